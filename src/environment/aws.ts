import { z } from "zod";

/** Regions of the commercial partition in which every service of the failover design exists. */
export const awsRegions = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
] as const;

const region = z.enum(awsRegions, {
  error: ({ input }) => `unknown region ${JSON.stringify(input)}; known are ${awsRegions.join(", ")}`,
});

/** Account and regions. The witness holds no data of its own: it breaks ties of the strongly consistent table. */
export const aws = z.strictObject({
  accountId: z.string().regex(/^\d{12}$/, 'must be 12 digits in quotes, such as "123456789012"'),
  regions: z
    .strictObject({ primary: region, standby: region, witness: region })
    .refine(({ primary, standby, witness }) => new Set([primary, standby, witness]).size === 3, {
      error: "primary, standby and witness must be three different regions; a standby beside the primary dies with it",
    }),
});

const hostName = z
  .string()
  .regex(
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
    "must be a host name in lower case",
  );

const endpoint = z
  .string({ error: "no endpoint: nothing would be answered from there; name the region's own host" })
  .pipe(hostName);

const host = z.strictObject({
  hostName,
  endpoints: z.strictObject({ primary: endpoint, standby: endpoint }),
  /** What only a working service answers: a known-good verification, asked for at this path. */
  health: z
    .strictObject({ path: z.string().regex(/^\//, "must begin with /"), contains: z.string().min(1).max(255) })
    .default({ path: "/health/deep", contains: '"verified":true' }),
});

const arn = (service: string) =>
  z.string().regex(new RegExp(`^arn:aws:${service}:`), `must be an ARN that begins with arn:aws:${service}:`);
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
    /** The instances on which the product's own scripts run: those with this tag. */
    scriptsTarget: z.strictObject({ tag: z.string().min(1), value: z.string().min(1) }),
    /** Who alone may sign, publish revocations, and deploy: a role each. */
    identities,
    /** The IAM user, or role, that people assume the response roles from, with MFA. */
    trustedPrincipals: z.array(arn("iam")).min(1, "nobody could assume the response roles"),
    certificates: inEachRegion(arn("acm")),
    /** Load balancers behind the firewall. */
    loadBalancers: inEachRegion(z.array(arn("elasticloadbalancing"))).default({ primary: [], standby: [] }),
    secrets: z
      .array(z.string().regex(/^[\w/+=.@-]{1,512}$/, "must be a name that Secrets Manager accepts"))
      .default([]),
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

/** Public DNS: the zone and, per host of the plan, its name and where each region serves it. */
export const dns = z
  .strictObject({
    zoneName: hostName,
    /** The three of the plan, and any more that should fail over in the same way. */
    hosts: z.object({ "proof-api": host, "verification-api": host, "status-origin": host }).catchall(host),
  })
  .superRefine(({ zoneName, hosts }, context) => {
    for (const [key, { hostName: name, endpoints }] of Object.entries(hosts)) {
      if (!name.endsWith(`.${zoneName}`)) {
        const message = `zone ${zoneName} does not own ${name}; it owns names that end in .${zoneName}`;
        context.addIssue({ code: "custom", path: ["hosts", key, "hostName"], message });
      }
      for (const [role, endpoint] of Object.entries(endpoints)) {
        if (endpoint === name) {
          const message = `the ${role} endpoint is the public name itself: a circle; name the region's own host`;
          context.addIssue({ code: "custom", path: ["hosts", key, "endpoints", role], message });
        }
      }
      if (endpoints.primary === endpoints.standby) {
        const message = "primary and standby are the same endpoint; nothing would fail over";
        context.addIssue({ code: "custom", path: ["hosts", key, "endpoints", "standby"], message });
      }
    }
  });
