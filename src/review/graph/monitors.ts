import type { SeverityKey } from "../../plan";
import { nameOf, number, property, record, text, texts, type Resource } from "../resources";
import { remembered, type Lookup } from "./lookup";
import { severityIn } from "./paging";
import type { Route, Routes } from "./routing";
import type { Comparator, Delivery, Member, Monitor, Service } from "./types";

const monitorType = "datadog:index/monitor:Monitor";
const probeType = "datadog:index/syntheticsTest:SyntheticsTest";
const notificationType = "datadog:index/monitorNotificationRule:MonitorNotificationRule";

/** Reads everything that alerts at Datadog; composites know their members. */
export function readMonitors(lookup: Lookup, { byHandle: routes }: Routes): readonly Monitor[] {
  const notify = notificationRules(lookup);
  const leaves = new Map<string, Monitor>();
  const declared = lookup.all(monitorType);
  for (const it of declared.filter((each) => !isComposite(each))) leaves.set(it.urn, query(it, lookup, routes, notify));
  const composites = declared.filter(isComposite).map((it) => composite(it, lookup, routes, notify, leaves));
  const probes = lookup.all(probeType).map((it) => probe(it, lookup, routes, notify));
  return [...leaves.values(), ...composites, ...probes];
}

const isComposite = (it: Resource) => property(it, "type") === "composite";

type Notify = (tags: readonly string[]) => readonly string[];

/** Recipients that rules add to every monitor with their tags. */
function notificationRules(lookup: Lookup): Notify {
  const rules = lookup.all(notificationType).map((it) => ({
    tags: texts(record(property(it, "filter")).tags),
    recipients: texts(property(it, "recipients")),
  }));
  return (tags) =>
    rules
      .filter((it) => it.tags.length > 0 && it.tags.every((tag) => tags.includes(tag)))
      .flatMap((it) => it.recipients.map((recipient) => `@${recipient}`));
}

/** Datadog's handles: an @ and what follows up to a space. An e-mail address inside a word is not one. */
const handlePattern = /(?:^|[\s(}])@([\w.+-]+(?:@[\w.-]+)?)/g;

/** What whoever alerts says of itself: its name, its tags, whom its message mentions. */
const own = remembered((it) => {
  const tags = texts(property(it, "tags"));
  const message = text(property(it, "message")) ?? "";
  const [severity] = tags.flatMap((tag) => (tag.startsWith("severity:") ? (severityIn(tag) ?? []) : []));
  return {
    name: text(property(it, "name")) ?? nameOf(it),
    tags,
    message,
    mentioned: [...message.matchAll(handlePattern)].map(([, handle = ""]) => `@${handle}`),
    ...(severity !== undefined && { severity }),
  };
});

function common(it: Resource, lookup: Lookup, routes: ReadonlyMap<string, Route>, notify: Notify) {
  const { name, tags, message, mentioned, severity: tagged } = own(it);
  const all = [...new Set([...mentioned, ...notify(tags)])];
  const deliveries = new Map<Service, Delivery>();
  // Datadog's PagerDuty integration sends title, text and tags in the event's details.
  const event = {
    summary: name,
    source: "Datadog",
    custom_details: { title: name, body: message, tags: tags.join(", ") },
  };
  for (const handle of all.filter((each) => each.startsWith("@pagerduty-"))) {
    const route = routes.get(handle.slice("@pagerduty-".length));
    if (route === undefined) {
      lookup.dangling(it, `${handle} is not the name of a declared PagerDuty service object, so nobody is paged`);
      continue;
    }
    const delivery = route({ ...event, event_action: "trigger", dedup_key: nameOf(it) });
    if (delivery === undefined) lookup.dangling(it, `no route takes its events from ${handle} to a service`);
    else deliveries.set(delivery.service, delivery);
  }
  const severity: SeverityKey | undefined = tagged ?? [...deliveries.keys()][0]?.severity;
  return {
    urn: it.urn,
    key: nameOf(it),
    id: it.id ?? "",
    name,
    ...(severity !== undefined && { severity }),
    tags,
    services: [...deliveries.keys()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    deliveries: [...deliveries.values()].sort((a, b) => (a.service.key < b.service.key ? -1 : 1)),
    handles: all.filter((each) => !each.startsWith("@pagerduty-")).sort(),
    resolves: /\{\{\^is_recovery\}\}[^{]*@pagerduty-/.test(message) ? ("by-people" as const) : ("by-itself" as const),
    draft: property(it, "draftStatus") === "draft",
  };
}

const seconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, mo: 2_592_000 } as const;

/** Datadog evaluates windows below a day every minute, below two days every ten, longer ones every thirty. */
const evaluatedEvery = (windowSeconds: number) => (windowSeconds < 86_400 ? 60 : windowSeconds < 172_800 ? 600 : 1800);

/** The time that a query looks back over: of an anomaly its alert window, of a burn rate its long window. */
function windowOf(body: string): number {
  const pattern = /(?:alert_window='last_|long_window\("|last\("|last_)(\d+)(mo|[smhdw])/g;
  const all = [...body.matchAll(pattern)];
  const [, count, unit] = all.find(([found]) => found.includes("window")) ?? all[0] ?? [];
  return count === undefined ? 0 : Number(count) * seconds[unit as keyof typeof seconds];
}

/** What a query asks, and when it alerts. */
const asked = remembered((it) => {
  const body = text(property(it, "query")) ?? "";
  const thresholds = record(property(it, "monitorThresholds"));
  const [, comparator, inQuery] = /(>=|<=|>|<)\s*(-?[\d.]+(?:e[+-]?\d+)?)\s*$/i.exec(body) ?? [];
  const threshold = number(thresholds.critical) ?? number(inQuery);
  const recovery = number(thresholds.criticalRecovery);
  const windowSeconds = windowOf(body);
  const noData = text(property(it, "onMissingData"));
  return {
    query: body,
    ...(comparator !== undefined && { comparator: comparator as Comparator }),
    ...(threshold !== undefined && { threshold }),
    ...(recovery !== undefined && { recovery }),
    windowSeconds,
    delaySeconds: number(property(it, "evaluationDelay")) ?? 0,
    everySeconds: evaluatedEvery(windowSeconds),
    renotifyMinutes: number(property(it, "renotifyInterval")) ?? 0,
    onSilence: noData === "show_and_notify_no_data" || property(it, "notifyNoData") === true ? "alerts" : "fine",
  } as const;
});

const query = (it: Resource, lookup: Lookup, routes: ReadonlyMap<string, Route>, notify: Notify): Monitor => ({
  ...common(it, lookup, routes, notify),
  ...asked(it),
  kind: "query",
  members: [],
});

function composite(
  it: Resource,
  lookup: Lookup,
  routes: ReadonlyMap<string, Route>,
  notify: Notify,
  leaves: ReadonlyMap<string, Monitor>,
): Monitor {
  const body = text(property(it, "query"));
  const leaf = (id: string) => {
    const found = lookup.resolve(it, "query", id, [monitorType]);
    return found && leaves.get(found.urn);
  };
  const members: Member[] =
    body === undefined
      ? lookup
          .madeFrom(it, "query", [monitorType])
          .flatMap(({ urn }) => leaves.get(urn) ?? [])
          .map((monitor) => ({ monitor, negated: false }))
      : [...body.matchAll(/(!\s*)?([^\s()!&|]+)/g)].flatMap(([, not, id = ""]) => {
          const monitor = leaf(id);
          return monitor === undefined ? [] : [{ monitor, negated: not !== undefined }];
        });
  return {
    ...common(it, lookup, routes, notify),
    kind: "composite",
    query: body ?? "",
    windowSeconds: 0,
    delaySeconds: 0,
    everySeconds: 60,
    members,
    renotifyMinutes: number(property(it, "renotifyInterval")) ?? 0,
    onSilence: property(it, "notifyNoData") === true ? "alerts" : "fine",
  };
}

/** A probe sees a fault at its next run; retries and the minimum duration come on top. */
function probe(it: Resource, lookup: Lookup, routes: ReadonlyMap<string, Route>, notify: Notify): Monitor {
  const options = record(property(it, "optionsList"));
  const retry = record(options.retry);
  const retries = ((number(retry.count) ?? 0) * (number(retry.interval) ?? 0)) / 1000;
  return {
    ...common(it, lookup, routes, notify),
    kind: "probe",
    query: text(record(property(it, "requestDefinition")).url) ?? "",
    windowSeconds: number(options.minFailureDuration) ?? 0,
    delaySeconds: retries,
    everySeconds: number(options.tickEvery) ?? 60,
    members: [],
    renotifyMinutes: number(record(options.monitorOptions).renotifyInterval) ?? 0,
    onSilence: "alerts",
  };
}
