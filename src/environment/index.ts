import { z } from "zod";
import { retention, type Finding } from "../plan";
import { aws, dns, failover } from "./aws";
import { acceptedLosses, featureSwitches, type Feature } from "./features";
import { people, seats, stakeholderGroups } from "./people";
import { timeZone } from "./timeZones";
import { uncoveredWithout } from "./uncovered";
import { datadog, jira, pagerduty, recordEndpoint, slack, statusPage, warRoom } from "./vendors";

export { awsRegions } from "./aws";
export { featureRules, features, losses, type Feature } from "./features";
export { weekdays, type BaseRole, type Person, type Seating, type Shift, type Weekday } from "./people";
export { pagerdutyTimeZones } from "./timeZones";
export { runbookUrl } from "./vendors";

/** A section that only a feature needs: left out, it has the empty default of the config schema. */
const whenGiven = <S extends z.ZodType>(section: S) =>
  z.preprocess((it) => (it === "" ? undefined : it), section.optional());

const sections = {
  environment: z.enum(["production", "staging"]),
  timeZone,
  people,
  seats,
  stakeholders: stakeholderGroups,
  pagerduty,
  datadog,
  slack,
  warRoom,
  recordEndpoint,
  jira: whenGiven(jira),
  statusPage: whenGiven(statusPage),
  aws,
  dns,
  failover,
  features: featureSwitches,
  acceptedLosses,
  adopt: z.record(z.string().regex(/^\w+::[\w-]+$/, "must be Type::logical-name"), z.string().min(1)).default({}),
};

/** The facts of one environment: who the people are, which accounts, regions and channels. Plain data, no secrets. */
export type Environment = { readonly [Section in keyof typeof sections]: z.output<(typeof sections)[Section]> };

/** Either the environment, or every problem that its config has. */
export type ParsedEnvironment =
  | { readonly environment: Environment; readonly findings: readonly [] }
  | { readonly environment: undefined; readonly findings: readonly Finding[] };

/**
 * Turns a stack's config values into an environment. Nothing is thrown: each problem is a finding with its path, what is
 * wrong and what is allowed. Sections are parsed one by one, so that a problem in one hides none in another.
 */
export function parseEnvironment(values: Readonly<Record<string, unknown>>): ParsedEnvironment {
  const findings = Object.keys(values)
    .filter((key) => !(key in sections))
    .map((key) => unknownKey([key], Object.keys(sections)));
  const environment: Partial<Record<keyof typeof sections, unknown>> = {};
  for (const [name, schema] of Object.entries(sections)) {
    const parsed = schema.safeParse(values[name]);
    if (parsed.success) environment[name as keyof typeof sections] = parsed.data;
    else findings.push(...parsed.error.issues.flatMap((issue) => toFindings(name, issue)));
  }
  findings.push(...crossChecks(environment as Partial<Environment>));
  if (findings.length > 0) return { environment: undefined, findings };
  return { environment: environment as Environment, findings: [] };
}

/** What no section can see alone. Sections that did not parse are left out: their own findings come first. */
function crossChecks(given: Partial<Environment>): Finding[] {
  return [...peopleChecks(given), ...featureChecks(given), ...retentionCheck(given)];
}

function peopleChecks({ people: known, seats: seating, stakeholders: groups }: Partial<Environment>): Finding[] {
  if (known === undefined) return [];
  const names = Object.keys(known);
  const stranger = (it: string) => `${it} is not among people; known are ${names.join(", ")}`;
  const seated = Object.entries(seating ?? {}).flatMap(([seat, filled]) =>
    filled.people
      .filter((it) => !names.includes(it))
      .map((it) => invalid(["seats", seat], `${stranger(it)}. Without ${it}, ${uncoveredWithout(filled, it)}`)),
  );
  const following = Object.entries(groups ?? {}).flatMap(([group, members]) =>
    members.filter((it) => !names.includes(it)).map((it) => invalid(["stakeholders", group], stranger(it))),
  );
  const shared = names.flatMap((key, index) => {
    const email = known[key]?.email;
    const other = names.slice(0, index).find((it) => known[it]?.email === email);
    if (other === undefined) return [];
    return [
      invalid(["people", key, "email"], `is already the address of ${other}; PagerDuty knows one user per address`),
    ];
  });
  return [...seated, ...following, ...shared];
}

/** Compliance is no choice in production. */
function retentionCheck({ environment, failover: facts }: Partial<Environment>): Finding[] {
  const kept = facts?.evidenceDays;
  if (environment !== "production" || kept === undefined || kept >= retention.days) return [];
  const problem = `${kept} days are under the ${retention.years} years (${retention.days} days) that evidence is kept in production`;
  return [invalid(["failover", "evidenceDays"], problem)];
}

/** A section that a feature needs, with the feature's name. */
const neededBy = { jira: "jira", statusPage: "statusPages" } as const satisfies Record<string, Feature>;

function featureChecks(given: Partial<Environment>): Finding[] {
  const switches = given.features;
  if (switches === undefined) return [];
  const needed = (path: readonly string[], feature: Feature) => ({
    ...invalid(path, `is needed by the feature ${feature}, which is on`),
    remedy: `fill it in, or switch ${feature} off under features`,
  });
  const runner =
    switches.automationActions && given.pagerduty !== undefined && given.pagerduty.automationRunner === undefined
      ? [needed(["pagerduty", "automationRunner"], "automationActions")]
      : [];
  const sectionsNeeded = Object.entries(neededBy)
    .filter(([section, feature]) => switches[feature] && section in given && given[section as "jira"] === undefined)
    .map(([section, feature]) => needed([section], feature));
  return [...runner, ...sectionsNeeded];
}

function toFindings(section: string, issue: z.core.$ZodIssue): Finding[] {
  const path = [section, ...issue.path];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey([...path, key]));
  return [invalid(path, issue.message)];
}

function unknownKey(path: readonly PropertyKey[], known: readonly string[] = []): Finding {
  const hint = known.length > 0 ? `; known are ${known.join(", ")}` : "";
  return { ...invalid(path, `unknown key${hint}`), remedy: "remove it, or correct its spelling" };
}

function invalid(path: readonly PropertyKey[], problem: string): Finding {
  const where = ["config", ...path.map(String)].join(".");
  return { rule: "config/invalid", path: where, problem, remedy: "correct it in the stack's config file" };
}
