import { regionRoles } from "../../plan";
import type { Names } from "../names";
import type { AlarmSpec } from "./alarms";
import { alertName, type AlertRuleSpec, type EventPattern } from "./alerts";

/**
 * What becomes of an alarm's states: it alerts, its data stop where silence pages, it recovers. An alarm that has just been
 * made is without data, too, and goes from there without telling anybody.
 */
export function alarmAlerts(alarms: readonly AlarmSpec[], names: Names): AlertRuleSpec[] {
  return regionRoles.flatMap((role) => {
    const here = alarms.filter((it) => it.role === role);
    const rule = (
      key: string,
      description: string,
      told: readonly AlarmSpec[],
      state: string,
      before: readonly string[],
      event: "trigger" | "resolve",
    ): AlertRuleSpec => ({
      key,
      role,
      name: alertName(key),
      description,
      pattern: changeOf(
        told.map(({ name }) => name),
        state,
        before,
      ),
      template: alarmTemplate(names.regions[role], event),
      tags: {},
    });
    return [
      rule("alarm-raised", "An alarm is raised.", here, "ALARM", ["OK", "INSUFFICIENT_DATA"], "trigger"),
      rule(
        "alarm-silent",
        "An alarm has lost its data, and its silence pages.",
        here.filter(({ missing }) => missing === "missing"),
        "INSUFFICIENT_DATA",
        ["OK", "ALARM"],
        "trigger",
      ),
      rule(
        "alarm-recovered",
        "An alarm is over that is over by itself.",
        here.filter(({ resolves }) => resolves === "by-itself"),
        "OK",
        ["ALARM", "INSUFFICIENT_DATA"],
        "resolve",
      ),
    ];
  });
}

function changeOf(alarmName: readonly string[], state: string, before: readonly string[]): EventPattern {
  return {
    source: ["aws.cloudwatch"],
    "detail-type": ["CloudWatch Alarm State Change"],
    detail: { alarmName, state: { value: [state] }, previousState: { value: before } },
  };
}

/** An event of PagerDuty's Events API v2. Trigger and resolve share their key; the summary says severity and component. */
const alarmTemplate = (region: string, event: "trigger" | "resolve"): AlertRuleSpec["template"] => ({
  paths: {
    alarm: "$.detail.alarmName",
    description: "$.detail.configuration.description",
    state: "$.detail.state.value",
    time: "$.time",
  },
  text: JSON.stringify({
    event_action: event,
    dedup_key: `<alarm>/${region}`,
    payload: {
      summary: "<description>",
      source: region,
      timestamp: "<time>",
      severity: "error",
      class: "<alarm>",
      custom_details: { state: "<state>", cause: "<alarm>" },
    },
  }),
});
