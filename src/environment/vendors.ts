import { z } from "zod";
import {
  emitters,
  mailboxes,
  priorityName,
  severityKeys,
  type EmitterKey,
  type MailboxKey,
  type SeverityKey,
} from "../plan";
import { email, gateway, httpsUrl, key, name, shaped } from "./formats";
import { oneOf } from "./words";

const mailboxKeys = Object.keys(mailboxes) as MailboxKey[];

/** A telephone number as people dial it; it is shown, not parsed. */
const shownPhone = shaped(/^\+[1-9][\d ()-]{4,30}$/, "a telephone number", "+1 202 555 0100");

/** The name of a priority; workflows compare it in quotes. */
const priority = name("P0").regex(/^[^'’]*$/, "must be a priority's name, without quotes");

/** Facts of the PagerDuty account. `apiUrl` points at a private gateway and wins over `serviceRegion`. */
export const pagerduty = z.strictObject({
  subdomain: shaped(/^[a-z0-9-]{1,63}$/, "the account's subdomain", "acme"),
  serviceRegion: z.enum(["us", "eu"]).default("us"),
  apiUrl: gateway.optional(),
  /** The plan's incident hotline, shown in messages; the plan itself prints +1-XXX. */
  hotline: shownPhone,
  /** Which generation of schedules is declared: every account has legacy ones; their successor is early access. */
  schedules: z.enum(["legacy", "v2"]).default("legacy"),
  /** The account's priorities, made by hand in its settings: no API can. */
  priorities: z
    .strictObject(
      Object.fromEntries(severityKeys.map((it) => [it, priority.default(priorityName(it))])) as Record<
        SeverityKey,
        z.ZodDefault<z.ZodString>
      >,
    )
    .prefault({})
    .refine(
      (it) => new Set(Object.values(it)).size === severityKeys.length,
      "each severity needs a priority of its own",
    ),
  /** Id of the runner, installed by hand, that runs the runbooks' first steps. */
  automationRunner: shaped(/^[A-Z0-9]{1,64}$/, "a runner's id", "01DZKPRUNNER0").optional(),
});

/** Datadog's managed places for synthetic tests, on AWS. */
const probeLocations = [
  "aws:af-south-1",
  "aws:ap-east-1",
  "aws:ap-northeast-1",
  "aws:ap-northeast-2",
  "aws:ap-northeast-3",
  "aws:ap-south-1",
  "aws:ap-southeast-1",
  "aws:ap-southeast-2",
  "aws:ap-southeast-3",
  "aws:ca-central-1",
  "aws:eu-central-1",
  "aws:eu-north-1",
  "aws:eu-south-1",
  "aws:eu-west-1",
  "aws:eu-west-2",
  "aws:eu-west-3",
  "aws:me-south-1",
  "aws:sa-east-1",
  "aws:us-east-1",
  "aws:us-east-2",
  "aws:us-west-1",
  "aws:us-west-2",
] as const;

/** A principal of a restriction policy, such as role:<uuid>. */
const principal = (...types: readonly string[]) =>
  shaped(
    new RegExp(`^(${types.join("|")}):[0-9a-f-]{36}$`),
    types.map((it) => `${it}:<uuid>`).join(" or "),
    `${types[0] ?? ""}:8a1b6c1e-0c7d-4a52-9f3e-5d1f0b7c2a10`,
  );

/** The host of the account: its web pages, and the domain of its mailboxes. EU accounts have one of their own. */
export const pagerdutyHost = ({ subdomain, serviceRegion }: Pagerduty): string =>
  `${subdomain}.${serviceRegion === "eu" ? "eu." : ""}pagerduty.com`;

/** Where the account takes events. */
export const pagerdutyEventsUrl = ({ serviceRegion }: Pagerduty): string =>
  `https://events.${serviceRegion === "eu" ? "eu." : ""}pagerduty.com`;

type Pagerduty = z.output<typeof pagerduty>;

const emitterKeys = Object.keys(emitters) as EmitterKey[];
const emitter = z.enum(emitterKeys, { error: oneOf(emitterKeys, "emitter ") });

/** Where PagerDuty's REST API is, without a slash at the end. */
export const pagerdutyApiUrl = ({ apiUrl, serviceRegion }: Pagerduty): string =>
  apiUrl ?? `https://api.${serviceRegion === "eu" ? "eu." : ""}pagerduty.com`;

/** Facts of the Datadog organisation. `apiUrl` points at a private gateway and wins over `site`. */
export const datadog = z.strictObject({
  site: z
    .enum([
      "datadoghq.com",
      "us3.datadoghq.com",
      "us5.datadoghq.com",
      "datadoghq.eu",
      "ap1.datadoghq.com",
      "ap2.datadoghq.com",
      "ddog-gov.com",
    ])
    .default("datadoghq.com"),
  apiUrl: gateway.optional(),
  /** Who edits monitors (the deploying identity, the security team), and the organisation that may look at them. */
  principals: z.strictObject({
    deployer: principal("user", "role"),
    securityTeam: principal("team", "role"),
    organisation: principal("org"),
  }),
  /** From where probes ask: Datadog's own places, at least three, so that one lossy path pages nobody. */
  probeLocations: z
    .array(z.enum(probeLocations, { error: oneOf(probeLocations) }))
    .min(3, "name three places at least: two must agree before anybody is paged")
    .refine((it) => new Set(it).size === it.length, "a place is named twice")
    .meta({ examples: [["aws:ca-central-1", "aws:eu-north-1", "aws:sa-east-1"]] }),
  /** Whose telemetry has arrived, by the plan's emitters: from then on their silence pages. `deliver preflight` tells. */
  heard: z.array(emitter).default([]),
  /** Signals that are knowingly given up because an account feature is off; each must be named. */
  acceptedLosses: z.array(key("dependency-vulnerability")).default([]),
});

/** A text that a condition looks for; quotes and backslashes would end it. */
const sought = shaped(
  /^[^'"\\<>{}$]{3,80}$/,
  "3 to 80 characters without quotes, backslashes, brackets and $",
  "@acme.example",
);

/** PagerDuty takes 25 conditions a rule; a word is looked for in subject and body. */
const fewOf = (most: number) => z.array(sought).max(most, `at most ${most}`).default([]);

/** What people report by mail, and which mail cannot wait until somebody has time to read it. */
export const mail = z.strictObject({
  /** The company's own addresses; each forwards to the orchestration's, with its To header kept. */
  addresses: z.strictObject(
    Object.fromEntries(mailboxKeys.map((it) => [it, email])) as Record<MailboxKey, typeof email>,
  ),
  /** Parts of the addresses from which an answer with [resolved] closes a report. */
  team: z.array(sought).min(1, "nobody could close a report by answering it").max(8, "at most 8"),
  urgent: z.strictObject({ senders: fewOf(8), words: fewOf(8) }).prefault({}),
});

/** The plan's war room: the conference that every P0 and P1 incident gets. */
export const warRoom = z.strictObject({ url: httpsUrl, phone: shownPhone });

const jiraId = shaped(/^\d{1,20}$/, "a Jira id, in quotes", "10001");
const named = z.strictObject({
  id: jiraId,
  name: name("To Do"),
});

/** The Jira project that tickets are opened in. The app and the account mapping are made by hand, once. */
export const jira = z.strictObject({
  subdomain: shaped(/^[a-z0-9-]{1,63}$/, "the Jira Cloud site's subdomain", "acme"),
  project: z.strictObject({
    id: jiraId,
    key: shaped(/^[A-Z][A-Z0-9]{1,9}$/, "a Jira project's key", "INC"),
    name: name("Incidents"),
  }),
  issueType: named,
  statuses: z.strictObject({ triggered: named, acknowledged: named, resolved: named }),
  /** Ids of the priorities that tickets get; a ticket follows when its incident's severity changes. */
  priorities: z.strictObject(
    Object.fromEntries(severityKeys.map((it) => [it, jiraId])) as Record<SeverityKey, typeof jiraId>,
  ),
});

/** Where what another detector sees is looked at; its alerts arrive through PagerDuty. */
export const detectorPage = z.strictObject({ url: httpsUrl });
