import { text } from "../../resources";
import { searchChange } from "../terms/search";
import { prose } from "../terms/prose";
import { units } from "../units";
import { first, flag, guards, hides, label, less, member, other, position, row } from "../rows";
import { keyed, sequence, set, type TypeWords } from "../words";
import { alertName } from "./names";
import { tag } from "./tags";

const statuses = Object.fromEntries(
  ["info", "low", "medium", "high", "critical"].map((it) => [it, `its signals are of severity ${it} now`]),
);
const told = member("more", "{is|are} now told to {}", "{is|are} no longer told to {}");
const silent = member("more", "{is|are} told to {} as well", "{is|are} no longer told to {}");

const search = row(({ before, after }) => {
  const [was, is] = [text(before), text(after)];
  return was === undefined || is === undefined ? [] : searchChange(was, is);
});

/** Detection rules over logs, and who is told of what scanners find. */
export const securityWords: Readonly<Record<string, TypeWords>> = {
  "datadog:index/securityMonitoringRule:SecurityMonitoringRule": {
    noun: "",
    name: alertName,
    presence: guards("{is|are} now watched for", "{is|are} no longer watched for"),
    lists: {
      tags: set("tag"),
      cases: keyed("case", "name"),
      "cases[].notifications": set("recipient"),
      queries: keyed("query", "name"),
      "queries[].groupByFields": set("field"),
      "queries[].distinctFields": set("field"),
      "queries[].metrics": set("field"),
      filters: sequence("filter"),
    },
    inputs: {
      enabled: flag("on", "{is|are} switched on", "{is|are} switched off"),
      message: prose("its message"),
      type: other("{is|are} a rule of type"),
      "tags[]": tag,
      "cases[]": member("more", "{is|are} told in the {} now", "{is|are} no longer told in the {}"),
      "cases[].condition": other("{is|are} met when"),
      "cases[].status": position(statuses),
      "cases[].notifications[]": told,
      "queries[].query": first(search, other("looks for")),
      "queries[].aggregation": other("looks at the"),
      "queries[].name": label("{is|are} called"),
      "queries[].groupByFields[]": member(
        "unclear",
        "counts separately for each {}",
        "no longer counts separately for each {}",
      ),
      "queries[].distinctFields[]": member("unclear", "counts different {}", "no longer counts different {}"),
      "queries[].metrics[]": member(
        "more",
        "{is|are} on the watch for a new {}",
        "{is|are} no longer on the watch for a new {}",
      ),
      "queries[]": member("unclear", "{is|are} asked now", "{is|are} no longer asked"),
      "options.detectionMethod": other("{is|are} found by"),
      "options.evaluationWindow": less("looks back over", units.seconds, { as: 0, say: "no time" }),
      "options.keepAlive": less("stays one signal, and says nothing new, for", units.seconds),
      "options.maxSignalDuration": less("stays one signal, whatever comes, for", units.seconds),
      "options.newValueOptions.forgetAfter": less("takes a value for known for", units.days),
      "options.newValueOptions.learningDuration": less("only learns, and tells nobody, for", units.days),
      "options.newValueOptions.learningMethod": other("learns by"),
      "options.decreaseCriticalityBasedOnEnv": flag(
        "off",
        "counts for less outside of production",
        "counts the same everywhere",
      ),
      "filters[]": member("less", "{leaves|leave} something out now", "no longer {leaves|leave} something out"),
      "filters[].**": other("what is left out is"),
    },
  },
  "datadog:index/securityNotificationRule:SecurityNotificationRule": {
    noun: "",
    name: alertName,
    presence: guards("{is|are} now told to people", "{is|are} no longer told to people"),
    lists: { targets: set("recipient"), "selectors.ruleTypes": set("kind"), "selectors.severities": set("severity") },
    inputs: {
      enabled: flag("on", "{is|are} switched on", "{is|are} switched off, so nobody is told", "on"),
      "targets[]": silent,
      "selectors.ruleTypes[]": member("more", "{holds|hold} for {} too", "no longer {holds|hold} for {}"),
      "selectors.severities[]": member(
        "more",
        "{holds|hold} for severity {} too",
        "no longer {holds|hold} for severity {}",
      ),
      "selectors.triggerSource": other("{is|are} set off by"),
      "selectors.query": first(search, other("looks for")),
      timeAggregation: less("{is|are} told at most once in", units.seconds, { as: 0, say: "no time" }),
    },
  },
  "datadog:index/securityMonitoringSuppression:SecurityMonitoringSuppression": {
    noun: "suppression",
    presence: hides("{is|are} new: what it matches is told to nobody", "{is|are} gone: what it matched is told again"),
    inputs: {
      enabled: flag("off", "{is|are} switched on: what it matches is told to nobody", "{is|are} switched off"),
      suppressionQuery: other("hides"),
      ruleQuery: other("hides signals of"),
    },
  },
};
