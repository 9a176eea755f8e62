import { list, nameOf, property, record, text, type Resource } from "../resources";
import type { Lookup } from "./lookup";
import { severityIn } from "./paging";
import type { Routes } from "./routing";
import type { Monitor, Service } from "./types";

const ruleType = "aws:cloudwatch/eventRule:EventRule";
const targetType = "aws:cloudwatch/eventTarget:EventTarget";
const destinationType = "aws:cloudwatch/eventApiDestination:EventApiDestination";
const connectionType = "aws:cloudwatch/eventConnection:EventConnection";

/** CloudTrail hands an event to EventBridge within minutes; AWS promises no time, five is the average of its log files. */
const trailSeconds = 300;

/** Reads what alerts in the cloud itself: rules over its audit trail whose events are sent to PagerDuty. */
export function readCloudMonitors(lookup: Lookup, routes: Routes): readonly Monitor[] {
  const targets = lookup.all(targetType).map((it) => ({
    rule: joined(it, "rule", ruleType, "name", lookup),
    template: text(record(property(it, "inputTransformer")).inputTemplate) ?? "",
    route: routeOf(it, lookup, routes),
  }));
  return lookup.all(ruleType).flatMap((it) => {
    const pattern = patternOf(it);
    if (!list(pattern["detail-type"]).includes("AWS API Call via CloudTrail")) return [];
    const services = targets.flatMap(({ rule, route, template }) =>
      rule === it && route !== undefined ? (route(template) ?? []) : [],
    );
    return [trailRule(it, services)];
  });
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

function patternOf(it: Resource): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(text(property(it, "eventPattern")) ?? "null") as unknown);
  } catch {
    return {};
  }
}

function trailRule(it: Resource, services: readonly Service[]): Monitor {
  const tags = Object.entries(record(property(it, "tags"))).map(([key, value]) => `${key}:${text(value) ?? ""}`);
  const severity = severityIn(tags.find((tag) => tag.startsWith("severity:")) ?? "") ?? services[0]?.severity;
  return {
    key: nameOf(it),
    id: it.id ?? "",
    name: text(property(it, "description")) ?? nameOf(it),
    ...(severity !== undefined && { severity }),
    kind: "rule",
    query: text(property(it, "eventPattern")) ?? "",
    windowSeconds: trailSeconds,
    delaySeconds: 0,
    everySeconds: 0,
    members: [],
    services,
    handles: [],
    renotifyMinutes: 0,
    onSilence: "fine",
    draft: property(it, "state") === "DISABLED",
    tags: tags.sort(),
  };
}
