import * as pulumi from "@pulumi/pulumi";
import { Access } from "./access";
import { Alarms } from "./alarms";
import { Data } from "./data";
import { Dns } from "./dns";
import { Documents } from "./documents";
import { Drills } from "./drills";
import { Edge } from "./edge";
import { Evidence } from "./evidence";
import { Handbook } from "./handbook";
import { Keys } from "./keys";
import { Pager } from "./pager";
import { Probes } from "./probes";
import { Readiness } from "./readiness";
import { RunEvents } from "./runEvents";
import type { FailoverSpecs } from "./specs";
import { FailoverSwitch } from "./switch";

/** What the failover needs: its specs, and where alarms of readiness are told. */
export interface FailoverArgs {
  readonly specs: FailoverSpecs;
  readonly p2: {
    /** Integration key of the P2 service's CloudWatch integration; a secret. */
    readonly cloudwatchKey: pulumi.Input<string>;
  };
  /** The key with which AWS sends events to PagerDuty's orchestration; a secret. */
  readonly routingKey: pulumi.Input<string>;
  /** Events key of the service that approvers are paged by; a secret. */
  readonly approvalsKey: pulumi.Input<string>;
}

/** What AWS waits for by itself can take three quarters of an hour; a dead region must not hold the others up so long. */
const patience = { create: "5m", update: "5m", delete: "5m" };

/** Gives every resource below a component the same patience, unless it asks for more. */
const patiently: pulumi.ResourceTransformation = ({ props, opts }) => ({
  props,
  opts: pulumi.mergeOptions({ customTimeouts: patience }, opts),
});

/** AWS: a standby that is ready, a switch that works when the primary is gone, and what is needed around it. */
export class Failover extends pulumi.ComponentResource {
  constructor(
    name: string,
    { specs, p2, routingKey, approvalsKey }: FailoverArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("incident-response:failover:Failover", name, {}, pulumi.mergeOptions(opts, { transformations: [patiently] }));
    const within = { parent: this };
    const { roles } = new Access(`${name}-access`, { name, specs }, within);
    new Readiness(`${name}-readiness`, { name, specs, p2Key: p2.cloudwatchKey, eventsUrl: specs.eventsUrl }, within);
    const { arns } = new Alarms(`${name}-alarms`, { name, specs }, within);
    const { mayServe, facts } = new FailoverSwitch(`${name}-switching`, { name, specs }, within);
    new Dns(`${name}-dns`, { name, specs, mayServe }, within);
    new Edge(`${name}-edge`, { name, specs }, within);
    new Data(`${name}-data`, { name, specs, roles }, within);
    new Keys(`${name}-keys`, { name, specs, roles }, within);
    new Pager(`${name}-pager`, { name, specs, routingKey, roles }, within);
    new Evidence(`${name}-evidence-store`, { name, specs, roles }, within);
    new Handbook(`${name}-handbook-pages`, { name, specs }, within);
    new Documents(`${name}-runbooks`, { name, specs, roles, facts }, within);
    new RunEvents(`${name}-run-events`, { name, specs, approvalsKey, roles }, within);
    new Probes(`${name}-probes`, { name, specs }, within);
    // An experiment runs in the primary, and can be stopped by an alarm of the primary alone.
    const stopAlarm = arns.get("standby-region-unreachable-primary");
    if (stopAlarm === undefined) throw new Error("nothing would stop an experiment: no alarm watches the standby");
    new Drills(`${name}-drills`, { name, specs, roles, stopAlarm }, within);
    this.registerOutputs({});
  }
}
