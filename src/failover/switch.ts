import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { regionRoles, type RegionRole } from "../plan";
import { asJson, policy } from "../iam";
import { prefix, switchObject, type Names } from "./names";
import type { Placeholder } from "./runbooks/switching";
import type { FailoverSpecs, SwitchSpec } from "./specs";

/** What every kind of switch gives to DNS and to the runbooks. */
export interface Switch {
  /** The health check that says a region may serve; the standby has one only where the switch can hold it back. */
  readonly mayServe: { readonly primary: pulumi.Input<string>; readonly standby?: pulumi.Input<string> };
  /** What the runbooks that throw it must know. */
  readonly facts: Readonly<Partial<Record<Placeholder, pulumi.Input<string>>>>;
}

/** What a switch is made from, and the name that its children's names begin with. */
export interface SwitchArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "names" | "switch" | "dns">;
}

/** The switch that people throw, by data planes alone. It declares none of its own positions, so no `up` can throw it. */
export class FailoverSwitch extends pulumi.ComponentResource implements Switch {
  readonly mayServe: Switch["mayServe"];
  readonly facts: Switch["facts"];

  constructor(component: string, { name, specs }: SwitchArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Switch", component, {}, opts);
    const make = {
      "health-check": () => byHealthCheck(name, specs.names, specs.dns, this),
      "routing-control": () => byRoutingControl(name, specs.switch, this),
      "region-switch": () => byPlan(name, specs, this),
    }[specs.switch.kind]();
    this.mayServe = make.mayServe;
    this.facts = make.facts;
    this.registerOutputs({});
  }
}

/**
 * An inverted health check on an object of the standby region: the primary may serve as long as the object is not there.
 * Whoever can write one object in the standby can fail over, with nothing of the primary alive.
 */
function byHealthCheck(name: string, names: Names, dns: FailoverSpecs["dns"], parent: pulumi.Resource): Switch {
  const region = names.regions.standby;
  const bucket = new aws.s3.Bucket(
    `${name}-switch`,
    { bucket: names.bucket("switch", "standby"), region },
    { parent, protect: true },
  );
  // Route 53's checkers are nobody in particular: they may see whether this one object is there, and nothing else.
  const open = new aws.s3.BucketPublicAccessBlock(
    `${name}-switch-access`,
    {
      bucket: bucket.bucket,
      region,
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: false,
      restrictPublicBuckets: false,
    },
    { parent },
  );
  new aws.s3.BucketPolicy(
    `${name}-switch-policy`,
    {
      bucket: bucket.bucket,
      region,
      policy: asJson(
        policy({
          Sid: "CheckersSeeTheSwitch",
          Effect: "Allow",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: `${names.bucketArn("switch", "standby")}/${switchObject}`,
        }),
      ),
    },
    { parent, dependsOn: [open] },
  );
  const check = new aws.route53.HealthCheck(
    `${name}-switch-check`,
    {
      type: "HTTPS",
      fqdn: pulumi.interpolate`${bucket.bucket}.s3.${region}.amazonaws.com`,
      port: 443,
      resourcePath: `/${switchObject}`,
      requestInterval: dns.requestIntervalSeconds,
      failureThreshold: dns.failureThreshold,
      regions: [...dns.checkers],
      enableSni: true,
      invertHealthcheck: true,
      tags: { Name: "the primary may serve" },
    },
    { parent, protect: true },
  );
  return { mayServe: { primary: check.id }, facts: {} };
}

/** ARC's routing controls: one a region, and rules that keep at least one on, and for single writers never both. */
function byRoutingControl(name: string, { routingControl }: SwitchSpec, parent: pulumi.Resource): Switch {
  const kept = { parent, protect: true };
  const { cluster: given = "new", endpoints } = routingControl ?? {};
  const made =
    given === "new"
      ? new aws.route53recoverycontrol.Cluster(`${name}-cluster`, { name: prefix, networkType: "DUALSTACK" }, kept)
      : undefined;
  const clusterArn = made?.arn ?? given;
  const panel = new aws.route53recoverycontrol.ControlPanel(`${name}-panel`, { name: prefix, clusterArn }, kept);
  const controls = Object.fromEntries(
    regionRoles.map((role) => [
      role,
      new aws.route53recoverycontrol.RoutingControl(
        `${name}-${role}-control`,
        { name: `${prefix}-${role}`, clusterArn, controlPanelArn: panel.arn },
        kept,
      ),
    ]),
  ) as Record<RegionRole, aws.route53recoverycontrol.RoutingControl>;
  const rule = (key: string, ruleConfig: { inverted: boolean; threshold: number; type: string }) =>
    new aws.route53recoverycontrol.SafetyRule(
      `${name}-${key}`,
      {
        name: `${prefix}-${key}`,
        controlPanelArn: panel.arn,
        assertedControls: regionRoles.map((role) => controls[role].arn),
        ruleConfig,
        waitPeriodMs: 5000,
      },
      // An update of a safety rule loses its wait period: any change makes a new one.
      { parent, replaceOnChanges: ["*"], deleteBeforeReplace: true },
    );
  rule("one-region-serves", { inverted: false, threshold: 1, type: "ATLEAST" });
  rule("one-region-writes", { inverted: true, threshold: 2, type: "ATLEAST" });
  const check = (role: RegionRole) =>
    new aws.route53.HealthCheck(
      `${name}-${role}-control-check`,
      { type: "RECOVERY_CONTROL", routingControlArn: controls[role].arn, tags: { Name: `the ${role} may serve` } },
      kept,
    ).id;
  return {
    mayServe: { primary: check("primary"), standby: check("standby") },
    facts: {
      primaryControlArn: controls.primary.arn,
      standbyControlArn: controls.standby.arn,
      clusterEndpoints: pulumi.jsonStringify(made?.clusterEndpoints ?? endpoints),
    },
  };
}

/** A Region switch plan makes health checks of its own, approved by a person; records hang on them. */
function byPlan(name: string, { names, dns }: SwitchArgs["specs"], parent: pulumi.Resource): Switch {
  const [host] = dns.hosts;
  const plan = new aws.arcregionswitch.Plan(
    `${name}-region-switch`,
    {
      name: `${prefix}-region-switch`,
      description: "Moves the public names between the regions.",
      executionRole: names.roleArn("region-switch"),
      recoveryApproach: "activePassive",
      regions: [names.regions.primary, names.regions.standby],
      primaryRegion: names.regions.primary,
      // One workflow without a target region: two are returned in no fixed order.
      workflows: [
        {
          workflowTargetAction: "activate",
          steps: [
            {
              name: "Approve",
              executionBlockType: "ManualApproval",
              executionApprovalConfigs: [{ approvalRole: names.roleArn("approver"), timeoutMinutes: 15 }],
            },
          ],
        },
      ],
      reportConfigurations: [
        {
          reportOutputs: [
            {
              s3Configurations: [
                { bucketOwner: names.accountId, bucketPath: `${names.bucket("evidence", "standby")}/region-switch` },
              ],
            },
          ],
        },
      ],
    },
    { parent, protect: true },
  );
  const checks = aws.arcregionswitch.getRoute53HealthChecksOutput({ planArn: plan.arn }, { parent }).healthChecks;
  const of = (role: RegionRole) =>
    checks.apply(
      (all) =>
        all.find((it) => it.region === names.regions[role] && it.recordName === host?.hostName)?.healthCheckId ?? "",
    );
  return { mayServe: { primary: of("primary"), standby: of("standby") }, facts: { planArn: plan.arn } };
}
