import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { prefix } from "./names";
import type { FailoverSpecs } from "./specs";

/** What drills are made from, and the name that their names begin with. */
export interface DrillsArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "drills" | "names">;
  /** The alarm that ends an experiment. */
  readonly stopAlarm: pulumi.Input<string>;
  readonly roles: readonly pulumi.Resource[];
}

/** Exercises: the calendar, in the standby so that it goes on, and the experiment that takes the primary away. */
export class Drills extends pulumi.ComponentResource {
  constructor(
    component: string,
    { name, specs, stopAlarm, roles }: DrillsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("incident-response:failover:Drills", component, {}, opts);
    const { names, drills } = specs;
    const roleArn = names.roleArn("drill");
    for (const { key, description, expression, target, input } of drills.schedules)
      new aws.scheduler.Schedule(
        `${name}-${key}-drill`,
        {
          name: `${prefix}-${key}`,
          description,
          region: names.regions.standby,
          scheduleExpression: expression,
          scheduleExpressionTimezone: "UTC",
          flexibleTimeWindow: { mode: "OFF" },
          state: drills.state,
          target: { arn: target, roleArn, input, retryPolicy: { maximumRetryAttempts: 0 } },
        },
        { parent: this, dependsOn: [...roles] },
      );
    const { description, duration, role, tag } = drills.experiment;
    new aws.fis.ExperimentTemplate(
      `${name}-region-lost`,
      {
        description,
        region: names.regions[role],
        roleArn: names.roleArn("experiment"),
        stopConditions: [{ source: "aws:cloudwatch:alarm", value: stopAlarm }],
        actions: [
          {
            name: "cut-subnets-off",
            actionId: "aws:network:route-table-disrupt-cross-region-connectivity",
            parameters: [
              { key: "duration", value: duration },
              { key: "region", value: names.regions.standby },
            ],
            target: { key: "Subnets", value: "marked-subnets" },
          },
          {
            name: "pause-replication",
            actionId: "aws:s3:bucket-pause-replication",
            parameters: [
              { key: "duration", value: duration },
              { key: "region", value: names.regions.standby },
            ],
            target: { key: "Buckets", value: "artefacts" },
          },
        ],
        targets: [
          { name: "marked-subnets", resourceType: "aws:ec2:subnet", selectionMode: "ALL", resourceTags: [tag] },
          {
            name: "artefacts",
            resourceType: "aws:s3:bucket",
            selectionMode: "ALL",
            resourceArns: [names.bucketArn("artefacts", "primary")],
          },
        ],
        tags: { Name: `${prefix}-region-lost` },
      },
      { parent: this, dependsOn: [...roles] },
    );
    this.registerOutputs({});
  }
}
