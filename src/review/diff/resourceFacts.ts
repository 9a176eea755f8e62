import type { Graph } from "../graph";
import { isManaged, nameOf, type Resource } from "../resources";
import type { AttributeName } from "./attributes";
import type { Fact } from "./facts";

/** Types whose meaning the graph already tells. */
const told =
  /(?::User|:Schedule|:Schedulev2|:EscalationPolicy|:Service|:Monitor|:SyntheticsTest|:SecurityMonitoringRule|:Record|:HealthCheck|:TeamMembership|:UserContactMethod|:UserNotificationRule|:SlackConnection|:WebhookSubscription|:Extension|:JiraCloudAccountMappingRule|:IncidentWorkflowTrigger)$/;

/** Types that only guard or inform: without one of them the response is weaker. */
const guards =
  /RestrictionPolicy|ConfigPolicy|ServiceLevelObjective|ServiceObject|Integration|Orchestration|Workflow|AutomationActions|Bucket|:Key$|ReplicaKey|Alarm|Table|Replication|WebAcl|Protection|Trail|Topic|Vault|Backup|Document|Lock|SafetyRule|RoutingControl|NotificationRule|slack\/channel/;

/** Numbers whose name says which direction is better, wherever they stand in a resource. */
const directions: readonly (readonly [RegExp, AttributeName])[] = [
  [
    /retention|retain|deletionWindow|deleteAfter|expiration|recoveryWindow|^target$|^years$|^days$/i,
    "longer-is-better",
  ],
  [
    /^(period|evaluationPeriods|datapointsToAlarm|minLocationFailed|timeout|waitPeriodMs|rtoInMinutes|coldStorageAfter|timeWindow|minFailureDuration)$/i,
    "shorter-is-better",
  ],
];

/** Switches that protect something when they are on. */
const protecting =
  /^(enabled|isEnabled|enable[A-Z].*|active|blockPublic.*|ignorePublicAcls|restrictPublicBuckets|mfaDelete|deletionProtection.*|objectLockEnabled|subscribedToAllServices|reject.*)$/;

/** What can be said of any resource: that it is protected, how long it keeps things, whether it is on, that it exists. */
export function resourceFacts({ resources }: Graph): Fact[] {
  return resources.filter(isManaged).flatMap((it): Fact[] => {
    const root = `resource ${it.urn}`;
    const kind = it.type.split(":").at(-1) ?? it.type;
    const subject = `${kind} ${nameOf(it)}`;
    const modelled = told.test(it.type);
    return [
      ...(modelled
        ? []
        : [
            {
              key: root,
              attribute: guards.test(it.type) ? ("guard" as const) : ("other" as const),
              subject,
              value: true,
            },
          ]),
      ...(it.protect === true
        ? [
            {
              key: `${root} protect`,
              attribute: "protection" as const,
              subject,
              value: true,
              ...(modelled ? {} : { root }),
            },
          ]
        : []),
      ...(modelled ? [] : numbers(it, subject, root)),
    ];
  });
}

function numbers({ inputs }: Resource, subject: string, root: string): Fact[] {
  const found: Fact[] = [];
  const visit = (value: unknown, path: readonly string[]) => {
    const last = path.findLast((it) => !/^\d+$/.test(it)) ?? "";
    const key = `${root} ${path.join(".")}`;
    const named = `${subject}: ${path.filter((it) => !/^\d+$/.test(it)).join(" ")}`;
    if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, [...path, name]);
      return;
    }
    const flag = value === true || value === "true" ? true : value === false || value === "false" ? false : undefined;
    if (flag !== undefined && protecting.test(last))
      found.push({ key, attribute: "switch", subject: named, value: flag, root });
    const direction = directions.find(([pattern]) => path.some((it) => pattern.test(it)))?.[1];
    if (direction !== undefined && typeof value === "number")
      found.push({ key, attribute: direction, subject: named, value, root });
  };
  visit(inputs, []);
  return found;
}
