import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import { PlanError, severityKeys, type Finding, type SeverityKey } from "../plan";

/** The id of each severity's priority. */
export type PriorityOf = (severity: SeverityKey) => pulumi.Output<string>;

/**
 * Looks up the account's priorities. They are made by hand in the account: no API can.
 *
 * @param names the name of each severity's priority, as the account's settings show it.
 * @returns Outputs that fail with one error for all the names that the account does not have.
 */
export function lookUpPriorities(names: Readonly<Record<SeverityKey, string>>, parent: pulumi.Resource): PriorityOf {
  const found = Promise.allSettled(severityKeys.map((it) => pagerduty.getPriority({ name: names[it] }, { parent })));
  const ids = found.then((answers) => {
    const missing = answers.flatMap((it, index) => (it.status === "rejected" ? (severityKeys[index] ?? []) : []));
    if (missing.length > 0)
      throw new pulumi.RunError(new PlanError(missing.map((it) => unknown(it, names[it]))).message);
    return answers.map((it) => (it.status === "fulfilled" ? it.value.id : ""));
  });
  return (severity) => pulumi.output(ids).apply((all) => all[severityKeys.indexOf(severity)] ?? "");
}

function unknown(severity: SeverityKey, name: string): Finding {
  return {
    rule: "config/unknown-priority",
    path: `config.pagerduty.priorities.${severity}`,
    problem: `the account has no incident priority called ${name}`,
    remedy: "make it under Incident Priority in the account's settings, or name one that is there",
  };
}
