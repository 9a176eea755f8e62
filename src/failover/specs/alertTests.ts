import type { Environment } from "../../environment";
import { oncallCheckTitle, oncallTestAt, oncallTestTitle, regionRoles, type Plan } from "../../plan";
import type { Names } from "../names";
import { alertName, signalTemplate, type AlertRuleSpec } from "./alerts";

/** A rule that sends a test event, each day, the way that its region's alerts go. */
export interface AlertTestSpec extends Omit<AlertRuleSpec, "pattern"> {
  /** cron(…), in UTC. */
  readonly schedule: string;
}

const key = "oncall-check";

/** Draws up each region's test of its way to PagerDuty; the daily check finds and resolves what arrives. */
export function alertTests(plan: Plan, environment: Environment, names: Names): AlertTestSpec[] {
  const [hour, minute] = oncallTestAt.split(":").map(Number);
  const signal = plan.signals[key];
  if (signal === undefined) return [];
  return regionRoles.map((role) => {
    const region = names.regions[role];
    const { paths, text } = signalTemplate(environment, region, key, signal, {});
    return {
      key,
      role,
      name: alertName(key),
      description: "Sends a test event to PagerDuty, as the region's alarms do.",
      schedule: `cron(${minute ?? 0} ${hour ?? 0} * * ? *)`,
      template: { paths, text: text.replace(oncallCheckTitle, oncallTestTitle(region)) },
      tags: {},
    };
  });
}
