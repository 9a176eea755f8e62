import { z } from "zod";
import { days, httpsUrl, shaped, unlessMissing } from "./formats";
import { oneOf } from "./words";

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

const region = (example: Region) => z.enum(usable, { error: oneOf(usable, "region ") }).meta({ examples: [example] });

/** Account and regions. The witness holds no data of its own: it breaks ties of the strongly consistent table. */
export const aws = z.strictObject({
  accountId: shaped(/^\d{12}$/, "12 digits in quotes", '"123456789012"').meta({ examples: ["123456789012"] }),
  regions: z
    .strictObject({
      primary: region("us-east-1"),
      standby: region("us-west-2"),
      witness: region("us-east-2"),
    })
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

const exampleAccount = "123456789012";

/**
 * An ARN of an account, of one service and kind of resource. That the account is the stack's own is checked for all of them
 * at once.
 *
 * @param resource a regular expression of what follows the account.
 */
const arn = (service: string, region: string, resource: string, example: string) =>
  shaped(
    new RegExp(`^arn:aws:${service}:${region === "" ? "" : "[a-z]{2}(?:-[a-z]+)+-\\d"}:\\d{12}:${resource}$`),
    "an ARN",
    `arn:aws:${service}:${region}:${exampleAccount}:${example}`,
  );
const iamPath = "(?:[\\w+=,.@-]{1,64}/){0,8}[\\w+=,.@-]{1,64}";
/** A user or a role: never an account's root, which is everybody in it, nor everybody. */
const principals = (what: string, example: string) =>
  z
    .array(arn("iam", "", `(?:user|role)/${iamPath}`, example))
    .min(1, `nobody could ${what}`)
    .max(20);
const inEachRegion = <S extends z.ZodType>(of: (region: Region) => S) =>
  z.strictObject({ primary: of("us-east-1"), standby: of("us-west-2") });
const certificate = (region: Region) =>
  arn("acm", region, "certificate/[\\w-]{1,64}", "certificate/6f1c2b7e-3d54-4b8a-9a67-0e2f1d9c8b35");
const loadBalancer = (region: Region) =>
  arn(
    "elasticloadbalancing",
    region,
    "loadbalancer/app/[\\w-]{1,32}/[0-9a-z]{1,32}",
    "loadbalancer/app/zkp-api/50dc6c495c0c9188",
  );
const secretName = shaped(/^[\w/+=.@-]{1,500}$/, "a name that Secrets Manager accepts", "zkp/issuer/config");

/**
 * Of routing controls: the ARN of a cluster that is there with its endpoints, or "new". The endpoints stand in the
 * runbooks, because whoever throws the switch must not have to ask a control plane for them.
 */
const routingControl = z
  .strictObject({
    cluster: z.union(
      [z.literal("new"), arn("route53-recovery-control", "", "cluster/[\\w-]{1,64}", "cluster/5c2b0d1e")],
      {
        error: unlessMissing('must be the ARN of a cluster, or "new"'),
      },
    ),
    endpoints: z
      .array(z.strictObject({ region: z.enum(awsRegions), endpoint: httpsUrl }))
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

const identityRole = (name: string) => arn("iam", "", `role/${iamPath}`, `role/${name}`);

/** The roles of the plan's identities; the responders' are this program's own. */
const identities = z
  .strictObject({
    issuer: identityRole("zkp-issuer"),
    publisher: identityRole("zkp-publisher"),
    deployer: identityRole("zkp-deployer"),
  })
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
      operator: principals("start runbooks", "role/incident-responders"),
      approver: principals("approve", "role/incident-commanders"),
      breakGlass: principals("act when no runbook runs", "user/break-glass"),
      investigator: principals("read evidence", "role/security-analysts"),
      /** What PagerDuty's runner acts as by itself; it is trusted to start what the buttons start. */
      runner: principals("press a button", "role/pagerduty-runner").optional(),
    }),
    /** The CDN before the product, whose protection against DDoS a runbook switches; its token is a secret of the account. */
    cdn: z
      .strictObject({
        provider: z.literal("cloudflare"),
        zoneId: shaped(/^[0-9a-f]{32}$/, "a Cloudflare zone id", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"),
        tokenSecret: secretName,
        normalLevel: z.enum(["essentially_off", "low", "medium", "high"]).default("medium"),
      })
      .optional(),
    certificates: inEachRegion(certificate),
    /** Load balancers behind the firewall: application load balancers, the only kind that it takes. */
    loadBalancers: inEachRegion((it) => z.array(loadBalancer(it)).max(50)).default({
      primary: [],
      standby: [],
    }),
    secrets: z
      .array(secretName)
      .refine((it) => new Set(it.map((name) => name.replaceAll("/", "-"))).size === it.length, {
        error: "two of them have one name, or differ in / and - alone",
      })
      .default([]),
    /** Circuits and proving keys by their key in the bucket, with the SHA-256 that was published for each. */
    artefacts: z
      .record(
        shaped(/^(?=.{1,500}$)\w[\w-]*(?:[./]\w[\w-]*)*$/, "a key in the bucket", "circuits/membership-1.0.wasm"),
        shaped(
          /^[0-9a-f]{64}$/,
          "a SHA-256 in 64 lower-case hexadecimal digits",
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
      )
      .default({}),
    /** How long evidence is kept: the plan's seven years in production. A lock of S3 lasts a hundred years at most. */
    evidenceDays: days(1, 36_500).optional(),
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
