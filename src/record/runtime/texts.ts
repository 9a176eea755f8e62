import { createHash } from "node:crypto";
import Mustache from "mustache";
import {
  components,
  displayName,
  inHours,
  messages,
  presses,
  priorityName,
  recovery,
  statusTexts,
  templates,
  unknowns,
  type MessageKey,
  type Plan,
  type TemplateKey,
} from "../../plan";
import { visible } from "../../visible";
import { actionItems, breachAt, later, type PageState, type View } from "./core";
import { holderOf, type Facts } from "./facts";

/** Where a text goes; each has characters of its own that mean something there. */
export type Sink = "slack" | "plain" | "markdown" | "html";

const escapes: Readonly<Record<Sink, (text: string) => string>> = {
  plain: visible,
  // Slack reads &, < and > only; without < nobody can mention a channel. A zero-width space takes the rest its meaning.
  slack: (text) =>
    escapes
      .plain(text)
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll(/([*_~`@#])/g, "$1\u200b"),
  html: (text) =>
    escapes
      .plain(text)
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;"),
  markdown: (text) =>
    escapes
      .plain(text)
      .replaceAll(/\s*\n\s*/g, " ")
      .replaceAll(/([\\`*_{}[\]<>()#+!|~@])/g, "\\$1"),
};

/** What a text can be filled in with: words, or lists of them for the parts that repeat. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * Fills in a text. Values are escaped for where the text goes, and are never read as templates themselves: what an alert
 * calls itself stays a name. `{{{…}}}` in a text of the plan is for what this program made.
 */
export function fill(text: string, values: Values, sink: Sink): string {
  const filled = Mustache.render(text, values, {}, { escape: (it: unknown) => escapes[sink](String(it)) });
  return sink === "slack" ? filled.replaceAll("**", "*") : filled;
}

/** What is known of an incident, as the templates call it; what is not is left to people, in brackets. */
export function valuesOf(view: View, plan: Plan, facts: Facts): Values {
  const { record, signal, fields } = view;
  const said = (press: Parameters<View["pressed"]>[0]) => view.pressed(press).at(-1)?.what.text;
  const component = fields.affected_component ?? componentTitle(signal?.service);
  const { updateEveryMinutes } = plan.severities[view.severity];
  const lastTold = [view.openedAt, ...view.of("update").map(({ at }) => at)].sort().at(-1) ?? view.openedAt;
  const breach = breachAt(view, plan);
  const known: Record<string, string | undefined> = {
    reference: record.reference,
    severity: displayName(view.severity),
    summary: view.title,
    url: view.url,
    openedAt: view.openedAt,
    commander: holderOf(facts, "incident-commander-primary")?.name,
    communicationsLead: holderOf(facts, "communications-lead-primary")?.name,
    communicationsBackup: holderOf(facts, "communications-lead-backup")?.name,
    status: view.isOpen() ? (said("identified") === undefined ? "Investigating" : "Mitigating") : "Resolved",
    component,
    impact: said("impact"),
    issue: said("impact") ?? (component === undefined ? undefined : `problems with ${component.toLowerCase()}`),
    issueType: signal?.title ?? "Service disruption",
    description: said("identified"),
    whatHappened: said("identified"),
    workaround: said("workaround"),
    nextUpdate: updateEveryMinutes === undefined ? undefined : later(lastTold, updateEveryMinutes),
    frequency: updateEveryMinutes === undefined ? undefined : inWords(updateEveryMinutes),
    channel: `#${channelName(record.reference)}`,
    duration: view.of("resolved").at(-1) && `${view.openedAt} - ${view.of("resolved").at(-1)?.at ?? ""}`,
    rootCause: said("root-cause"),
    statusPage: facts.statusPage?.shown,
    support: facts.contacts.support,
    company: facts.company,
    discovered: breach,
    deadline: breach === undefined ? undefined : later(breach, plan.gdpr.notifyWithinMinutes),
    authority: plan.gdpr.authority,
    dataExposed: fields.data_exposed ?? "not known yet",
    affectedUsers: fields.affected_users ?? "not known yet",
    measures: said("identified") ?? "not known yet",
    steps: plan.gdpr.steps.join("; "),
    verification: recovery.verification.join("; "),
    known: Object.keys(presses)
      .map((it) => `/${it}`)
      .join(", "),
    draft: view.result("post-mortem")?.url ?? "",
    agenda: plan.postMortem.agenda.join("; "),
  };
  return {
    ...unknowns,
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    privacy: breach !== undefined,
    timeline: timeline(view),
    well: view.pressed("well").map(({ what }) => what.text),
    poorly: view.pressed("poorly").map(({ what }) => what.text),
    lessons: view.pressed("lesson").map(({ what }) => what.text),
    actions: actionItems(view, plan).map(({ text, owner, due, closedAt }) => ({
      text,
      owner,
      due: due.slice(0, 10),
      status: closedAt === undefined ? "open" : "closed",
    })),
  };
}

const inWords = (minutes: number) => (minutes < 60 ? `${minutes} minutes` : `${inHours(minutes)} hours`);

const componentTitle = (service: string | undefined) =>
  service !== undefined && service in components ? components[service as keyof typeof components].title : undefined;

/** What happened, line by line, for the post-mortem. */
export function timeline(view: View): readonly { readonly time: string; readonly what: string }[] {
  return view.events.flatMap(({ at, who, what }) => {
    const by = who === undefined ? "" : `${who}: `;
    const said = ((): string | undefined => {
      switch (what.kind) {
        case "triggered":
          return `opened as ${priorityName(what.severity)}: ${what.title}`;
        case "severity-changed":
          return `severity ${priorityName(what.severity)}`;
        case "update":
        case "note":
          return what.text;
        case "press":
          return `${what.press}${what.text === "" ? "" : `: ${what.text}`}`;
        case "resolved":
          return what.mergedInto === undefined ? "resolved" : `merged into ${what.mergedInto}`;
        case "due":
          return what.timer.startsWith("update|") ? "an update was due and not given" : undefined;
        case "fields":
        case "done":
        case "refused":
          return undefined;
        default:
          return what.kind.replaceAll("-", " ");
      }
    })();
    return said === undefined ? [] : [{ time: at, what: `${by}${said}` }];
  });
}

/** incident-20251207-001. */
export const channelName = (reference: string): string => reference.replace("INC", "incident").toLowerCase();

/** A message of the plan for the incident's channel. */
export function messageText(key: MessageKey, values: Values, sink: Sink): string {
  const internal = key === "declared" ? { internal: fill(templates.internal.body, values, sink) } : {};
  return fill(messages[key].text, { ...values, ...internal }, sink);
}

/** One of the plan's templates. A subject has one line, wherever it goes. */
export const filled = (key: TemplateKey, values: Values, sink: Sink) => ({
  subject: fill(templates[key].subject, values, "plain").replaceAll(/\s+/g, " ").slice(0, 200),
  body: fill(templates[key].body, values, sink),
});

/** What the status page says at a state. */
export const statusText = (state: PageState, values: Values): string => fill(statusTexts[state], values, "html");

/** A key without its words: it marks what was said, and stands where names of people must not. */
export const shortened = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 12);
