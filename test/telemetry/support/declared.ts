import { drawSpecs } from "../../../src/blueprint";
import { plan, type Plan } from "../../../src/plan";
import type { Declared } from "../../../src/telemetry";
import { environmentWith } from "../../monitors/support/production";

/** What is declared for production once everybody has been heard, for the plan as it stands or for a changed one. */
export function declared(changed: Plan = plan, config: Readonly<Record<string, unknown>> = {}): Declared {
  const environment = environmentWith(config);
  return { plan: changed, environment, ...drawSpecs(changed, environment) };
}
