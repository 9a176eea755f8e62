import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pagerdutyApiUrl, type Environment } from "../../environment";
import { roleArn } from "../../failover";
import {
  buttonKeys,
  commands,
  commandsOf,
  documentName,
  handLines,
  severityKeys,
  whereItRuns,
  type ButtonKey,
  type Plan,
  type SeverityKey,
} from "../../plan";

/** A button beside an incident: a script that the runner runs when a responder presses it. */
export interface ActionSpec {
  readonly key: ButtonKey;
  readonly name: string;
  readonly description: string;
  readonly script: string;
  readonly runner: string | undefined;
  readonly classification: "remediation";
  readonly services: readonly SeverityKey[];
}

const program = readFileSync(join(__dirname, "..", "button.py"), "utf8");

/** Draws the buttons up: one for each runbook, and one for the way back, on every service that pages. */
export function actionSpecs(plan: Plan, environment: Environment): ActionSpec[] {
  const { features, pagerduty, aws } = environment;
  if (!features.automationActions) return [];
  return buttonKeys.map((key) => {
    const { title, asks } = plan.buttons[key];
    const fields = Object.values(asks).map((it) => plan.incidentFields[it].title);
    const first = fields.length === 0 ? "" : ` First fill in ${fields.join(" and ")} of the incident.`;
    return {
      key,
      name: title,
      description: `Starts ${whereItRuns(key, aws.regions)}.${first}`,
      script: script(key, plan, environment),
      runner: pagerduty.automationRunner,
      classification: "remediation",
      services: severityKeys.filter((severity) => plan.severities[severity].channel === "page"),
    };
  });
}

/** The button's program, with what it is told of its document; JSON is Python as well. */
function script(key: ButtonKey, plan: Plan, environment: Environment): string {
  const { aws, pagerduty } = environment;
  const { primary, standby } = aws.regions;
  const told = {
    document: documentName(key),
    regions: [standby, primary],
    role: roleArn(environment, "runner"),
    pagerduty: pagerdutyApiUrl(pagerduty),
    asks: Object.entries(plan.buttons[key].asks).map(([parameter, field]) => ({
      parameter,
      field,
      title: plan.incidentFields[field].title,
    })),
    byHand: handLines(
      key === "failback" ? (plan.buttons[key].byHand ?? []) : commandsOf(key).flatMap((it) => commands[it].byHand),
      {
        accountId: aws.accountId,
        standby,
        incident: "<incident>",
      },
    ),
  };
  return `#!/usr/bin/env python3\n# ${plan.buttons[key].title}\nbutton = ${JSON.stringify(told, undefined, 2)}\n\n${program}`;
}
