import { derived, type Birth, type Facts } from "../../behaviour";
import type { Properties } from "../../protocol";

/**
 * The account that the credentials are of: the only one in which the provider's settings allow work. SANDBOX_AWS_ACCOUNT
 * names another, which is what somebody has who logged in to the wrong one.
 */
export function accountOf(settings: Properties): string {
  const given = process.env.SANDBOX_AWS_ACCOUNT;
  if (given !== undefined) return given;
  const allowed = parse(settings.allowedAccountIds);
  const first: unknown = Array.isArray(allowed) ? allowed[0] : undefined;
  return typeof first === "string" ? first : "000000000000";
}

/** The region of a resource: its own, else the provider's. */
export function regionOf({ inputs, settings }: Pick<Facts, "inputs" | "settings">): string {
  const region = inputs.region ?? settings.region;
  return typeof region === "string" ? region : "us-east-1";
}

/** How ARNs of global or unusually named resources look; `{id}` is the resource's id. All others follow the general form. */
const arnForms: Readonly<Record<string, string>> = {
  "aws:iam/policy:Policy": "arn:aws:iam::{account}:policy/{id}",
  "aws:iam/role:Role": "arn:aws:iam::{account}:role/{id}",
  "aws:route53/healthCheck:HealthCheck": "arn:aws:route53:::healthcheck/{id}",
  "aws:route53/zone:Zone": "arn:aws:route53:::hostedzone/{id}",
  "aws:s3/bucket:Bucket": "arn:aws:s3:::{id}",
  "aws:sns/topic:Topic": "arn:aws:sns:{region}:{account}:{id}",
  "aws:cloudwatch/metricAlarm:MetricAlarm": "arn:aws:cloudwatch:{region}:{account}:alarm:{id}",
  "aws:lambda/function:Function": "arn:aws:lambda:{region}:{account}:function:{name}",
  "aws:sqs/queue:Queue": "arn:aws:sqs:{region}:{account}:{name}",
  "aws:scheduler/scheduleGroup:ScheduleGroup": "arn:aws:scheduler:{region}:{account}:schedule-group/{name}",
  "aws:secretsmanager/secret:Secret": "arn:aws:secretsmanager:{region}:{account}:secret:{name}-AbCdEf",
  "aws:dynamodb/table:Table": "arn:aws:dynamodb:{region}:{account}:table/{name}",
  "aws:cloudwatch/logGroup:LogGroup": "arn:aws:logs:{region}:{account}:log-group:{id}",
  "aws:cloudwatch/eventRule:EventRule": "arn:aws:events:{region}:{account}:rule/{id}",
  "aws:backup/vault:Vault": "arn:aws:backup:{region}:{account}:backup-vault:{id}",
  "aws:kms/replicaKey:ReplicaKey": "arn:aws:kms:{region}:{account}:key/{id}",
  "aws:wafv2/webAcl:WebAcl": "arn:aws:wafv2:{region}:{account}:regional/webacl/{name}/{id}",
  "aws:wafv2/ipSet:IpSet": "arn:aws:wafv2:{region}:{account}:regional/ipset/{name}/{id}",
  "aws:route53recoverycontrol/cluster:Cluster": "arn:aws:route53-recovery-control::{account}:cluster/{id}",
  "aws:route53recoverycontrol/controlPanel:ControlPanel":
    "arn:aws:route53-recovery-control::{account}:controlpanel/{id}",
  "aws:route53recoverycontrol/routingControl:RoutingControl":
    "arn:aws:route53-recovery-control::{account}:controlpanel/sandbox/routingcontrol/{id}",
  "aws:arcregionswitch/plan:Plan": "arn:aws:arc-region-switch::{account}:plan/{id}",
};

const generalForm = "arn:aws:{service}:{region}:{account}:{kind}/{id}";

/** The ARN of a resource. */
export function arnOf({ type, id, inputs, settings }: Facts): string {
  const [, service = "", kind = ""] = /^aws:(\w+)\/(\w+):/.exec(type) ?? [];
  const parts: Readonly<Record<string, string>> = {
    service,
    kind: kind.toLowerCase(),
    region: regionOf({ inputs, settings }),
    account: accountOf(settings),
    id: id.replace(/@[a-z-]+-\d$/, ""),
    name: typeof inputs.name === "string" ? inputs.name : "",
  };
  return (arnForms[type] ?? generalForm).replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? "");
}

/**
 * Most AWS objects are known by the name that they are given, within their region: as in an import, the id names both.
 * The others get an opaque id.
 */
export function generalId({ inputs, seed }: Birth): string {
  if (typeof inputs.name !== "string") return derived(seed, "lower", 20);
  return typeof inputs.region === "string" ? `${inputs.name}@${inputs.region}` : inputs.name;
}

/** Settings arrive as JSON text. */
function parse(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
