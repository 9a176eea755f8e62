import { duration } from "../../render/tables";
import { number, record, text } from "../../resources";
import type { Change } from "../changes";
import type { Context } from "../context";
import { notices } from "./ladders";
import { instead, units } from "../units";
import { first, guards, label, less, member, other, row } from "../rows";
import { keyed, set, type Row, type Saying, type TypeWords } from "../words";

/** What happens to every incident of a service. */
const incidents = (say: (change: Change) => Pick<Saying, "verdict" | "text"> | undefined): Row =>
  row((change, context) => {
    const said = say(change);
    return said === undefined ? [] : [{ ...said, subject: incidentsOf(change, context) }];
  });

function incidentsOf({ pair }: Change, { after, before }: Context): string {
  const service = [after, before].map(({ graph }) => graph.services.find(({ urn }) => urn === pair.urn)).find(Boolean);
  if (service === undefined) return "incidents";
  if (service.drill) return "incidents in drills";
  return service.severity === undefined ? `incidents of ${service.name}` : "incidents";
}

/** PagerDuty writes "null" for never. */
const secondsOf = (value: unknown) => number(value) ?? Infinity;

const comesBack = incidents(({ before, after }) => {
  const [was, is] = [secondsOf(before ?? 1800), secondsOf(after ?? 1800)];
  if (was === is) return undefined;
  const text =
    is === Infinity
      ? `{never come|never come} back once acknowledged, where they did after ${duration(was)} without an update`
      : `{come|come} back ${was === Infinity ? `after ${duration(is)}, where they never did` : `after ${instead(units.seconds, was, is)}`}, once acknowledged without an update`;
  return { verdict: is < was ? "stronger" : "weaker", text };
});

const resolvesItself = incidents(({ before, after }) => {
  const [was, is] = [secondsOf(before ?? 14_400), secondsOf(after ?? 14_400)];
  if (was === is) return undefined;
  const text =
    is === Infinity
      ? `{no longer resolve|no longer resolve} themselves after ${duration(was)}`
      : `{resolve|resolve} themselves after ${was === Infinity ? duration(is) : instead(units.seconds, was, is)}, solved or not`;
  return { verdict: is > was ? "stronger" : "weaker", text };
});

const urgency = incidents(({ before, after }) => {
  if (![before, after].every((it) => it === "high" || it === "low")) return undefined;
  return after === "high"
    ? { verdict: "stronger", text: "{notify|notify} with high urgency instead of low, so they wake people" }
    : { verdict: "weaker", text: "{notify|notify} with low urgency instead of high, so they wake nobody" };
});

const serviceIn =
  (name: string) =>
  (inputs: Readonly<Record<string, unknown>>, { show }: Context) =>
    `${text(inputs.name) ?? ""} of ${show(inputs[name])}`.trim();

/** Services, and how events reach them. */
export const serviceWords: Readonly<Record<string, TypeWords>> = {
  "pagerduty:index/service:Service": {
    noun: "service",
    presence: guards("{is|are} new: its incidents now page people", "{is|are} gone: its incidents page nobody"),
    inputs: {
      name: other("whoever knows it by its name, Datadog's handles too, must now say"),
      escalationPolicy: first(notices(), other("{is|are} answered by")),
      "incidentUrgencyRule.urgency": urgency,
      "incidentUrgencyRule.type": other("the urgency of its incidents is"),
      acknowledgementTimeout: comesBack,
      autoResolveTimeout: resolvesItself,
      alertCreation: other("what an alert makes is"),
    },
  },
  "pagerduty:index/serviceIntegration:ServiceIntegration": {
    noun: "integration",
    name: serviceIn("service"),
    presence: guards("can open incidents now", "can no longer open incidents"),
    inputs: {
      service: other("{opens|open} incidents on"),
      type: other("{takes|take} events as"),
      vendor: other("{takes|take} events of"),
      integrationEmail: other("{opens|open} an incident for mail to"),
    },
  },
  "pagerduty:index/serviceDependency:ServiceDependency": {
    noun: "",
    name: ({ dependency }, { show }) => {
      const { supportingServices, dependentServices } = record(dependency);
      const of = (value: unknown) => show(record((value as readonly unknown[] | undefined)?.[0]).id);
      return `${of(dependentServices)} as what depends on ${of(supportingServices)}`;
    },
    presence: guards("{is|are} shown now", "{is|are} no longer shown, so customers' view of an incident lacks it"),
    lists: {
      "dependency.dependentServices": keyed("dependent", "id+type"),
      "dependency.supportingServices": keyed("support", "id+type"),
    },
    inputs: {
      "dependency.dependentServices[]": member("more", "{} depends on it now", "{} no longer depends on it", shownId),
      "dependency.supportingServices[]": member("more", "{} supports it now", "{} no longer supports it", shownId),
    },
  },
  "pagerduty:index/businessService:BusinessService": {
    noun: "business service",
    presence: guards("{is|are} new", "{is|are} gone: whoever follows it is told nothing"),
    inputs: { pointOfContact: label("whom to ask about it is"), team: label("{belongs|belong} to") },
  },
  "pagerduty:index/businessServiceSubscriber:BusinessServiceSubscriber": {
    noun: "",
    name: ({ subscriberId, businessServiceId }, { show }) => `${show(subscriberId)} about ${show(businessServiceId)}`,
    presence: guards("{is|are} told now", "{is|are} no longer told"),
    inputs: {
      subscriberId: other("who is told is"),
      subscriberType: other("who is told is a"),
      businessServiceId: other("they are told about"),
    },
  },
  "pagerduty:index/alertGroupingSetting:AlertGroupingSetting": {
    noun: "grouping",
    presence: member(
      "unclear",
      "{gathers|gather} alerts into one incident now",
      "no longer {gathers|gather} alerts into one incident",
    ),
    lists: { services: set("service"), "config.fields": set("field") },
    inputs: {
      type: other("{gathers|gather} alerts by"),
      "config.timeWindow": less("{gathers|gather} alerts into one incident for", units.seconds),
      "config.aggregate": other("alerts must agree in which of the fields:"),
      "config.fields[]": member(
        "unclear",
        "alerts of one incident must agree in {} too",
        "alerts of one incident need no longer agree in {}",
      ),
      "services[]": member("unclear", "alerts of {} are gathered now", "alerts of {} are no longer gathered"),
    },
  },
};

function shownId(value: unknown, { show }: Context): string {
  return show(record(value).id);
}
