import type { Rule } from "../plan";
import { awsRegions } from "./aws";
import { isOwn } from "./company";
import type { Environment } from "./sections";

/** What is a stack's own: anything of its kind that is not among these was left over from another company or account. */
export interface Own {
  readonly accountId: string;
  readonly regions: readonly string[];
  readonly domains: readonly string[];
}

/**
 * The own facts of an environment. Its contacts outside, and whose mail it reads at once, are written in its config, so
 * their domains are no leftovers.
 */
export function ownFacts({ aws, company, contacts, mail }: Environment): Own {
  const outside = [...Object.values(contacts), ...(mail?.urgent.senders ?? [])].flatMap((it) =>
    it.includes("@") ? [it.slice(it.indexOf("@") + 1)] : it.includes("://") ? [new URL(it).hostname] : [],
  );
  return {
    accountId: aws.accountId,
    regions: [aws.regions.primary, aws.regions.standby, aws.regions.witness],
    domains: [...company.domains, ...outside],
  };
}

/** Domains of the vendors that the plan works with: their hosts stand in URLs, principals and addresses. */
const vendorDomains = [
  "amazonaws.com",
  "atlassian.net",
  "aws.amazon.com",
  "cloudflare.com",
  "datadoghq.com",
  "datadoghq.eu",
  "ddog-gov.com",
  "github.com",
  "grafana.net",
  "microsoft.com",
  "office.com",
  "pagerduty.com",
  "sendgrid.com",
  "sentry.io",
  "slack.com",
  "statuspage.io",
  "zoom.us",
] as const;

const accounts = /(?<![\d+])\d{12}(?!\d)/g;
const regions = new RegExp(`(?<![\\w])(?:${awsRegions.join("|")})(?![\\w])`, "g");
/** A name whose last label is a domain of the internet, or one that is reserved for examples; other dotted words are fields. */
const names =
  /(?<![\w.-])(?:[a-z0-9-]+\.)+(?:app|at|ch|cloud|com|de|dev|es|eu|example|fr|invalid|io|it|net|nl|org|uk|us)(?![\w-]|\.\w)/g;

/** The leftovers in a text, in words: `the account 123456789012`. */
export function leftoversIn(text: string, own: Own): readonly string[] {
  const found = [
    ...[...text.matchAll(accounts)].filter(([it]) => it !== own.accountId).map(([it]) => `the account ${it}`),
    ...[...text.matchAll(regions)].filter(([it]) => !own.regions.includes(it)).map(([it]) => `the region ${it}`),
    ...[...text.toLowerCase().matchAll(names)]
      .filter(([it]) => !isOwn(it, own.domains) && !isOwn(it, vendorDomains))
      .map(([it]) => `the name ${it}`),
  ];
  return [...new Set(found)];
}

/** Keys whose values name other regions on purpose: from where probes and health checks ask, and a cluster's endpoints. */
const elsewhere: readonly string[] = ["checkers", "locations", "routingControl"];

/** The leftovers in anything that is declared, by the path of the text that they are in. */
export const leftovers = (
  value: unknown,
  own: Own,
  path = "",
): readonly { readonly path: string; readonly found: string }[] =>
  textsIn(value, path, elsewhere).flatMap((it) => leftoversIn(it.text, own).map((found) => ({ path: it.path, found })));

/** Every text in what is declared, with its path. */
export function textsIn(
  value: unknown,
  path: string,
  without: readonly string[] = [],
): readonly { readonly path: string; readonly text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => !without.includes(name))
    .flatMap(([name, it]) => textsIn(it, `${path}.${keyOf(it) ?? name}`, without));
}

/** What specs are told apart by, rather than by their place in a list. */
function keyOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("key" in value)) return undefined;
  return typeof value.key === "string" ? value.key : undefined;
}

interface Drawn {
  readonly environment: Environment;
  readonly escalation: unknown;
  readonly monitors: unknown;
  readonly failover: unknown;
  readonly record: unknown;
}

/** Nothing of another company, account or region is declared. */
export const leftoverRules: readonly Rule<Drawn>[] = [
  {
    tag: "environment/leftover",
    source: "the plan names people and places of one company; a stack is of one company, account and pair of regions",
    check: ({ environment, ...drawn }) => {
      const own = ownFacts(environment);
      return (["escalation", "monitors", "failover", "record"] as const).flatMap((folder) =>
        leftovers(drawn[folder], own, folder).map(({ path, found }) => ({
          path,
          problem: `names ${found}, which is not this stack's`,
          remedy: "take it from the stack's config, or add a domain of the company's own to company.domains",
        })),
      );
    },
  },
];
