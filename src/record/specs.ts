import { pagerdutyEventsUrl, type Environment } from "../environment";
import { watchedServices } from "../escalation";
import { namesIn } from "../failover";
import { deadLetterArn, type FunctionSpec } from "../functions";
import type { Plan } from "../plan";
import { factsOf } from "./facts";
import { ingressName, recordNames, secretPrefix, workerName, type RecordNames } from "./names";
import { mayTakeIn, mayWork } from "./rights";
import { factsFile, type Facts } from "./runtime/facts";

/** A delivery of every change of a service's incidents. */
export interface SubscriptionSpec {
  /** The key of its spec. */
  readonly service: string;
  readonly description: string;
  readonly events: readonly string[];
}

/** A secret whose value people put; what it holds is said for them. */
export interface SecretSpec {
  readonly name: string;
  readonly holds: string;
}

/** Something that the clock asks of the worker. */
export interface TickSpec {
  readonly key: string;
  readonly description: string;
  readonly expression: string;
  /** A message of the queue. */
  readonly input: string;
}

/** Everything that `src/record` declares. */
export interface RecordSpecs {
  readonly names: RecordNames;
  /** The other region, which has a copy of the table. */
  readonly copyRegion: string;
  readonly pointInTimeDays: number;
  readonly recoveryWindowDays: number;
  readonly eventsUrl: string;
  readonly facts: Facts;
  readonly subscriptions: readonly SubscriptionSpec[];
  readonly secrets: readonly SecretSpec[];
  readonly ticks: readonly TickSpec[];
  readonly ingress: FunctionSpec;
  readonly worker: FunctionSpec;
  /** What the worker could not do after all tries. */
  readonly deadLetterArn: string;
}

/** In alphabetical order, as PagerDuty returns them: another one would differ for ever. */
const recorded = [
  "incident.acknowledged",
  "incident.annotated",
  "incident.custom_field_values.updated",
  "incident.delegated",
  "incident.escalated",
  "incident.priority_updated",
  "incident.reassigned",
  "incident.reopened",
  "incident.resolved",
  "incident.responder.added",
  "incident.responder.replied",
  "incident.status_update_published",
  "incident.triggered",
  "incident.unacknowledged",
];

/** How often the record asks PagerDuty for what nobody told it. */
export const reconcileMinutes = 5;

/** Draws up the record from the plan and the facts of an environment. */
export function recordSpecs(plan: Plan, environment: Environment): RecordSpecs {
  const names = recordNames(environment);
  const { pointInTimeDays, deletionWindowDays } = plan.safekeeping;
  const facts = factsOf(plan, environment, names);
  const secrets = secretSpecs(facts);
  const worker: FunctionSpec = {
    name: workerName,
    description: "Decides what follows from each event of an incident, and does it.",
    region: names.region,
    entry: "src/record/runtime/worker.ts",
    files: { [factsFile]: JSON.stringify(facts) },
    memoryMegabytes: 512,
    timeoutSeconds: 60,
    rights: mayWork(
      names,
      namesIn(environment).bucketArn("evidence", "standby"),
      secrets.map(({ name }) => name),
    ),
    environment: {},
  };
  return {
    names,
    copyRegion: environment.aws.regions.primary,
    pointInTimeDays,
    recoveryWindowDays: deletionWindowDays,
    eventsUrl: pagerdutyEventsUrl(environment.pagerduty),
    facts,
    subscriptions: watchedServices(plan, environment).map(({ service, name }) => ({
      service,
      description: `Every change of ${name} incidents, for the record.`,
      events: recorded,
    })),
    secrets,
    ticks: [
      {
        key: "reconcile",
        description: "Asks PagerDuty for what no webhook told, and finishes what somebody began.",
        expression: `rate(${reconcileMinutes} minutes)`,
        input: JSON.stringify({ is: "reconcile" }),
      },
      {
        key: "review",
        description: "The monthly review of incidents, on the first of the month.",
        expression: "cron(0 9 1 * ? *)",
        input: JSON.stringify({ is: "review" }),
      },
    ],
    ingress: {
      name: ingressName,
      description: "Takes PagerDuty's webhooks in: verifies who sent them, and puts them into the queue.",
      region: names.region,
      entry: "src/record/runtime/ingress.ts",
      memoryMegabytes: 256,
      timeoutSeconds: 10,
      rights: mayTakeIn(names),
      environment: { QUEUE_URL: names.queueUrl, SECRETS: secretPrefix },
    },
    worker,
    deadLetterArn: deadLetterArn(worker, names.accountId),
  };
}

function secretSpecs({ slack, jira, statusPage, email, postMortems }: Facts): readonly SecretSpec[] {
  return [
    { name: "pagerduty-webhooks", holds: "The signing secrets of PagerDuty's webhook subscriptions, one a line." },
    { name: "pagerduty", holds: "A REST API key of PagerDuty that may read and write incidents." },
    { name: "datadog", holds: "A Datadog API key." },
    ...(slack !== undefined
      ? [
          {
            name: "slack",
            holds: "A bot token of Slack: channels:manage, channels:read, chat:write, users:read.email.",
          },
        ]
      : []),
    ...(jira !== undefined
      ? [{ name: "jira", holds: "An account's address, a colon, and its API token at Atlassian." }]
      : []),
    ...(statusPage !== undefined ? [{ name: "statuspage", holds: "An API key of Statuspage." }] : []),
    ...(email !== undefined ? [{ name: "sendgrid", holds: "A SendGrid API key for marketing and mail send." }] : []),
    ...(postMortems !== undefined
      ? [{ name: "github", holds: "A GitHub token that may write contents and pull requests of the post-mortems." }]
      : []),
  ];
}
