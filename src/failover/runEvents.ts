import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { documentName, documentKeys, regionRoles, type RegionRole } from "../plan";
import { eventSource, prefix } from "./names";
import { pagerdutyDestination } from "./pagerdutyDestination";
import type { FailoverSpecs } from "./specs";

/** What rules on runs are made from, and the name that its children's names begin with. */
export interface RunEventsArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "names" | "eventsUrl">;
  /** Events key of the service that approvers are paged by; a secret. */
  readonly approvalsKey: pulumi.Input<string>;
  readonly roles: readonly pulumi.Resource[];
}

/** What runbooks say on the event bus, and who hears it: PagerDuty when somebody must approve, the record at every end. */
export class RunEvents extends pulumi.ComponentResource {
  constructor(component: string, args: RunEventsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:RunEvents", component, {}, opts);
    for (const role of regionRoles) {
      this.#recordEnds(role, args);
      this.#pageApprovers(role, args);
    }
    this.registerOutputs({});
  }

  /** A run that is cancelled, or whose approval nobody gave, cannot record itself. */
  #recordEnds(role: RegionRole, { name, specs: { names }, roles }: RunEventsArgs): void {
    const region = names.regions[role];
    const rule = this.#rule(
      `${name}-${role}-run-ended`,
      region,
      "run-ended",
      "A runbook has ended: its run is recorded.",
      {
        source: ["aws.ssm"],
        "detail-type": ["EC2 Automation Execution Status-change Notification"],
        detail: {
          Definition: documentKeys.filter((it) => it !== "record-run").map(documentName),
          Status: ["Success", "Failed", "TimedOut", "Cancelled"],
        },
      },
    );
    new aws.cloudwatch.EventTarget(
      `${name}-${role}-run-ended-target`,
      {
        targetId: "record-run",
        rule: rule.name,
        region,
        arn: `${names.documentArn("record-run", role)}:$DEFAULT`,
        roleArn: names.roleArn("recorder"),
        inputTransformer: {
          inputPaths: { execution: "$.detail.ExecutionId" },
          inputTemplate: '{"ExecutionId":["<execution>"]}',
        },
      },
      { parent: this, dependsOn: [...roles] },
    );
  }

  /** An event of PagerDuty's own form: what its CloudWatch integration cannot read, it drops without a word. */
  #pageApprovers(role: RegionRole, { name, specs: { names, eventsUrl }, approvalsKey, roles }: RunEventsArgs): void {
    const region = names.regions[role];
    const rule = this.#rule(
      `${name}-${role}-approval`,
      region,
      "approval",
      "A runbook waits for somebody's approval.",
      {
        source: [eventSource],
        "detail-type": ["Runbook approval"],
      },
    );
    const destination = pagerdutyDestination(this, `${name}-${role}-approvals`, {
      title: `${prefix}-approvals`,
      description: "The key of the approvers' service.",
      region,
      eventsUrl,
      key: approvalsKey,
    });
    new aws.cloudwatch.EventTarget(
      `${name}-${role}-approval-target`,
      {
        targetId: "pagerduty",
        rule: rule.name,
        region,
        arn: destination.arn,
        roleArn: names.roleArn("pager"),
        inputTransformer: approvalEvent,
        // A page that is an hour late is none.
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 185 },
      },
      { parent: this, dependsOn: [...roles] },
    );
  }

  #rule(name: string, region: string, key: string, description: string, pattern: unknown): aws.cloudwatch.EventRule {
    return new aws.cloudwatch.EventRule(
      name,
      { name: `${prefix}-${key}`, description, region, eventPattern: JSON.stringify(pattern) },
      { parent: this },
    );
  }
}

/** What the approvals of one run are told apart by: asking and having been answered are one alert. */
const approvalEvent = {
  inputPaths: Object.fromEntries(
    ["action", "execution", "document", "incident", "message", "region"].map((it) => [it, `$.detail.${it}`]),
  ),
  inputTemplate: JSON.stringify({
    event_action: "<action>",
    dedup_key: "<execution>",
    payload: {
      summary: "[P0] Approval wanted: <message>",
      source: "<document> in <region>",
      severity: "critical",
      custom_details: {
        incident: "<incident>",
        execution: "<execution>",
        approve: "npm run respond -- approve <execution> --region <region>",
      },
    },
  }),
};
