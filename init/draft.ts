import { features, type Feature } from "../src/environment";
import { componentKeys, contactKeys, contacts, plan, seatKeys, stakeholderKeys, type SeatKey } from "../src/plan";
import type { Listed } from "./people";

/** What a company says of itself. */
export interface Answers {
  readonly environment: "production" | "staging";
  readonly company: string;
  readonly domain: string;
  readonly timeZone: string;
  readonly accountId: string;
  readonly regions: { readonly primary: string; readonly standby: string; readonly witness: string };
  readonly pagerduty: string;
  readonly pagerdutyRegion: "us" | "eu";
  readonly datadogSite: string;
  readonly hotline: string;
  /** The account features that are there; all others are switched off, and their loss accepted. */
  readonly with: readonly Feature[];
  readonly people: readonly Listed[];
}

/** Stands where only an account can say what it is: an id of the right form that no account has. */
const placeholder = "ffffffff-ffff-4fff-8fff-ffffffffffff";

/** A stack's config drawn from the answers: the values by section, as its file holds them. */
export function draft(answers: Answers): Readonly<Record<string, unknown>> {
  const { company, domain, accountId, regions, people } = answers;
  const sitting = (seat: string) => people.filter((it) => it.seats.includes(seat)).map(({ key }) => key);
  const [anybody = ""] = sitting("c-level");
  const role = (name: string) => `arn:aws:iam::${accountId}:role/${name}`;
  const certificate = (region: string) => `arn:aws:acm:${region}:${accountId}:certificate/${placeholder}`;
  const off = (Object.keys(features) as Feature[]).filter((it) => !answers.with.includes(it));
  return {
    environment: answers.environment,
    company: { name: company, domains: [domain] },
    contacts: Object.fromEntries(contactKeys.map((it) => [it, contacts[it].outside ? "none" : `${it}@${domain}`])),
    timeZone: answers.timeZone,
    people: Object.fromEntries(
      people.map(({ key, name, email, phone, timeZone }) => [
        key,
        { name, email, ...(phone !== undefined && { phone }), ...(timeZone !== undefined && { timeZone }) },
      ]),
    ),
    seats: Object.fromEntries(
      seatKeys.map((it) => [it, seating(it, sitting(it))]).filter(([, it]) => it !== undefined),
    ),
    // Whom nobody was named for follows what the executives follow.
    stakeholders: Object.fromEntries(
      stakeholderKeys.map((it) => [it, sitting(it).length > 0 ? sitting(it) : [anybody]]),
    ),
    pagerduty: { subdomain: answers.pagerduty, serviceRegion: answers.pagerdutyRegion, hotline: answers.hotline },
    datadog: {
      site: answers.datadogSite,
      probeLocations: ["aws:ca-central-1", "aws:eu-north-1", "aws:eu-west-3"],
      principals: {
        deployer: `role:${placeholder}`,
        securityTeam: `team:${placeholder}`,
        organisation: `org:${placeholder}`,
      },
    },
    handbook: { url: `https://handbook.${domain}` },
    aws: { accountId, regions },
    dns: {
      zoneName: domain,
      hosts: {
        api: {
          hostName: `api.${domain}`,
          serves: [...componentKeys],
          endpoints: { primary: `api.${regions.primary}.${domain}`, standby: `api.${regions.standby}.${domain}` },
        },
      },
    },
    failover: {
      switch: "health-check",
      identities: {
        issuer: role("zkp-issuer"),
        publisher: role("zkp-revocation-publisher"),
        deployer: role("incident-response-deployer"),
      },
      principals: {
        operator: [role("incident-responders")],
        approver: [role("incident-commanders")],
        breakGlass: [`arn:aws:iam::${accountId}:user/break-glass`],
        investigator: [role("security-analysts")],
      },
      certificates: { primary: certificate(regions.primary), standby: certificate(regions.standby) },
      secrets: [],
      ...(answers.environment === "staging" && { evidenceDays: 30 }),
    },
    features: Object.fromEntries(off.map((it) => [it, false])),
    acceptedLosses: off,
  };
}

/** How the people of a seat take it; undefined where there are none, which the plan refuses by the seat's name. */
function seating(seat: SeatKey, people: readonly string[]): unknown {
  if (people.length === 0) return undefined;
  // Of a group everybody is told at once; any other seat is somebody's, and several take turns.
  if (plan.seats[seat].kind === "group") return { everyone: people };
  return people.length === 1 ? people[0] : { rotate: people, turnDays: 7 };
}
