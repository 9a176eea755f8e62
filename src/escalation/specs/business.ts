import type { Environment } from "../../environment";
import { componentKeys, stakeholderKeys, type ComponentKey, type Plan } from "../../plan";

/** What customers see, and who follows it. */
export interface BusinessServiceSpec {
  readonly key: ComponentKey;
  readonly name: string;
  readonly description: string;
  readonly pointOfContact: string;
  /** Keys of teams. */
  readonly subscribers: readonly string[];
}

/**
 * A business service for each component. None rests on a service: those are by severity, so that a fault of one component
 * would impact all. Which ones an incident impacts, the record says, by the component that it is about.
 */
export function businessServiceSpecs(plan: Plan, { features }: Environment): BusinessServiceSpec[] {
  if (!features.businessServices) return [];
  return componentKeys.map((key) => ({
    key,
    name: plan.components[key].title,
    description: plan.components[key].description,
    pointOfContact: plan.roles["communications-lead"].title,
    subscribers: stakeholderKeys.map((group) => `stakeholders-${group}`),
  }));
}
