import { pagerdutyEventsUrl, type Environment } from "../../environment";
import type { Plan } from "../../plan";
import { namesIn, type Names } from "../names";
import { accessSpecs, type RoleSpec } from "./access";
import { alarmAlerts } from "./alarmAlerts";
import { alarmSpecs, type AlarmSpec } from "./alarms";
import type { AlertRuleSpec } from "./alerts";
import { alertTests, type AlertTestSpec } from "./alertTests";
import {
  dataSpec,
  evidenceSpec,
  keySpecs,
  logSpecs,
  type DataSpec,
  type EvidenceSpec,
  type KeySpec,
  type LogSpec,
} from "./data";
import { dnsSpec, type DnsSpec } from "./dns";
import { drillSpecs, type DrillSpec } from "./drills";
import { edgeSpec, type EdgeSpec } from "./edge";
import { probeSpecs, type ProbeFunctionSpec } from "./probes";
import { documentSpecs, type DocumentSpec } from "./runbooks";
import { trailAlerts } from "./trail";

export type { RoleSpec } from "./access";
export type { AlarmSpec } from "./alarms";
export type { AlertRuleSpec } from "./alerts";
export type { AlertTestSpec } from "./alertTests";
export type { DataSpec, EvidenceSpec, KeySpec, LogSpec } from "./data";
export type { DnsSpec, HealthCheckSpec, HostSpec } from "./dns";
export type { DrillSpec } from "./drills";
export type { EdgeSpec, FirewallRuleSpec } from "./edge";
export type { ProbeFunctionSpec } from "./probes";
export type { DocumentSpec } from "./runbooks";

/** Which switch people throw, and what of it exists already. */
export interface SwitchSpec {
  readonly kind: Environment["failover"]["switch"];
  /** Of routing controls: a cluster that is there with its endpoints, or "new". */
  readonly routingControl?: NonNullable<Environment["failover"]["routingControl"]>;
}

/** Everything that `src/failover` declares. */
export interface FailoverSpecs {
  readonly names: Names;
  readonly regions: Environment["aws"]["regions"];
  /** Where PagerDuty takes events. */
  readonly eventsUrl: string;
  readonly switch: SwitchSpec;
  readonly dns: DnsSpec;
  readonly edge: EdgeSpec;
  readonly data: DataSpec;
  readonly keys: readonly KeySpec[];
  readonly evidence: EvidenceSpec;
  /** The plan's kinds of log: where the product writes them, until they are collected. */
  readonly logs: readonly LogSpec[];
  /** Networks that may read the handbook; none: it is kept elsewhere. */
  readonly handbookReaders: readonly string[];
  readonly roles: readonly RoleSpec[];
  readonly documents: readonly DocumentSpec[];
  readonly drills: DrillSpec;
  readonly alarms: readonly AlarmSpec[];
  readonly alerts: readonly AlertRuleSpec[];
  readonly alertTests: readonly AlertTestSpec[];
  readonly probes: readonly ProbeFunctionSpec[];
}

/** Draws up the failover from the plan and the facts of an environment. */
export function failoverSpecs(plan: Plan, environment: Environment): FailoverSpecs {
  const names = namesIn(environment);
  const { switch: kind, routingControl } = environment.failover;
  const alarms = alarmSpecs(plan, environment, names);
  return {
    names,
    regions: environment.aws.regions,
    eventsUrl: pagerdutyEventsUrl(environment.pagerduty),
    switch: { kind, ...(routingControl !== undefined && { routingControl }) },
    dns: dnsSpec(plan, environment),
    edge: edgeSpec(plan, environment),
    data: dataSpec(plan, environment),
    keys: keySpecs(plan, environment, names),
    evidence: evidenceSpec(plan, environment),
    logs: logSpecs(plan, environment),
    handbookReaders: environment.handbook.readers,
    roles: accessSpecs(environment, names),
    documents: documentSpecs(plan, environment, names),
    drills: drillSpecs(plan, environment, names),
    alarms,
    alerts: [...trailAlerts(plan, environment, names), ...alarmAlerts(alarms, names)],
    alertTests: alertTests(plan, environment, names),
    probes: probeSpecs(plan, environment, names),
  };
}
