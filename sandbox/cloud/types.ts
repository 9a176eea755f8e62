import type { Json, Properties } from "./store";

/** How a vendor treats objects of one type, beyond storing them. */
export interface Behaviour {
  /** An id in the vendor's format. `seed` is 64 hexadecimal digits, the same for the same object in every run. */
  readonly id: (seed: string, inputs: Properties) => string;
  /** The properties that the vendor computes. Called with no inputs it still names them. */
  readonly computed: (object: {
    readonly id: string;
    readonly inputs: Properties;
    readonly seed: string;
  }) => Properties;
  /** Computed properties that the provider marks as secret. */
  readonly secretOutputs: readonly string[];
  /** Inputs whose change forces a replacement. */
  readonly replacedBy: readonly string[];
}

const plain: Behaviour = { id: (seed) => seed.slice(0, 20), computed: () => ({}), secretOutputs: [], replacedBy: [] };

const pagerdutyId = (seed: string) =>
  `P${BigInt(`0x${seed.slice(0, 12)}`)
    .toString(36)
    .toUpperCase()
    .padStart(13, "0")
    .slice(-13)}`;
const numericId = (seed: string) => String(Number.parseInt(seed.slice(0, 7), 16) + 10_000_000);
const account = "123456789012";
const text = (value: Json | undefined) => (typeof value === "string" ? value : "");

const pagerduty: Behaviour = { ...plain, id: pagerdutyId };
const datadog: Behaviour = { ...plain, id: numericId };

/** An AWS type whose id is its name (or, when unnamed, a generated one) and which has an ARN. */
function arned(service: string, resource: string, options: Partial<Behaviour> = {}): Behaviour {
  const named = (inputs: Properties, id: string) => text(inputs.name) || text(inputs.bucket) || id;
  return {
    ...plain,
    computed: ({ id, inputs }) => ({
      arn: `arn:aws:${service}:${text(inputs.region)}:${account}:${resource}${named(inputs, id)}`,
    }),
    ...options,
  };
}

const behaviours: Readonly<Record<string, Behaviour>> = {
  "pagerduty:index/user:User": {
    ...pagerduty,
    computed: ({ id }) => ({ htmlUrl: `https://vey.pagerduty.com/users/${id}`, avatarUrl: "", invitationSent: true }),
  },
  "pagerduty:index/team:Team": {
    ...pagerduty,
    computed: ({ id }) => ({ htmlUrl: `https://vey.pagerduty.com/teams/${id}` }),
  },
  "pagerduty:index/teamMembership:TeamMembership": {
    ...pagerduty,
    id: (_, inputs) => `${text(inputs.userId)}:${text(inputs.teamId)}`,
    replacedBy: ["userId", "teamId"],
  },
  "pagerduty:index/service:Service": {
    ...pagerduty,
    computed: ({ id }) => ({ htmlUrl: `https://vey.pagerduty.com/service-directory/${id}`, type: "service" }),
  },
  "pagerduty:index/serviceIntegration:ServiceIntegration": {
    ...pagerduty,
    computed: ({ id, seed }) => ({
      htmlUrl: `https://vey.pagerduty.com/integrations/${id}`,
      integrationKey: seed.slice(0, 32),
    }),
    replacedBy: ["service", "type", "vendor"],
  },
  "datadog:index/monitor:Monitor": { ...datadog, replacedBy: ["type"] },
  "datadog:pagerduty/serviceObject:ServiceObject": {
    ...plain,
    id: (_, inputs) => text(inputs.serviceName),
    replacedBy: ["serviceName"],
  },
  "aws:route53/zone:Zone": {
    ...plain,
    id: (seed) => `Z${seed.slice(0, 19).toUpperCase()}`,
    computed: ({ id, seed }) => ({
      zoneId: id,
      arn: `arn:aws:route53:::hostedzone/${id}`,
      nameServers: ["com", "net", "org", "co.uk"].map(
        (tld, index) =>
          `ns-${Number.parseInt(seed.slice(index * 3, index * 3 + 3), 16) % 2048}.awsdns-0${index}.${tld}`,
      ),
    }),
    replacedBy: ["name"],
  },
  "aws:route53/healthCheck:HealthCheck": {
    ...plain,
    id: (seed) => [8, 12, 16, 20, 32].map((end, index, ends) => seed.slice(ends[index - 1] ?? 0, end)).join("-"),
    computed: ({ id }) => ({ arn: `arn:aws:route53:::healthcheck/${id}` }),
    replacedBy: ["type", "requestInterval", "referenceName", "measureLatency", "routingControlArn"],
  },
  "aws:route53/record:Record": {
    ...plain,
    id: (_, inputs) =>
      [inputs.zoneId, inputs.name, inputs.type, inputs.setIdentifier]
        .map(text)
        .filter((it) => it !== "")
        .join("_"),
    computed: ({ inputs }) => ({ fqdn: text(inputs.name) }),
    replacedBy: ["zoneId", "name", "type", "setIdentifier"],
  },
  "aws:s3/bucket:Bucket": arned("s3", "::", {
    id: (seed, inputs) => text(inputs.bucket) || `bucket-${seed.slice(0, 12)}`,
    computed: ({ id, inputs }) => ({
      arn: `arn:aws:s3:::${id}`,
      bucketRegion: text(inputs.region),
      bucketDomainName: `${id}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${id}.s3.${text(inputs.region)}.amazonaws.com`,
    }),
    replacedBy: ["bucket", "region", "objectLockEnabled"],
  }),
};

/** The behaviour of a type; types that need nothing special get their vendor's id format. */
export function behaviourOf(type: string): Behaviour {
  const known = behaviours[type];
  if (known !== undefined) return known;
  const vendor = type.split(":")[0];
  return vendor === "pagerduty" ? pagerduty : vendor === "datadog" ? datadog : plain;
}
