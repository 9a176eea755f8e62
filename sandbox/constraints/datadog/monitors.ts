import { isUnknown } from "../../protocol";
import {
  at,
  isGiven,
  matching,
  oneOf,
  overall,
  textOf,
  where,
  type Constraint,
  type ConstraintTable,
  said,
} from "../constraint";
import { grammarOf, parsedThreshold } from "./queries";

const api = "Datadog API, POST /api/v1/monitor/validate";
const provider = "Datadog provider, resource monitor";

/** The monitor types of the API, except the two that programs should not create. */
const types = [
  "composite",
  "event-v2 alert",
  "log alert",
  "query alert",
  "process alert",
  "rum alert",
  "service check",
  "trace-analytics alert",
  "slo alert",
  "audit alert",
  "ci-pipelines alert",
  "ci-tests alert",
  "error-tracking alert",
  "database-monitoring alert",
  "network-performance alert",
  "network-path alert",
  "cost alert",
  "data-quality alert",
];

const type: Constraint = where("datadog/monitor-type", provider, "type", ({ value }) => {
  if (value === "metric alert")
    return '"metric alert" is stored as "query alert" and differs for ever; declare "query alert"';
  if (value === "synthetics alert") return "a synthetics alert comes with its SyntheticsTest; read its monitorId";
  return types.includes(said(value)) ? undefined : `${JSON.stringify(value)} is not one of ${types.join(", ")}`;
});

const query: Constraint = overall("datadog/query-grammar", "Datadog docs, monitor query syntax", (inputs) => {
  const [kind, text] = [textOf(inputs, "type"), textOf(inputs, "query")];
  const grammar = kind === undefined ? undefined : grammarOf(kind);
  if (grammar === undefined || text === undefined || grammar.pattern.test(text)) return undefined;
  return {
    property: "query",
    reason: `${JSON.stringify(text)} is no ${kind ?? ""} query; write it like ${grammar.example}`,
  };
});

const thresholds: Constraint = {
  tag: "datadog/thresholds",
  source: `${api}; provider: ValidateFloatString lets "fifty" pass as 0`,
  check: (inputs) =>
    at(inputs, "monitorThresholds").flatMap(({ value }) =>
      Object.entries(value as Record<string, unknown>)
        .filter(([, it]) => typeof it === "string" && !isUnknown(it) && !/^-?\d+(\.\d+)?$/.test(it))
        .map(([name, it]) => ({
          property: `monitorThresholds.${name}`,
          reason: `${JSON.stringify(it)} is not a number; write one such as 99 or 0.5, with its leading 0`,
        })),
    ),
};

const thresholdOf = (inputs: Parameters<Constraint["check"]>[0], name: string): number | undefined => {
  const value = at(inputs, `monitorThresholds.${name}`)[0]?.value;
  return value === undefined ? undefined : Number(value);
};

const agreement: Constraint = overall(
  "datadog/threshold-not-in-query",
  `${api}: Alert threshold does not match that used in the query`,
  (inputs) => {
    const text = textOf(inputs, "query");
    if (text === undefined || textOf(inputs, "type") === "composite") return undefined;
    const inQuery = parsedThreshold(text);
    const critical = thresholdOf(inputs, "critical");
    if (inQuery === undefined || critical === undefined || inQuery.threshold === critical) return undefined;
    return {
      property: "monitorThresholds.critical",
      reason: `Alert threshold (${critical}) does not match that used in the query (${inQuery.threshold})`,
    };
  },
);

const order: Constraint = {
  tag: "datadog/threshold-order",
  source: `${api}: Warning threshold must be less than the alert threshold; Datadog docs, recovery thresholds`,
  check: (inputs) => {
    const text = textOf(inputs, "query");
    const comparator = text === undefined ? undefined : parsedThreshold(text)?.comparator;
    const critical = thresholdOf(inputs, "critical");
    if (comparator === undefined || critical === undefined) return [];
    const rising = comparator.startsWith(">");
    const below = (it: number, other: number) => (rising ? it < other : it > other);
    const word = rising ? "less" : "greater";
    const warning = thresholdOf(inputs, "warning");
    const pairs: [string, number | undefined, string, number | undefined][] = [
      ["warning", warning, "the alert threshold", critical],
      ["criticalRecovery", thresholdOf(inputs, "criticalRecovery"), "the alert threshold", critical],
      ["warningRecovery", thresholdOf(inputs, "warningRecovery"), "the warning threshold", warning],
    ];
    return pairs
      .filter(([, it, , other]) => it !== undefined && other !== undefined && !below(it, other))
      .map(([name, it, what, other]) => ({
        property: `monitorThresholds.${name}`,
        reason: `${name} (${it ?? ""}) must be ${word} than ${what} (${other ?? ""}) with ${comparator}`,
      }));
  },
};

const composite: Constraint = {
  tag: "datadog/composite",
  source: "Datadog docs, composite monitors: at most 10 monitors, no thresholds, no onMissingData",
  check: (inputs) => {
    if (textOf(inputs, "type") !== "composite") return [];
    const members = textOf(inputs, "query")?.match(/\d+/g) ?? [];
    return [
      ...(members.length > 10
        ? [{ property: "query", reason: `combines ${members.length} monitors; at most 10 are allowed` }]
        : []),
      ...["monitorThresholds", "onMissingData"]
        .filter((it) => isGiven(inputs, it))
        .map((property) => ({ property, reason: "is not for composites; set it on their members" })),
    ];
  },
};

const noData: Constraint = {
  tag: "datadog/no-data-styles",
  source: `${provider}, ConflictsWith; kennel's validations`,
  check: (inputs) => {
    if (!isGiven(inputs, "onMissingData")) return [];
    return [
      ...["notifyNoData", "noDataTimeframe"]
        .filter((it) => isGiven(inputs, it))
        .map((property) => ({
          property,
          reason: "conflicts with onMissingData: choose one style of no-data handling",
        })),
      ...(inputs.onMissingData === "resolve" && Number(inputs.timeoutH ?? 0) !== 0
        ? [{ property: "timeoutH", reason: "must be 0 when onMissingData is resolve" }]
        : []),
      ...(["service check", "slo alert"].includes(textOf(inputs, "type") ?? "")
        ? [{ property: "onMissingData", reason: `is not for a ${textOf(inputs, "type") ?? ""}` }]
        : []),
    ];
  },
};

const anomaly: Constraint = overall("datadog/anomaly-window", "Datadog docs, anomaly monitors", (inputs) => {
  const window = /alert_window='([^']+)'/.exec(textOf(inputs, "query") ?? "")?.[1];
  if (window === undefined) return undefined;
  const trigger = at(inputs, "monitorThresholdWindows.triggerWindow")[0]?.value;
  if (trigger === window) return undefined;
  return {
    property: "monitorThresholdWindows.triggerWindow",
    reason: `must be ${window}, the query's alert_window, not ${JSON.stringify(trigger)}`,
  };
});

/** Monitors: the checks that the API makes at plan time, and those that nobody makes until an incident. */
export const monitors: ConstraintTable = {
  "datadog:index/monitor:Monitor": [
    type,
    query,
    thresholds,
    agreement,
    order,
    composite,
    noData,
    anomaly,
    matching("datadog/priority", "Datadog API: priority is 1 (highest) to 5", "priority", /^[1-5]$/, '"1" to "5"'),
    oneOf("datadog/missing-data", "Datadog API, on_missing_data", "onMissingData", [
      "default",
      "resolve",
      "show_and_notify_no_data",
      "show_no_data",
    ]),
    oneOf("datadog/notification-preset", "Datadog API, notification_preset_name", "notificationPresetName", [
      "show_all",
      "hide_query",
      "hide_handles",
      "hide_all",
      "hide_query_and_handles",
      "show_only_snapshot",
      "hide_handles_and_footer",
    ]),
    oneOf("datadog/draft-status", "Datadog API, draft_status", "draftStatus", ["published", "draft"]),
    oneOf("datadog/renotify-status", "Datadog API, renotify_statuses", "renotifyStatuses[]", [
      "alert",
      "warn",
      "no data",
    ]),
    where("datadog/renotify-interval", "Datadog docs, renotification", "renotifyInterval", ({ value }) =>
      [0, 10, 20, 30, 40, 50, 60, 90, 120, 180, 240, 300, 360, 720, 1440].includes(Number(value))
        ? undefined
        : `${JSON.stringify(value)} minutes are not offered; Datadog offers 0, 10 to 60 in tens, 90, 120, 180, 240, 300, 360, 720, 1440`,
    ),
    where("datadog/evaluation-delay", "Datadog API, evaluation_delay", "evaluationDelay", ({ value }) =>
      Number(value) >= 0 && Number(value) <= 86_400
        ? undefined
        : `${JSON.stringify(value)} is not between 0 and 86400 seconds`,
    ),
    matching(
      "datadog/tag",
      "Datadog docs, tags are lower-cased",
      "tags[]",
      /^[a-z][^A-Z\s,]*$/,
      "a tag in lower case, such as team:security",
    ),
    overall("datadog/conditional-blocks", "Datadog docs, message conditionals", (inputs) => {
      const message = textOf(inputs, "message") ?? "";
      const opened = [...message.matchAll(/\{\{[#^](\w+)/g)].map((it) => it[1]).sort();
      const closed = [...message.matchAll(/\{\{\/(\w+)/g)].map((it) => it[1]).sort();
      return opened.join() === closed.join()
        ? undefined
        : {
            property: "message",
            reason: `opens ${opened.join(", ") || "nothing"} and closes ${closed.join(", ") || "nothing"}`,
          };
    }),
    overall("datadog/restricted-roles", `${provider}: deprecated, use RestrictionPolicy`, (inputs) =>
      isGiven(inputs, "restrictedRoles")
        ? { property: "restrictedRoles", reason: "differs for ever; use a RestrictionPolicy" }
        : undefined,
    ),
  ],
};
