import type { Environment } from "../../environment";
import {
  componentKeys,
  severityKeys,
  stakeholderKeys,
  type ComponentKey,
  type Plan,
  type SeverityKey,
} from "../../plan";

/** What customers see, which services it rests on, and who follows it. */
export interface BusinessServiceSpec {
  readonly key: ComponentKey;
  readonly name: string;
  readonly description: string;
  readonly pointOfContact: string;
  readonly supportedBy: readonly SeverityKey[];
  /** Keys of teams. */
  readonly subscribers: readonly string[];
}

/**
 * A business service for each component. Services are by severity, so every component rests on those whose incidents
 * customers are told of; which component an incident is about, its field says.
 */
export function businessServiceSpecs(plan: Plan, { features }: Environment): BusinessServiceSpec[] {
  if (!features.businessServices) return [];
  return componentKeys.map((key) => ({
    key,
    name: plan.components[key].title,
    description: plan.components[key].description,
    pointOfContact: plan.roles["communications-lead"].title,
    supportedBy: severityKeys.filter((severity) => plan.severities[severity].externalCommunication),
    subscribers: stakeholderKeys.map((group) => `stakeholders-${group}`),
  }));
}
