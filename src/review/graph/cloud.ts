import { list, nameOf, number, property, record, text, type Resource } from "../resources";
import { remembered, type Lookup } from "./lookup";
import { severityIn } from "./paging";
import type { Route, Routes } from "./routing";
import type { Delivery, Fields, Monitor } from "./types";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const topicType = "aws:sns/topic:Topic";
const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";
const ruleType = "aws:cloudwatch/eventRule:EventRule";
const targetType = "aws:cloudwatch/eventTarget:EventTarget";
const destinationType = "aws:cloudwatch/eventApiDestination:EventApiDestination";
const connectionType = "aws:cloudwatch/eventConnection:EventConnection";

/** CloudTrail hands an event to EventBridge within minutes; AWS promises no time, five is the average of its log files. */
const trailSeconds = 300;

/** Until a metric's point counts and an alarm has been evaluated; AWS promises no time, two minutes are a budget. */
const alarmSeconds = 120;

/** What an EventBridge rule hands to PagerDuty, and where that goes. */
interface Handing {
  readonly rule: Resource;
  readonly template: string;
  readonly route: Route;
}

/** What an EventBridge rule looks for. */
const lookedFor = remembered((rule) => {
  const pattern = patternOf(rule);
  const { alarmName, state } = record(pattern.detail);
  return {
    region: property(rule, "region"),
    ofTheTrail: list(pattern["detail-type"]).includes("AWS API Call via CloudTrail"),
    alarms: new Set(list(alarmName)),
    states: new Set(list(record(state).value)),
  };
});

/** Reads what alerts in the cloud itself: its alarms, and rules over its audit trail. */
export function readCloudMonitors(lookup: Lookup, routes: Routes): readonly Monitor[] {
  const handings = lookup.all(targetType).flatMap((it): Handing[] => {
    const rule = joined(it, "rule", ruleType, "name", lookup);
    const route = routeOf(it, lookup, routes);
    if (rule === undefined || route === undefined) return [];
    const template = text(record(property(it, "inputTransformer")).inputTemplate) ?? "";
    return [{ rule, template, route }];
  });
  const trail = lookup.all(ruleType).flatMap((it) => {
    if (!lookedFor(it).ofTheTrail) return [];
    const told = handings.filter(({ rule }) => rule === it);
    return [
      trailRule(
        it,
        told.flatMap(({ route, template }) => route(eventOf(template)) ?? []),
      ),
    ];
  });
  const byTopic = topicRoutes(lookup, routes);
  return [...trail, ...lookup.all(alarmType).map((it) => alarm(it, handings, byTopic(it)))];
}

/** What arrives of the topic that an alarm notifies, if it does. */
function topicRoutes(lookup: Lookup, routes: Routes): (alarm: Resource) => readonly Delivery[] {
  const subscriptions = lookup
    .all(subscriptionType)
    .map((it) => ({ topic: joined(it, "topic", topicType, "arn", lookup), route: routes.byKeyIn(it, "endpoint") }));
  return (alarm) => {
    const topics = lookup.madeFrom(alarm, "alarmActions", [topicType]);
    const raw = {
      AlarmName: text(property(alarm, "name")) ?? nameOf(alarm),
      AlarmDescription: text(property(alarm, "alarmDescription")) ?? "",
    };
    return subscriptions
      .filter(({ topic }) => topics.some((it) => it === topic))
      .flatMap(({ route }) => route?.({ summary: raw.AlarmDescription }, raw) ?? []);
  };
}

/** An alarm has an action of its own, or rules in its region hand on its changes of state. */
function alarm(it: Resource, handings: readonly Handing[], notified: readonly Delivery[]): Monitor {
  const name = text(property(it, "name")) ?? nameOf(it);
  const description = text(property(it, "alarmDescription")) ?? name;
  const own = handings.filter(({ rule }) => {
    const { region, alarms } = lookedFor(rule);
    return alarms.has(name) && region === property(it, "region");
  });
  const told = (state: string) => own.filter(({ rule }) => lookedFor(rule).states.has(state));
  const deliveries = [
    ...notified,
    ...told("ALARM").flatMap(({ route, template }) => {
      const quoted = JSON.stringify(description).slice(1, -1);
      return route(eventOf(template.replaceAll("<description>", quoted).replaceAll("<alarm>", name))) ?? [];
    }),
  ];
  const threshold = number(property(it, "threshold"));
  const period = number(property(it, "period")) ?? 60;
  return {
    ...common(it, description.replace(/\. .*$/s, ""), deliveries),
    kind: "alarm",
    query: [property(it, "namespace"), property(it, "metricName"), property(it, "statistic")].map(String).join(" "),
    comparator: text(property(it, "comparisonOperator"))?.startsWith("Less") === true ? "<" : ">",
    ...(threshold !== undefined && { threshold }),
    windowSeconds: period * (number(property(it, "evaluationPeriods")) ?? 1),
    delaySeconds: alarmSeconds,
    everySeconds: 60,
    onSilence: told("INSUFFICIENT_DATA").length > 0 ? "alerts" : "fine",
    resolves: told("OK").length > 0 ? "by-itself" : "by-people",
    draft: property(it, "actionsEnabled") === false,
  };
}

function routeOf(target: Resource, lookup: Lookup, routes: Routes) {
  const destination = joined(target, "arn", destinationType, "arn", lookup);
  const connection = destination && joined(destination, "connectionArn", connectionType, "arn", lookup);
  return connection && routes.byKeyIn(connection, "authParameters");
}

/** The resource that a property was made from, or that has its name or ARN in the same region. */
function joined(from: Resource, propertyName: string, type: string, by: "name" | "arn", lookup: Lookup) {
  const value = text(property(from, propertyName));
  const same = (it: Resource) =>
    value !== undefined && property(it, by) === value && property(it, "region") === property(from, "region");
  return lookup.madeFrom(from, propertyName, [type])[0] ?? lookup.all(type).find(same);
}

const patternOf = (it: Resource): Fields => parsed(text(property(it, "eventPattern")));

/** What arrives of a template: PagerDuty's common format has what Events API v2 wraps in a payload. */
function eventOf(template: string): Fields {
  const { payload, ...around } = parsed(template);
  return { ...around, ...record(payload) };
}

function parsed(json: string | undefined): Fields {
  try {
    return record(JSON.parse(json ?? "null") as unknown);
  } catch {
    return {};
  }
}

function trailRule(it: Resource, deliveries: readonly Delivery[]): Monitor {
  return {
    ...common(it, text(property(it, "description")) ?? nameOf(it), deliveries),
    kind: "rule",
    query: text(property(it, "eventPattern")) ?? "",
    windowSeconds: trailSeconds,
    delaySeconds: 0,
    everySeconds: 0,
    onSilence: "fine",
    resolves: "by-people",
    draft: property(it, "state") === "DISABLED",
  };
}

function common(it: Resource, name: string, deliveries: readonly Delivery[]) {
  const services = [...new Set(deliveries.map(({ service }) => service))];
  const tags = Object.entries(record(property(it, "tags"))).map(([key, value]) => `${key}:${text(value) ?? ""}`);
  const severity = severityIn(tags.find((tag) => tag.startsWith("severity:")) ?? "") ?? services[0]?.severity;
  return {
    urn: it.urn,
    key: nameOf(it),
    id: it.id ?? "",
    name,
    ...(severity !== undefined && { severity }),
    members: [],
    services,
    deliveries,
    handles: [],
    renotifyMinutes: 0,
    tags: tags.sort(),
  };
}
