import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { FailoverSpecs } from "./specs";

/** What alarms are made from, and the name that their names begin with. */
export interface AlarmsArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "alarms" | "names">;
}

/** The alarms of both regions. None has an action: the pager's rules take their changes of state. */
export class Alarms extends pulumi.ComponentResource {
  /** ARNs by key and region role, such as standby-region-unreachable-primary. */
  readonly arns: ReadonlyMap<string, pulumi.Output<string>>;

  constructor(component: string, { name, specs }: AlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Alarms", component, {}, opts);
    this.arns = new Map(
      specs.alarms.map(
        ({ key, role, description, comparison, missing, periodSeconds, tags, dimensions, ...metric }) => {
          const alarm = new aws.cloudwatch.MetricAlarm(
            `${name}-${role}-${key}`,
            {
              name: metric.name,
              alarmDescription: description,
              region: specs.names.regions[role],
              namespace: metric.namespace,
              metricName: metric.metricName,
              dimensions: { ...dimensions },
              statistic: metric.statistic,
              period: periodSeconds,
              evaluationPeriods: metric.evaluationPeriods,
              comparisonOperator: comparison,
              threshold: metric.threshold,
              treatMissingData: missing,
              tags: { ...tags },
            },
            { parent: this },
          );
          return [`${key}-${role}`, alarm.arn] as const;
        },
      ),
    );
    this.registerOutputs({});
  }
}
