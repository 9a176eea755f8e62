import { hostOf, type Environment } from "../../environment";
import type { FunctionSpec } from "../../functions";
import type { Statement } from "../../iam";
import { heartbeatName, probeNamespace, type Plan, type Probe, type ProbeKey, type RegionRole } from "../../plan";
import { markerKey, prefix, tableName, type Names } from "../names";
import type { CanarySettings } from "../probes/canary/handler";
import type { ReadinessSettings } from "../probes/readiness/handler";
import type { RegionSettings } from "../probes/region/handler";
import type { Place } from "../probes/runtime/report";

/** A probe as a function in one region. */
export interface ProbeFunctionSpec extends FunctionSpec {
  readonly key: ProbeKey;
  readonly role: RegionRole;
}

/** What one probe is told, and what it may do for it. */
interface Task<Settings> {
  readonly settings: Omit<Settings, keyof Place>;
  readonly rights: readonly Statement[];
}

/** Draws up the probes of both regions. */
export function probeSpecs(plan: Plan, environment: Environment, names: Names): ProbeFunctionSpec[] {
  const tasks = {
    canary: () => canary(environment),
    region: (role: RegionRole) => region(environment, otherOf(role)),
    readiness: (role: RegionRole) => readiness(environment, names, role),
  };
  return (Object.keys(tasks) as (keyof typeof tasks)[]).flatMap((key) =>
    plan.probes[key].in.map((role) => probeFunction(key, plan.probes[key], role, names, tasks[key](role))),
  );
}

const otherOf = (role: RegionRole): RegionRole => (role === "primary" ? "standby" : "primary");

function probeFunction(
  key: ProbeKey,
  { title, does, everyMinutes }: Probe,
  role: RegionRole,
  names: Names,
  { settings, rights }: Task<unknown>,
): ProbeFunctionSpec {
  const here = names.regions[role];
  const place: Place = {
    probe: key,
    region: here,
    watchedIn: names.regions[otherOf(role)],
    namespace: probeNamespace,
    heartbeat: heartbeatName,
  };
  return {
    key,
    role,
    // Roles are global, and every function has one of its name.
    name: `${prefix}-${key}-${here}`,
    description: `${title}: ${does}.`,
    region: here,
    entry: `src/failover/probes/${key}/handler.ts`,
    memoryMegabytes: 256,
    timeoutSeconds: 50,
    everyMinutes,
    rights: [sayWhatIsMeasured, ...rights],
    environment: { SETTINGS: JSON.stringify({ ...place, ...(settings as object) }) },
  };
}

/** In either region: a probe's heartbeat is watched in the other one. */
const sayWhatIsMeasured: Statement = {
  Sid: "SayWhatIsMeasured",
  Effect: "Allow",
  Action: "cloudwatch:PutMetricData",
  Resource: "*",
  Condition: { StringEquals: { "cloudwatch:namespace": probeNamespace } },
};

const canary = ({ dns }: Environment): Task<CanarySettings> => ({
  settings: { url: `https://${hostOf(dns.hosts, "proof-verification")[1].hostName}/v1/proofs/verify` },
  rights: [],
});

const region = ({ dns, datadog }: Environment, of: RegionRole): Task<RegionSettings> => ({
  settings: {
    endpoints: Object.values(dns.hosts).map(({ hostName, endpoints, health }) => ({
      host: hostName,
      url: `https://${endpoints[of]}${health.path}`,
      contains: health.contains,
    })),
    // Without a key it refuses, which is an answer.
    vendorUrl: `${datadog.apiUrl ?? `https://api.${datadog.site}`}/api/v1/validate`,
  },
  rights: [],
});

function readiness({ failover }: Environment, names: Names, role: RegionRole): Task<ReadinessSettings> {
  const here = names.regions[role];
  const servers = (of: RegionRole) => ({ region: names.regions[of], loadBalancers: failover.loadBalancers[of] });
  const bucket = names.bucketArn("artefacts", role);
  const isStandby = role === "standby";
  const allow = (Sid: string, Action: string, Resource: string | readonly string[]): Statement => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource,
  });
  return {
    settings: {
      bucket: names.bucket("artefacts", role),
      artefacts: failover.artefacts,
      table: tableName,
      secrets: failover.secrets,
      ...(isStandby
        ? { trail: names.trailArn, capacity: { own: servers("standby"), other: servers("primary") } }
        : { marker: markerKey }),
    },
    rights: [
      allow("HashArtefacts", "s3:GetObject", `${bucket}/*`),
      // Without it, S3 says "forbidden" of an object that is not there.
      allow("SeeWhatIsMissing", "s3:ListBucket", bucket),
      allow("ReadRevocations", "dynamodb:GetItem", names.tableArn(role)),
      ...(failover.secrets.length === 0
        ? []
        : [
            allow(
              "LookAtSecrets",
              "secretsmanager:DescribeSecret",
              failover.secrets.map((it) => `arn:aws:secretsmanager:${here}:${names.accountId}:secret:${it}-*`),
            ),
          ]),
      ...(isStandby
        ? [
            allow("AskTheTrail", "cloudtrail:GetTrailStatus", names.trailArn),
            allow("CountTargets", "cloudwatch:GetMetricData", "*"),
          ]
        : [allow("LeaveAMarker", "s3:PutObject", `${bucket}/${markerKey}`)]),
    ],
  };
}
