import type { Environment } from "../../environment";
import { documentName, drillEveryMonths, type DrillKey, type Plan, type RegionRole } from "../../plan";
import { type Names } from "../names";
import { chaosTag } from "./rights";

/** Something that EventBridge Scheduler starts. */
export interface ScheduledDrillSpec {
  readonly key: DrillKey | "training";
  readonly description: string;
  /** cron(…), in UTC. */
  readonly expression: string;
  readonly target: string;
  readonly input: string;
}

/** The exercises, and the experiment that takes the primary away. */
export interface DrillSpec {
  /** Disabled until config signs them off. */
  readonly state: "ENABLED" | "DISABLED";
  readonly schedules: readonly ScheduledDrillSpec[];
  readonly experiment: {
    /** Where it runs: in the region that is taken away. */
    readonly role: RegionRole;
    readonly description: string;
    /** ISO 8601, such as PT30M. */
    readonly duration: string;
    /** Only subnets that are marked so are cut off. */
    readonly tag: { readonly key: string; readonly value: string };
  };
}

/** A date's month, and every so many months after it, as cron's list. */
function monthsFrom(first: number, every: number): string {
  const months = Array.from({ length: 12 / every }, (_, turn) => ((first - 1 + turn * every) % 12) + 1);
  return months.sort((a, b) => a - b).join(",");
}

function cron(firstRun: string, everyMonths: number): string {
  const at = new Date(firstRun);
  return `cron(${at.getUTCMinutes()} ${at.getUTCHours()} ${at.getUTCDate()} ${monthsFrom(at.getUTCMonth() + 1, everyMonths)} ? *)`;
}

/** Draws up the exercises at the times at which their monitors are muted; runbooks run dry. */
export function drillSpecs(plan: Plan, { failover }: Environment, names: Names): DrillSpec {
  const drills = Object.entries(plan.drills) as [DrillKey, Plan["drills"][DrillKey]][];
  const firstTraining = plan.drillMutes["circuit-vulnerability"]?.firstRun ?? "2026-09-08T14:00:00Z";
  return {
    state: failover.drillsSignedOff ? "ENABLED" : "DISABLED",
    schedules: [
      ...drills.map(([key, { title, scenario, runbook }]) => ({
        key,
        description: `${title}: ${scenario}; the runbook runs dry.`,
        expression: cron(plan.drillMutes[key]?.firstRun ?? firstTraining, drillEveryMonths),
        target: "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution",
        input: JSON.stringify({
          DocumentName: documentName(runbook),
          Parameters: { DryRun: ["true"], IncidentReference: [`drill-${key}`] },
        }),
      })),
      {
        key: "training",
        description: `Incident response training: ${plan.training.topics.join(", ")}.`,
        expression: cron(firstTraining, plan.training.everyMonths),
        target: "arn:aws:scheduler:::aws-sdk:sns:publish",
        input: JSON.stringify({
          TopicArn: names.topicArn("standby"),
          Subject: "Incident response training is due",
          Message: `${plan.training.format.join(", ")}. Topics: ${plan.training.topics.join(", ")}.`,
        }),
      },
    ],
    experiment: {
      role: "primary",
      description: "Region lost: cuts the marked subnets of the primary off, and stops its replication.",
      duration: `PT${plan.drillMutes["multi-component-outage"]?.durationMinutes ?? 60}M`,
      tag: chaosTag,
    },
  };
}
