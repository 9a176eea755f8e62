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

const host = z.strictObject({
  hostName,
  endpoints: z.strictObject({ primary: hostName, standby: hostName }),
});

/** Public DNS: the zone and, per host of the plan, its name and where each region serves it. */
export const dns = z
  .strictObject({
    zoneName: hostName,
    hosts: z.strictObject({ "proof-api": host }),
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
