import { record, text } from "../../resources";
import type { Context } from "../context";
import { prose } from "../terms/prose";
import { flag, guards, label, less, member, other } from "../rows";
import { units } from "../units";
import { keyed, ordered, set, type Row, type TypeWords } from "../words";

const showField = (value: unknown) => text(record(value).target) ?? "a field";
const showUpdate = (value: unknown, { show }: Context) =>
  `${show(record(value).id)} (${text(record(value).value) ?? ""})`;

/** What an orchestration does to an event, under any place that holds actions. */
const actions = (at: string): Readonly<Record<string, Row>> => ({
  [`${at}.routeTo`]: other("{goes|go} to"),
  [`${at}.severity`]: other("{becomes|become} an event of severity"),
  [`${at}.priority`]: other("{gets|get} the priority"),
  [`${at}.annotate`]: prose("the note on the incident"),
  [`${at}.suppress`]: flag("off", "{is|are} suppressed: it pages nobody", "{is|are} no longer suppressed"),
  [`${at}.dropEvent`]: flag("off", "{is|are} dropped: it pages nobody", "{is|are} no longer dropped"),
  [`${at}.suspend`]: other("{waits|wait} before it pages for so many seconds:"),
  [`${at}.eventAction`]: other("{is|are} taken for a"),
  [`${at}.extractions[]`]: member("more", "its {} is read from it now", "its {} is no longer read from it", showField),
  [`${at}.extractions[].template`]: other("what is read from it is"),
  [`${at}.extractions[].regex`]: other("what is read from it matches"),
  [`${at}.extractions[].source`]: other("is read from"),
  [`${at}.incidentCustomFieldUpdates[]`]: member("more", "fills in {} now", "no longer fills in {}", showUpdate),
  [`${at}.incidentCustomFieldUpdates[].value`]: other("{fills|fill} in"),
  [`${at}.variables[]`]: member("unclear", "a variable is read from it now", "a variable is no longer read from it"),
});

/** Rules of an orchestration and their conditions, of which one is enough. */
const rules = (at: string): Readonly<Record<string, Row>> => ({
  [`${at}[]`]: member("more", "there is a {element} now", "there is no {element} any more, so its events fall through"),
  [`${at}[]:order`]: other("its rules are asked in the order"),
  [`${at}[].disabled`]: flag("off", "{is|are} switched off, so its events fall through", "{is|are} switched on"),
  [`${at}[].conditions[]`]: member(
    "unclear",
    "{takes|take} events now where {}",
    "no longer {takes|take} events where {}",
    (value) => text(record(value).expression) ?? "always",
  ),
  ...actions(`${at}[].actions`),
});

const ruleLists = (at: string) => ({
  [at]: ordered("rule", "label"),
  [`${at}[].conditions`]: keyed("condition", "expression"),
  ...fieldLists(`${at}[].actions`),
});
const fieldLists = (at: string) => ({
  [`${at}.extractions`]: keyed("field", "target"),
  [`${at}.incidentCustomFieldUpdates`]: keyed("field", "id"),
});

const catchAll = { ...actions("catchAll.actions"), "catchAll.actions": label("what no rule takes is treated by") };
const of = (noun: string, name: string) =>
  ({ noun: "", name: (inputs, { show }) => `${noun} of ${show(inputs[name])}` }) satisfies Pick<
    TypeWords,
    "noun" | "name"
  >;
const ofOrchestration = other("{belongs|belong} to");
const setOfRules = (at: string): Readonly<Record<string, Row>> => ({
  [`${at}[]`]: member("more", "there is a {element} now", "there is no {element} any more"),
});

/** Event orchestrations: how an event finds its severity and its service. */
export const eventWords: Readonly<Record<string, TypeWords>> = {
  "pagerduty:index/eventOrchestration:EventOrchestration": {
    noun: "orchestration",
    presence: guards("{routes|route} events now", "no longer {routes|route} events"),
    inputs: {},
  },
  "pagerduty:index/eventOrchestrationIntegration:EventOrchestrationIntegration": {
    noun: "",
    name: ({ label: tool, eventOrchestration }, { show }) =>
      `${text(tool) ?? "a tool"} into ${show(eventOrchestration)}`,
    presence: guards("can send events now", "can no longer send events"),
    inputs: { label: label("{is|are} called"), eventOrchestration: other("{sends|send} events to") },
  },
  "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter": {
    ...of("routes", "eventOrchestration"),
    presence: guards("{is|are} declared now", "{is|are} gone: events are routed as somebody clicked"),
    lists: ruleLists("set.rules"),
    inputs: {
      ...rules("set.rules"),
      ...catchAll,
      eventOrchestration: ofOrchestration,
      "set.id": other("the first set of rules is"),
    },
  },
  "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal": {
    ...of("rules for every event", "eventOrchestration"),
    presence: guards(),
    lists: { sets: keyed("set of rules", "id"), ...ruleLists("sets[].rules"), ...fieldLists("catchAll.actions") },
    inputs: { ...setOfRules("sets"), ...rules("sets[].rules"), ...catchAll, eventOrchestration: ofOrchestration },
  },
  "pagerduty:index/eventOrchestrationService:EventOrchestrationService": {
    ...of("rules for events", "service"),
    presence: guards(),
    lists: { sets: keyed("set of rules", "id"), ...ruleLists("sets[].rules"), ...fieldLists("catchAll.actions") },
    inputs: {
      ...setOfRules("sets"),
      ...rules("sets[].rules"),
      ...catchAll,
      service: other("hold for"),
      enableEventOrchestrationForService: flag("on", "hold now", "no longer hold"),
    },
  },
  "pagerduty:index/eventOrchestrationServiceCacheVariable:EventOrchestrationServiceCacheVariable": {
    noun: "",
    name: ({ name, service }, { show }) => `what ${show(service)} is told as ${text(name) ?? "a variable"}`,
    presence: guards("can be read by its rules now", "can no longer be read by its rules"),
    inputs: {
      name: other("rules know it as"),
      service: other("{is|are} told to"),
      disabled: flag("off", "{is|are} switched off", "{is|are} switched on"),
      "configuration.type": other("{is|are} taken from"),
      "configuration.dataType": other("{is|are} a"),
      "configuration.ttlSeconds": less("{holds|hold} if nobody takes it back for", units.seconds),
    },
  },
  "pagerduty:index/incidentCustomField:IncidentCustomField": {
    noun: "field",
    name: ({ displayName }) => text(displayName),
    presence: guards("can be filled in on an incident now", "can no longer be filled in on an incident"),
    lists: { fieldOptions: set("option") },
    inputs: {
      name: other("scripts and workflows know it as"),
      displayName: label("{is|are} called"),
      dataType: other("{holds|hold} a"),
      fieldType: other("{holds|hold} its values as"),
      defaultValue: label("{is|are} at first"),
    },
  },
};
