import { z } from "zod";
import type { Finding } from "../plan";
import { aws, failover } from "./aws";
import { chat } from "./chat";
import { email, postMortems, statusPage } from "./communication";
import { company, contactAddresses } from "./company";
import { crossChecks, sectionOf } from "./crossChecks";
import { acceptedLosses, featureSwitches, type Feature } from "./features";
import { toFindings, unknownKey } from "./findings";
import { dns } from "./hosts";
import { people, seats, stakeholderGroups } from "./people";
import { timeZone } from "./timeZones";
import { datadog, detectorPage, jira, mail, pagerduty, warRoom } from "./vendors";

export { awsRegions } from "./aws";
export type { Chat } from "./chat";
export { featureRules, features, isWithout, losses, type Feature } from "./features";
export { hostOf, isCalled, type Host } from "./hosts";
export { leftoverRules, leftovers, ownFacts, textsIn, type Own } from "./leftovers";
export { trunkPrefixes, weekdays, type BaseRole, type Person, type Seating, type Shift, type Weekday } from "./people";
export { pagerdutyTimeZones } from "./timeZones";
export { pagerdutyApiUrl, pagerdutyEventsUrl, pagerdutyHost, runbookUrl } from "./vendors";

/** A section that only a feature needs: left out, it has the empty default of the config schema. */
const whenGiven = <S extends z.ZodType>(section: S) =>
  z.preprocess((it) => (it === "" ? undefined : it), section.optional());

const sections = {
  environment: z.enum(["production", "staging"]),
  company,
  contacts: contactAddresses,
  timeZone,
  people,
  seats,
  stakeholders: stakeholderGroups,
  pagerduty,
  datadog,
  chat: whenGiven(chat),
  warRoom: whenGiven(warRoom),
  mail: whenGiven(mail),
  jira: whenGiven(jira),
  statusPage: whenGiven(statusPage),
  email: whenGiven(email),
  postMortems: whenGiven(postMortems),
  prometheus: whenGiven(detectorPage),
  sentry: whenGiven(detectorPage),
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
  return { environment: withoutWhatIsOff(environment as Environment), findings: [] };
}

/** A section whose feature is off counts as not given, so that nothing has to look at both. */
function withoutWhatIsOff(environment: Environment): Environment {
  const off = Object.entries(sectionOf)
    .filter(([feature]) => !environment.features[feature as Feature])
    .map(([, section]): [string, undefined] => [section, undefined]);
  return { ...environment, ...Object.fromEntries<undefined>(off) };
}
