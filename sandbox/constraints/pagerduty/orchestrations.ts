import { isObject, isUnknown, type Properties } from "../../protocol";
import {
  at,
  isGiven,
  matching,
  oneOf,
  overall,
  said,
  where,
  type Constraint,
  type ConstraintTable,
} from "../constraint";

const router = "PagerDuty provider, resource event_orchestration_router";
const path = "PagerDuty provider, resources event_orchestration_global, _service and _unrouted";
const automation = `${path}: automation_action`;

/** Where a path has actions: in each rule of each set, and for what no rule takes. */
const places = ["sets[].rules[].actions", "catchAll.actions"] as const;

const everywhere = (make: (place: string) => Constraint | readonly Constraint[]): Constraint[] =>
  places.flatMap((it) => make(it));

/** Sets that rules lead to must be there, and all but the first must be led to. */
const reachable = overall("pagerduty/orchestration-sets", path, (inputs) => {
  const sets = at(inputs, "sets[].id").map(({ value }) => said(value));
  const targets = at(inputs, "sets[].rules[].actions.routeTo").map((it) => ({ ...it, set: said(it.value) }));
  const lost = targets.find(({ set }) => !sets.includes(set));
  if (lost !== undefined) return { property: lost.path, reason: `${JSON.stringify(lost.set)}: there is no such set` };
  const unreached = sets.findIndex((it) => it !== "start" && targets.every(({ set }) => set !== it));
  return unreached < 0
    ? undefined
    : { property: `sets[${unreached}].id`, reason: `no rule leads to the set ${sets[unreached] ?? ""}` };
});

/** A value is taken by a regular expression from a source, or made by a template. */
const takenOrMade = ({ regex, source, template }: Properties): boolean =>
  (template === undefined) === (regex !== undefined && source !== undefined) &&
  (regex === undefined) === (source === undefined);

const shared: readonly Constraint[] = [
  overall("pagerduty/orchestration-start", path, (inputs) =>
    isUnknown(inputs.sets) || at(inputs, "sets[].id").some(({ value }) => value === "start")
      ? undefined
      : { property: "sets", reason: "one of the sets must be called start: events enter there" },
  ),
  reachable,
  ...everywhere((it) => [
    oneOf("pagerduty/event-severity", "PagerDuty events API v2", `${it}.severity`, [
      "info",
      "warning",
      "error",
      "critical",
    ]),
    oneOf("pagerduty/event-action", "PagerDuty events API v2", `${it}.eventAction`, ["trigger", "resolve"]),
    oneOf("pagerduty/variable-type", path, `${it}.variables[].type`, ["regex"]),
    where("pagerduty/extraction", `${path}: template, or regex and source`, `${it}.extractions[]`, ({ value }) =>
      !isObject(value) || takenOrMade(value) ? undefined : "needs either template, or regex and source",
    ),
    matching(
      "pagerduty/extraction-target",
      `${path}: extractions write into the event`,
      `${it}.extractions[].target`,
      /^event\.\w[\w.]*$/,
      "a field of the event, such as event.summary or event.custom_details.host",
    ),
    oneOf("pagerduty/automation-trigger", automation, `${it}.automationAction.triggerTypes`, [
      "alert_triggered",
      "alert_suspended",
      "alert_suppressed",
    ]),
    where(
      "pagerduty/automation-unasked",
      `${automation}: nobody is there to press`,
      `${it}.automationAction`,
      ({ value }) =>
        isObject(value) &&
        ["alert_suspended", "alert_suppressed"].includes(said(value.triggerTypes ?? "")) &&
        value.autoSend !== true
          ? "autoSend must be true where no incident is triggered"
          : undefined,
    ),
  ]),
];

/** Dynamic routing decides for whatever comes, so it stands first, alone and without a condition. */
const dynamicRouting = where(
  "pagerduty/dynamic-route",
  `${router}, checkDynamicRoutingRule`,
  "set.rules[]",
  ({ value, path: at }) => {
    if (!isObject(value) || !isObject(value.actions) || !isGiven(value.actions, "dynamicRouteTos")) return undefined;
    if (!at.endsWith("[0]")) return "dynamicRouteTos is allowed in the first rule only";
    if (isGiven(value, "conditions")) return "a rule with dynamicRouteTos has no conditions";
    return isGiven(value.actions, "routeTo") ? "dynamicRouteTos and routeTo exclude each other" : undefined;
  },
);

/** Event orchestration: the router, and the paths that events take. */
export const orchestrations: ConstraintTable = {
  "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter": [
    where("pagerduty/route-unrouted", router, "set.rules[].actions.routeTo", ({ value }) =>
      value === "unrouted" ? 'a rule cannot route to "unrouted"; only catchAll can' : undefined,
    ),
    where("pagerduty/route-start", router, "set.id", ({ value }) =>
      value === "start" ? undefined : `${JSON.stringify(value)}: the router's only set is called start`,
    ),
    dynamicRouting,
    oneOf("pagerduty/dynamic-lookup", router, "set.rules[].actions.dynamicRouteTos[].lookupBy", [
      "service_name",
      "service_id",
    ]),
  ],
  "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal": shared,
  "pagerduty:index/eventOrchestrationService:EventOrchestrationService": [
    ...shared,
    ...everywhere((it) =>
      oneOf("pagerduty/automation-trigger", automation, `${it}.pagerdutyAutomationAction.triggerTypes`, [
        "alert_triggered",
        "alert_suspended",
        "alert_suppressed",
      ]),
    ),
  ],
  "pagerduty:index/eventOrchestrationUnrouted:EventOrchestrationUnrouted": shared,
  "pagerduty:index/enablement:Enablement": [
    oneOf("pagerduty/enabled-type", "PagerDuty provider, resource enablement", "entityType", [
      "service",
      "event_orchestration",
    ]),
    oneOf("pagerduty/enabled-feature", "PagerDuty provider, resource enablement", "feature", ["aiops"]),
  ],
};
