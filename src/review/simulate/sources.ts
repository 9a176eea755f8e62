import type { Delivery, Graph, Monitor } from "../graph";
import { list, property, record, text } from "../resources";
import type { Fault } from "./scenarios";
import type { Promised, Stage } from "./stage";

/** What notices: a monitor, an alarm, a mailbox, a person. */
export interface Source {
  readonly key: string;
  readonly name: string;
  /** What it does, such as "Datadog alerts", and, where it notices that, too, how it says that it is over. */
  readonly says: string;
  readonly recovers: string;
  readonly deliveries: readonly Delivery[];
  /** The plan's signal that it detects. */
  readonly signal?: string;
}

const vendors: Readonly<Record<Monitor["kind"], string>> = {
  alarm: "CloudWatch",
  composite: "Datadog",
  probe: "Datadog",
  query: "Datadog",
  rule: "CloudTrail",
};

/** Whose a monitor is. */
export const vendorOf = ({ kind }: Monitor): string => vendors[kind];

/** A monitor as a source. */
export function monitored(monitor: Monitor): Source {
  const { key, name, deliveries } = monitor;
  const vendor = vendorOf(monitor);
  return { key, name, deliveries, signal: signalOf(monitor), says: `${vendor} alerts`, recovers: `${vendor} recovers` };
}

/** The signal that a monitor detects. */
export const signalOf = ({ key, tags }: Monitor): string =>
  tags.find((it) => it.startsWith("signal:"))?.slice("signal:".length) ?? key;

type Mail = Fault & { readonly kind: "mail" };

/** What tells a mail from others. */
export const mailKey = (mail: Fault): string => JSON.stringify(mail);

/** What becomes of a mail on a stage. */
export const mailOf = ({ mails, sources, resources }: Stage, mail: Mail, plan: Promised): Source | undefined =>
  sources === undefined || resources === undefined
    ? mails?.get(mailKey(mail))
    : mailed({ sources, resources }, mail, plan);

/** A mail to one of the plan's mailboxes, through the declared rules; undefined where mail opens no incident. */
export function mailed(
  graph: Pick<Graph, "resources" | "sources">,
  mail: Mail,
  plan: Pick<Promised, "eventSources" | "mailboxes">,
): Source | undefined {
  const { to, from, subject, body = "" } = mail;
  const { title } = plan.mailboxes[to];
  const delivery = graph.sources.get(plan.eventSources.mailboxes.title)?.({
    event_action: "trigger",
    summary: subject,
    source: from,
    custom_details: { subject, from: [from], to: [addressOf(title, graph)], plain_body: body },
  });
  if (delivery === undefined) return undefined;
  return { key: `mail-${to}`, name: subject, says: `Mail to ${title}`, recovers: "Answered", deliveries: [delivery] };
}

/** The address that a mailbox's rule waits for. */
function addressOf(title: string, { resources }: Pick<Graph, "resources">): string {
  const rules = resources
    .filter(({ type }) => type === "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal")
    .flatMap((it) => list(property(it, "sets")).flatMap((set) => list(record(set).rules).map(record)));
  const condition = list(rules.find(({ label }) => label === title)?.conditions)[0];
  return /'([^']+)'/.exec(text(record(condition).expression) ?? "")?.[1] ?? "";
}

/** Somebody opens an incident in PagerDuty's page: on the service of the severity that it has. */
export function byHand(
  { services }: Pick<Stage, "services">,
  fault: Fault & { readonly kind: "declared" },
): Source | undefined {
  const { severity, title } = fault;
  const service = services.find((it) => it.severity === severity && !it.drill);
  if (service === undefined) return undefined;
  const delivery = {
    service,
    waits: false,
    event: { summary: title },
    raw_event: {},
    suppressed: false,
    dropped: false,
  };
  return {
    key: `declared-${severity}`,
    name: title,
    says: "A person declares an incident",
    recovers: "A person resolves it",
    deliveries: [delivery],
  };
}
