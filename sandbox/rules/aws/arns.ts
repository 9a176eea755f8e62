import { derived, type Birth, type Facts } from "../../behaviour";
import type { Properties } from "../../protocol";

/** The account of the provider's settings: the only one it is allowed to work in. */
export function accountOf(settings: Properties): string {
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
    id,
  };
  return (arnForms[type] ?? generalForm).replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? "");
}

/** Most AWS objects are known by the name that they are given; the others get an opaque id. */
export function generalId({ inputs, seed }: Birth): string {
  return typeof inputs.name === "string" ? inputs.name : derived(seed, "lower", 20);
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
