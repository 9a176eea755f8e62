import type { Environment } from "../../environment";
import type { IncidentField, IncidentFieldKey, Plan } from "../../plan";

/** A field of every incident. */
export interface FieldSpec {
  readonly name: IncidentFieldKey;
  readonly displayName: string;
  readonly description: string;
  readonly dataType: IncidentField["type"];
}

/** The fields of every incident's record. */
export function fieldSpecs(plan: Plan, { features }: Environment): FieldSpec[] {
  if (!features.customFields) return [];
  return Object.entries(plan.incidentFields).map(([name, { title, description, type }]) => ({
    name: name as IncidentFieldKey,
    displayName: title,
    description,
    dataType: type,
  }));
}
