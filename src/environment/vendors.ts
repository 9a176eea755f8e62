import { z } from "zod";
import { priorityName, severityKeys, type RunbookKey, type SeverityKey } from "../plan";

const gateway = z.url({ protocol: /^https?$/, error: "must be an http(s) URL with a host and no path" });

/** Facts of the PagerDuty account. `apiUrl` points at a private gateway and wins over `serviceRegion`. */
export const pagerduty = z.strictObject({
  subdomain: z.string().regex(/^[a-z0-9-]+$/, "must be the account's subdomain, such as vey"),
  serviceRegion: z.enum(["us", "eu"]).default("us"),
  apiUrl: gateway.optional(),
  /** The plan's incident hotline, shown in messages; the plan itself prints +1-XXX. */
  hotline: z.string().min(5),
  /** Which generation of schedules is declared: every account has legacy ones; their successor is early access. */
  schedules: z.enum(["legacy", "v2"]).default("legacy"),
  /** The account's priorities, made by hand in its settings: no API can. */
  priorities: z
    .strictObject(
      Object.fromEntries(severityKeys.map((it) => [it, z.string().min(1).default(priorityName(it))])) as Record<
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
  automationRunner: z.string().min(1).optional(),
});

const link = z.url({ protocol: /^https$/, error: "must be an https URL" });

/** A principal of a restriction policy, such as role:<uuid>. */
const principal = (...types: readonly string[]) =>
  z.string().regex(new RegExp(`^(${types.join("|")}):[0-9a-f-]{36}$`), {
    error: `must be ${types.map((it) => `${it}:<uuid>`).join(" or ")}`,
  });

/** Facts of the Datadog organisation. `apiUrl` points at a private gateway and wins over `site`. */
export const datadog = z.strictObject({
  site: z
    .enum([
      "datadoghq.com",
      "us3.datadoghq.com",
      "us5.datadoghq.com",
      "datadoghq.eu",
      "ap1.datadoghq.com",
      "ddog-gov.com",
    ])
    .default("datadoghq.com"),
  apiUrl: gateway.optional(),
  /** Where the runbooks are published; a runbook's key is appended to it. */
  runbooksUrl: link.refine((it) => !it.endsWith("/"), {
    error: "must not end in /; the runbook's key is appended",
  }),
  /** Who edits monitors (the deploying identity, the security team), and the organisation that may look at them. */
  principals: z.strictObject({
    deployer: principal("user", "role"),
    securityTeam: principal("team", "role"),
    organisation: principal("org"),
  }),
  /** Where the other detectors are looked at; their alerts arrive through PagerDuty. */
  links: z.strictObject({ grafana: link, sentry: link }),
  /** Signals that are knowingly given up because an account feature is off; each must be named. */
  acceptedLosses: z.array(z.string()).default([]),
});

/** Where a runbook is published. */
export const runbookUrl = (
  { datadog: { runbooksUrl } }: { readonly datadog: { readonly runbooksUrl: string } },
  runbook: RunbookKey,
): string => `${runbooksUrl}/${runbook}`;

const channel = z.strictObject({
  id: z.string().regex(/^[CG][A-Z0-9]{8,}$/, "must be a Slack channel id, such as C0WARROOM0"),
  name: z.string().regex(/^[a-z0-9_-]{1,80}$/, "must be a Slack channel name without #"),
});

/** The Slack workspace and the channel that each severity is announced in. */
export const slack = z.strictObject({
  workspaceId: z.string().regex(/^T[A-Z0-9]{8,}$/, "must be a Slack workspace id, such as T0VEYZKP1"),
  /** Name of the Slack account as Datadog's Slack integration lists it. */
  datadogAccount: z.string().min(1),
  channels: z.strictObject({ p0: channel, p1: channel, p2: channel, p3: channel }),
});

/** The plan's war room: the conference that every P0 and P1 incident gets. */
export const warRoom = z.strictObject({ url: link, phone: z.string().min(5) });

const named = z.strictObject({
  id: z.string().regex(/^\d+$/, "must be a Jira id, in quotes"),
  name: z.string().min(1),
});

/** The Jira project that tickets are opened in. The app and the account mapping are made by hand, once. */
export const jira = z.strictObject({
  subdomain: z.string().regex(/^[a-z0-9-]+$/, "must be the Jira Cloud site's subdomain, such as vey"),
  project: z.strictObject({
    id: z.string().regex(/^\d+$/, "must be a Jira id, in quotes"),
    key: z.string().regex(/^[A-Z][A-Z0-9]+$/, "must be a Jira project's key, such as INC"),
    name: z.string().min(1),
  }),
  issueType: named,
  statuses: z.strictObject({ triggered: named, acknowledged: named, resolved: named }),
});

/** Where every change of an incident is recorded outside PagerDuty. */
export const recordEndpoint = link;

/** What holds Statuspage's key and writes on the page when a workflow asks it to. */
export const statusPage = z.strictObject({ relayUrl: link });
