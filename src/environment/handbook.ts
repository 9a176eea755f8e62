import { z } from "zod";
import { handbookPages, handbookPaths, type Rule, type RunbookKey } from "../plan";
import { httpsUrl, shaped } from "./formats";
import { textsIn } from "./leftovers";
import type { Environment } from "./sections";

const address = "the handbook's address, to which / and a page are appended";

/** A network that people read from: what AWS counts as closed to the public is no wider than these. */
const network = shaped(/^[\d.]+\/\d+$|^[\da-f:]+\/\d+$/, "a network in CIDR notation", "198.51.100.0/24")
  .refine((it) => z.cidrv4().or(z.cidrv6()).safeParse(it).success, "is no network in CIDR notation")
  .refine((it) => Number(it.split("/")[1]) >= (it.includes(":") ? 32 : 8), {
    error: "is so wide that AWS takes the bucket for a public one: /8 at most, or /32 of IPv6",
  });

const number = (what: string) =>
  shaped(/^\d{1,20}$/, `the id of ${what} in quotes, as Confluence's API gives it`, "98306");

/** Where the handbook is, who reads it, and what it shows. */
export const handbook = z.strictObject({
  /** What runbook links begin with, wherever people follow one; without a slash at the end. */
  url: httpsUrl
    .refine((it) => !it.endsWith("/"), { error: `must not end in /: it is ${address}` })
    .refine((it) => !/[?#]/.test(it), { error: `must have no query: it is ${address}` }),
  /** Networks that may read it. With one at least, a bucket in each region holds it; `deliver handbook` fills both. */
  readers: z.array(network).max(50, "at most 50").default([]),
  /** A space that gets a copy of its pages, below a page that is there. */
  confluence: z
    .strictObject({
      site: shaped(/^[a-z0-9-]{1,60}\.atlassian\.net$/, "a site of Confluence Cloud", "acme.atlassian.net"),
      spaceId: number("the space"),
      parentId: number("the page"),
    })
    .optional(),
  /** Whether people's phone numbers stand in it; whoever reads it can call them. */
  phoneNumbers: z.boolean().default(false),
});

type Located = Pick<Environment, "handbook">;

/** Where a page of the handbook is read. */
export const handbookUrl = ({ handbook: { url } }: Located, path: string): string => `${url}/${path}`;

/** Where a runbook is read. */
export const runbookUrl = (environment: Located, key: RunbookKey): string =>
  handbookUrl(environment, handbookPaths.runbook(key));

/** The handbook's pages that a text links to, from the handbook's root. */
export const linkedPages = (text: string, environment: Located): readonly string[] =>
  text
    .split(handbookUrl(environment, ""))
    .slice(1)
    .map((it) => /^[\w./-]*/.exec(it)?.[0].replace(/\.$/, "") ?? "");

type Drawn = Readonly<Record<"escalation" | "monitors" | "failover" | "record", unknown>> & {
  readonly environment: Environment;
};

/** Whoever follows a link at 03:12 finds a page, and finds it with the primary region gone. */
export const linkRules: readonly Rule<Drawn>[] = [
  {
    tag: "handbook/link-without-page",
    source: "Incident Runbooks: whoever is paged is led to the runbook",
    check: ({ environment, ...drawn }) =>
      (["escalation", "monitors", "failover", "record"] as const).flatMap((folder) =>
        textsIn(drawn[folder], folder).flatMap(({ path, text }) =>
          linkedPages(text, environment)
            .filter((it) => !handbookPages.includes(it))
            .map((it) => ({
              path,
              problem: `it links to ${handbookUrl(environment, it)}, and the handbook has no such page`,
              remedy: "take the path from handbookPaths",
            })),
        ),
      ),
  },
  {
    tag: "handbook/only-in-primary",
    source: "Runbook 4: Service Outage",
    check: ({ environment: { aws, handbook: it } }) =>
      it.url.includes(`.${aws.regions.primary}.`)
        ? [
            {
              path: "config.handbook.url",
              problem: `it is in ${aws.regions.primary}, and gone when people need it most`,
              remedy: `name the bucket in ${aws.regions.standby}, or an address in front of both`,
            },
          ]
        : [],
  },
];
