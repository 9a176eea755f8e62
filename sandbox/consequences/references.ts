import { at, said } from "../constraints";
import type { Properties } from "../protocol";

/** A property that names another object by its id. */
export interface Reference {
  readonly path: string;
  /** The types that the id may belong to. */
  readonly to: readonly string[];
  /** Whether the object that is named cannot be deleted as long as this one names it. */
  readonly holds: boolean;
  /** Whether it is named within the region of the one that names it, as AWS does with most of its objects. */
  readonly inRegion?: boolean;
}

const pagerduty = (name: string) => `pagerduty:index/${name[0]?.toLowerCase() ?? ""}${name.slice(1)}:${name}`;
const reference = (path: string, to: readonly string[], holds = true): Reference => ({ path, to, holds });
const inRegion = (path: string, to: string): Reference => ({ ...reference(path, [to], false), inRegion: true });
const services = [pagerduty("Service")];
const schedules = [pagerduty("Schedule"), pagerduty("Schedulev2")];
const orchestrations = [pagerduty("EventOrchestration")];
const zones = ["aws:route53/zone:Zone"];
const healthChecks = ["aws:route53/healthCheck:HealthCheck"];
const roles = ["aws:iam/role:Role"];
const buckets = ["aws:s3/bucket:Bucket"];

/** Which objects name which: what must exist before, and what cannot be deleted until nothing names it any more. */
export const references: Readonly<Record<string, readonly Reference[]>> = {
  [pagerduty("TeamMembership")]: [
    reference("userId", [pagerduty("User")], false),
    reference("teamId", [pagerduty("Team")], false),
  ],
  [pagerduty("UserContactMethod")]: [reference("userId", [pagerduty("User")], false)],
  [pagerduty("UserNotificationRule")]: [reference("userId", [pagerduty("User")], false)],
  [pagerduty("Schedule")]: [reference("layers[].users[]", [pagerduty("User")])],
  [pagerduty("Schedulev2")]: [
    reference("rotations[].events[].assignmentStrategies[].members[].userId", [pagerduty("User")]),
  ],
  [pagerduty("EscalationPolicy")]: [
    reference("rules[].targets[].id", [pagerduty("User"), ...schedules]),
    reference("teams", [pagerduty("Team")]),
  ],
  [pagerduty("Service")]: [reference("escalationPolicy", [pagerduty("EscalationPolicy")])],
  [pagerduty("ServiceIntegration")]: [reference("service", services, false)],
  [pagerduty("AlertGroupingSetting")]: [reference("services[]", services, false)],
  [pagerduty("ServiceDependency")]: [
    reference("dependency.dependentServices[].id", [...services, pagerduty("BusinessService")], false),
    reference("dependency.supportingServices[].id", [...services, pagerduty("BusinessService")], false),
  ],
  [pagerduty("EventOrchestration")]: [reference("team", [pagerduty("Team")])],
  [pagerduty("EventOrchestrationService")]: [reference("service", services, false)],
  [pagerduty("EventOrchestrationServiceCacheVariable")]: [reference("service", services, false)],
  [pagerduty("IncidentWorkflow")]: [reference("team", [pagerduty("Team")])],
  [pagerduty("SlackConnection")]: [reference("sourceId", [...services, pagerduty("Team")], false)],
  [pagerduty("WebhookSubscription")]: [reference("filters[].id", [...services, pagerduty("Team")], false)],
  [pagerduty("JiraCloudAccountMappingRule")]: [reference("config.service", services, false)],
  [pagerduty("BusinessServiceSubscriber")]: [
    reference("businessServiceId", [pagerduty("BusinessService")], false),
    reference("subscriberId", [pagerduty("Team"), pagerduty("User")], false),
  ],
  [pagerduty("AutomationActionsActionServiceAssociation")]: [
    reference("actionId", [pagerduty("AutomationActionsAction")], false),
    reference("serviceId", services, false),
  ],
  [pagerduty("AutomationActionsActionTeamAssociation")]: [
    reference("actionId", [pagerduty("AutomationActionsAction")], false),
    reference("teamId", [pagerduty("Team")], false),
  ],
  [pagerduty("EventOrchestrationIntegration")]: [reference("eventOrchestration", orchestrations, false)],
  [pagerduty("EventOrchestrationRouter")]: [
    reference("eventOrchestration", orchestrations, false),
    reference("set.rules[].actions.routeTo", services),
  ],
  [pagerduty("EventOrchestrationGlobal")]: [reference("eventOrchestration", orchestrations, false)],
  [pagerduty("IncidentWorkflowTrigger")]: [
    reference("workflow", [pagerduty("IncidentWorkflow")], false),
    reference("services[]", services, false),
  ],
  "datadog:index/sloCorrection:SloCorrection": [
    reference("sloId", ["datadog:index/serviceLevelObjective:ServiceLevelObjective"], false),
  ],
  "aws:route53/record:Record": [reference("zoneId", zones), reference("healthCheckId", healthChecks)],
  "aws:route53/healthCheck:HealthCheck": [reference("childHealthchecks[]", healthChecks)],
  "aws:iam/rolePolicy:RolePolicy": [reference("role", roles)],
  "aws:lambda/functionUrl:FunctionUrl": [inRegion("functionName", "aws:lambda/function:Function")],
  "aws:lambda/permission:Permission": [inRegion("function", "aws:lambda/function:Function")],
  "aws:s3/bucketVersioning:BucketVersioning": [reference("bucket", buckets, false)],
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": [reference("bucket", buckets, false)],
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": [reference("bucket", buckets, false)],
  "aws:route53recoverycontrol/controlPanel:ControlPanel": [],
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": [inRegion("backupVaultName", "aws:backup/vault:Vault")],
};

/** An id that some inputs name, where, and as what. */
export interface Named extends Reference {
  readonly id: string;
  readonly where: string;
}

const monitor = "datadog:index/monitor:Monitor";

/** Every object that inputs name by its id, composites' members and message handles included. */
export function namedIn(type: string, inputs: Properties): readonly Named[] {
  const declared = (references[type] ?? []).flatMap((it) =>
    at(inputs, it.path).map(({ path, value }) => ({
      ...it,
      id: it.inRegion === true ? `${said(value)}@${said(inputs.region ?? "")}` : said(value),
      where: path,
    })),
  );
  if (type !== monitor) return declared;
  const members = inputs.type === "composite" ? [...said(inputs.query ?? "").matchAll(/\d+/g)] : [];
  const handles = [...said(inputs.message ?? "").matchAll(/@pagerduty-([\w-]+)/g)];
  const slos = [...said(inputs.query ?? "").matchAll(/^(?:burn_rate|error_budget)\("([^"]+)"\)/g)];
  return [
    ...declared,
    ...members.map(([id]) => ({ path: "query", to: [monitor], holds: true, id, where: "query" })),
    ...handles.map(([, id = ""]) => ({
      path: "message",
      to: ["datadog:pagerduty/serviceObject:ServiceObject"],
      holds: false,
      id,
      where: "message",
    })),
    ...slos.map(([, id = ""]) => ({
      path: "query",
      to: ["datadog:index/serviceLevelObjective:ServiceLevelObjective"],
      holds: true,
      id,
      where: "query",
    })),
  ];
}
