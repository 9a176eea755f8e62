import { z } from "zod";
import { componentKeys, meteredComponents, regionRoles, type MeteredComponent } from "../plan";
import { hostName, isWithin, key, shaped } from "./formats";
import { oneOf } from "./words";

const endpoint = z
  .string({ error: "no endpoint: nothing would be answered from there; name the region's own host" })
  .pipe(hostName)
  .meta({ examples: ["api.region.acme.example"] });

/** What a host may serve: a component of the plan, or the page that customers read while an incident lasts. */
const services = [...componentKeys, "status-page"] as const;

const host = z.strictObject({
  hostName,
  serves: z
    .array(z.enum(services, { error: oneOf(services) }))
    .min(1, "nothing is served, so nobody would notice that the host is gone"),
  endpoints: z.strictObject({ primary: endpoint, standby: endpoint }),
  /** What only a working service answers: a known-good verification, asked for at this path. */
  health: z
    .strictObject({
      path: shaped(/^\/[\w.~%/,;=&?-]{0,254}$/, "a path that begins with / and has 255 characters at most", "/health"),
      contains: shaped(/^[\w ":,.{}[\]=+/-]{1,255}$/, "1 to 255 letters, digits and what JSON is made of", "ok"),
    })
    .default({ path: "/health/deep", contains: '"verified":true' }),
});
/** A public name, and where each region serves it. */
export type Host = z.output<typeof host>;

/** Public DNS: the zone, and every name in it that fails over between the regions. */
export const dns = z
  .strictObject({
    zoneName: hostName,
    hosts: z
      .record(key("proof-api"), host)
      .refine((it) => Object.keys(it).length > 0, "no host: nothing would fail over; name one at least")
      // In one order, however the file has them: what lists all hosts changes only with them.
      .transform((it) => Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)))),
  })
  .superRefine(({ zoneName, hosts }, context) => {
    const refuse = (path: readonly string[], message: string) => {
      context.addIssue({ code: "custom", path: ["hosts", ...path], message });
    };
    const entries = Object.entries(hosts);
    for (const [name, { hostName: publicName, endpoints }] of entries) {
      if (!isWithin(publicName, zoneName) || publicName === zoneName)
        refuse(
          [name, "hostName"],
          `zone ${zoneName} does not own ${publicName}; it owns names that end in .${zoneName}`,
        );
      const twin = entries.find(([other, it]) => other !== name && it.hostName === publicName)?.[0];
      if (twin !== undefined) refuse([name, "hostName"], `is the name of ${twin} too; a name has one record`);
      for (const role of regionRoles) {
        if (endpoints[role] === publicName)
          refuse(
            [name, "endpoints", role],
            `the ${role} endpoint is the public name itself: a circle; name the region's own host`,
          );
      }
      if (endpoints.primary === endpoints.standby)
        refuse([name, "endpoints", "standby"], "primary and standby are the same endpoint; nothing would fail over");
    }
    for (const component of meteredComponents) {
      const serving = entries.filter(([, { serves }]) => serves.includes(component)).map(([name]) => name);
      if (serving.length !== 1)
        refuse(
          [],
          serving.length === 0
            ? `no host serves ${component}, which customers call: name it under serves of one`
            : `${serving.join(" and ")} both serve ${component}: customers call one name; leave it to one`,
        );
    }
  })
  // Not under `examples`, which no schema keeps that transforms.
  .meta({
    standIn: {
      zoneName: "acme.example",
      hosts: {
        api: {
          hostName: "api.acme.example",
          serves: [...componentKeys],
          endpoints: { primary: "api.one.acme.example", standby: "api.two.acme.example" },
        },
      },
    },
  });

type Hosts = Readonly<Record<string, Host>>;

/** The host that customers call a component by. */
export function hostOf(hosts: Hosts, component: MeteredComponent): readonly [key: string, host: Host] {
  const found = Object.entries(hosts).find(([, { serves }]) => serves.includes(component));
  if (found === undefined) throw new Error(`no host serves ${component}`);
  return found;
}

/** Whether customers call the host for a component. */
export const isCalled = ({ serves }: Host): boolean => serves.some((it) => it !== "status-page");
