import { z } from "zod";

/**
 * The regions among which the strongly consistent table can have two replicas and a witness: three of one set. Elsewhere
 * a revocation could be lost with a region.
 */
const regionSets = [
  ["us-east-1", "us-east-2", "us-west-2"],
  ["eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3"],
  ["ap-northeast-1", "ap-northeast-2", "ap-northeast-3"],
] as const;
type Region = (typeof regionSets)[number][number];
const usable: readonly Region[] = regionSets.flat();

/** Every region of the commercial partition, for telling a region's name from other words. */
export const awsRegions = [
  ...usable,
  "af-south-1",
  "ap-east-1",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ca-central-1",
  "ca-west-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "sa-east-1",
  "us-west-1",
] as const;

const region = z.enum(usable, {
  error: ({ input }) => `unknown region ${JSON.stringify(input)}; known are ${usable.join(", ")}`,
});

/** Account and regions. The witness holds no data of its own: it breaks ties of the strongly consistent table. */
export const aws = z.strictObject({
  accountId: z.string().regex(/^\d{12}$/, 'must be 12 digits in quotes, such as "123456789012"'),
  regions: z
    .strictObject({ primary: region, standby: region, witness: region })
    .refine(({ primary, standby, witness }) => new Set([primary, standby, witness]).size === 3, {
      error: "primary, standby and witness must be three different regions; a standby beside the primary dies with it",
    })
    .refine(
      (chosen) => regionSets.some((set: readonly Region[]) => Object.values(chosen).every((it) => set.includes(it))),
      {
        error: `primary, standby and witness must be of one set, because the strongly consistent table spans no two: ${regionSets.map((it) => it.join(", ")).join("; or ")}`,
      },
    ),
});

const arn = (service: string, kind = "", pattern = kind) =>
  z
    .string()
    .regex(
      new RegExp(`^arn:aws:${service}:[a-z0-9-]*:(\\d{12}|aws)?:${pattern}\\S+$`),
      `must be an ARN such as arn:aws:${service}:…:${kind}…`,
    );
const principals = (what: string) => z.array(arn("iam", "user/", "(?:user|role)/")).min(1, `nobody could ${what}`);
const inEachRegion = <S extends z.ZodType>(of: S) => z.strictObject({ primary: of, standby: of });

/**
 * Of routing controls: the ARN of a cluster that is there with its endpoints, or "new". The endpoints stand in the
 * runbooks, because whoever throws the switch must not have to ask a control plane for them.
 */
const routingControl = z
  .strictObject({
    cluster: z.union([z.literal("new"), arn("route53-recovery-control")]),
    endpoints: z
      .array(z.strictObject({ region: z.string().min(1), endpoint: z.url({ protocol: /^https$/ }) }))
      .length(5, "a cluster has five endpoints, each in a region of its own")
      .optional(),
  })
  .superRefine(({ cluster, endpoints }, context) => {
    if ((cluster === "new") === (endpoints === undefined)) return;
    const message =
      cluster === "new"
        ? "a new cluster gets its endpoints from AWS; remove them, or name the cluster"
        : "the runbooks need the cluster's endpoints: aws route53-recovery-control-config describe-cluster";
    context.addIssue({ code: "custom", path: ["endpoints"], message });
  });

const roleArn = z.string().regex(/^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/, {
  error: "must be a role's ARN, such as arn:aws:iam::123456789012:role/zkp-issuer",
});

/** The roles of the plan's identities; the responders' are this program's own. */
const identities = z
  .strictObject({ issuer: roleArn, publisher: roleArn, deployer: roleArn })
  .refine((it) => new Set(Object.values(it)).size === Object.keys(it).length, {
    error: "each must be a role of its own: one that may do two things hides a theft of either",
  });

/** How traffic is moved, and what of the account the failover works with. */
export const failover = z
  .strictObject({
    /** Which switch people throw: an inverted health check, ARC's routing controls, or a Region switch plan. */
    switch: z.enum(["health-check", "routing-control", "region-switch"]).default("health-check"),
    routingControl: routingControl.optional(),
    /** Lets Route 53's own control plane recover within an hour when us-east-1 is lost. */
    acceleratedRecovery: z.boolean().default(false),
    /** Whether the drills that this program schedules may run by themselves. */
    drillsSignedOff: z.boolean().default(false),
    /**
     * The day from which exercises are planned: the first run of each is on or after it. Datadog takes none that has passed.
     * The engine takes a day without quotes for an instant, and writes it back as one: 2026-12-01 00:00:00 +0000 UTC.
     */
    drillsFrom: z
      .string()
      .transform((it) => it.replace(/[T ]00:00:00.*$/, ""))
      .pipe(z.iso.date("must be a day, such as 2026-12-01"))
      .optional(),
    /** Who alone may sign, publish revocations, and deploy: a role each. */
    identities,
    /** The IAM users, or roles, that people assume each response role from, with MFA; nobody is in two of them. */
    principals: z.strictObject({
      operator: principals("start runbooks"),
      approver: principals("approve"),
      breakGlass: principals("act when no runbook runs"),
      investigator: principals("read evidence"),
      /** What PagerDuty's runner acts as by itself; it is trusted to start what the buttons start. */
      runner: principals("press a button").optional(),
    }),
    /** The CDN before the product, whose protection against DDoS a runbook switches; its token is a secret of the account. */
    cdn: z
      .strictObject({
        provider: z.literal("cloudflare"),
        zoneId: z.string().regex(/^[0-9a-f]{32}$/, "must be a Cloudflare zone id"),
        tokenSecret: z.string().min(1),
        normalLevel: z.enum(["essentially_off", "low", "medium", "high"]).default("medium"),
      })
      .optional(),
    certificates: inEachRegion(arn("acm", "certificate/")),
    /** Load balancers behind the firewall: application load balancers, the only kind that it takes. */
    loadBalancers: inEachRegion(z.array(arn("elasticloadbalancing", "loadbalancer/app/"))).default({
      primary: [],
      standby: [],
    }),
    secrets: z
      .array(z.string().regex(/^[\w/+=.@-]{1,512}$/, "must be a name that Secrets Manager accepts"))
      .refine((it) => new Set(it.map((name) => name.replaceAll("/", "-"))).size === it.length, {
        error: "two of them have one name, or differ in / and - alone",
      })
      .default([]),
    /** Circuits and proving keys by their key in the bucket, with the SHA-256 that was published for each. */
    artefacts: z
      .record(
        z.string().min(1),
        z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in 64 lower-case hexadecimal digits"),
      )
      .default({}),
    /** How long evidence is kept: the plan's seven years in production. */
    evidenceDays: z.int().min(1).optional(),
  })
  .superRefine(({ switch: kind, routingControl }, context) => {
    if (kind === "routing-control" && routingControl === undefined) {
      const message = 'routing controls need a cluster; give its ARN, or "new" (an ARC cluster is billed by the hour)';
      context.addIssue({ code: "custom", path: ["routingControl"], message });
    }
    if (kind !== "routing-control" && routingControl !== undefined) {
      const message = `is half a choice: the switch is ${kind}; remove it, or say switch: routing-control`;
      context.addIssue({ code: "custom", path: ["routingControl"], message });
    }
  });
