import { isObject, isUnknown, type Value } from "../../protocol";
import {
  at,
  atLeast,
  between,
  isGiven,
  matching,
  oneOf,
  overall,
  said,
  sized,
  textOf,
  where,
  type ConstraintTable,
} from "../constraint";
import { printableName, timeZone } from "./people";

const schedule = "PagerDuty provider, resource schedule";
const schedulev2 = "PagerDuty provider, resource schedulev2";
const policy = "PagerDuty provider, resource escalation_policy";
const grouping = "PagerDuty provider, resource alert_grouping_setting";

/** Whether an object has a property, be it one that is not known yet. */
const has = (value: Value, name: string): boolean => isUnknown(value) || (isObject(value) && isGiven(value, name));

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** Where the provider compares times, it wants whole minutes. */
const wholeMinutes = /^\d{4}-\d\d-\d\dT\d\d:\d\d:00(Z|[+-]\d\d:\d\d)$/;

/** Schedules, escalation policies, and what groups the alerts of services. */
export const oncall: ConstraintTable = {
  "pagerduty:index/schedule:Schedule": [
    timeZone("timeZone"),
    sized("pagerduty/schedule-layers", schedule, "layers", 1, Infinity),
    between("pagerduty/rotation-length", schedule, "layers[].rotationTurnLengthSeconds", 3600, 31_536_000),
    sized("pagerduty/rotation-users", schedule, "layers[].users", 1, Infinity),
    matching("pagerduty/layer-start", schedule, "layers[].start", rfc3339, "a time such as 2025-12-01T09:00:00Z"),
    ...["rotationVirtualStart", "end"].map((name) =>
      matching(
        "pagerduty/rotation-start",
        `${schedule}, ValidateRFC3339: no seconds`,
        `layers[].${name}`,
        wholeMinutes,
        "a time with zero seconds, such as 2025-12-01T09:00:00Z",
      ),
    ),
    oneOf("pagerduty/restriction-type", schedule, "layers[].restrictions[].type", [
      "daily_restriction",
      "weekly_restriction",
    ]),
    matching(
      "pagerduty/restriction-start",
      schedule,
      "layers[].restrictions[].startTimeOfDay",
      /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/,
      "HH:mm:ss",
    ),
    where("pagerduty/restriction-length", schedule, "layers[].restrictions[].durationSeconds", ({ value, holder }) => {
      const most = holder.type === "daily_restriction" ? 86_399 : 604_799;
      return Number(value) >= 1 && Number(value) <= most
        ? undefined
        : `${JSON.stringify(value)} is not between 1 and ${most}`;
    }),
    where("pagerduty/restriction-weekday", `${schedule}, CustomizeDiff`, "layers[].restrictions[]", ({ value }) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
      const weekly = "type" in value && value.type === "weekly_restriction";
      return weekly === "startDayOfWeek" in value
        ? undefined
        : "startDayOfWeek must be set for a weekly_restriction schedule restriction type, and only for it";
    }),
    between("pagerduty/restriction-day", `${schedule}: 1 is Monday`, "layers[].restrictions[].startDayOfWeek", 1, 7),
  ],
  "pagerduty:index/schedulev2:Schedulev2": [
    timeZone("timeZone"),
    sized("pagerduty/event-recurrence", schedulev2, "rotations[].events[].recurrences", 1, 1),
    oneOf("pagerduty/assignment-strategy", schedulev2, "rotations[].events[].assignmentStrategies[].type", [
      "rotating_member_assignment_strategy",
      "every_member_assignment_strategy",
    ]),
    sized("pagerduty/assignment-members", schedulev2, "rotations[].events[].assignmentStrategies[].members", 0, 20),
    atLeast(
      "pagerduty/assignment-shifts",
      schedulev2,
      "rotations[].events[].assignmentStrategies[].shiftsPerMember",
      1,
    ),
    oneOf("pagerduty/member-type", schedulev2, "rotations[].events[].assignmentStrategies[].members[].type", [
      "user_member",
      "empty_member",
    ]),
    where("pagerduty/member-user", schedulev2, "rotations[].events[].assignmentStrategies[].members[]", ({ value }) =>
      isObject(value) && value.type === "user_member" && !has(value, "userId")
        ? "userId is required for a user_member"
        : undefined,
    ),
  ],
  "pagerduty:index/escalationPolicy:EscalationPolicy": [
    printableName("name", "\\\\/&<>"),
    between("pagerduty/loops", policy, "numLoops", 0, 9),
    sized("pagerduty/rungs", policy, "rules", 1, Infinity),
    atLeast("pagerduty/rung-delay", policy, "rules[].escalationDelayInMinutes", 1),
    sized(
      "pagerduty/rung-targets",
      "PagerDuty API answer: May have at most 5 escalation targets",
      "rules[].targets",
      1,
      5,
    ),
    oneOf("pagerduty/target-type", policy, "rules[].targets[].type", ["user_reference", "schedule_reference"]),
    oneOf("pagerduty/assignment", policy, "rules[].escalationRuleAssignmentStrategy.type", [
      "round_robin",
      "assign_to_everyone",
    ]),
    where("pagerduty/duplicate-target", `${policy}: targets are matched by id`, "rules[]", ({ value, path }) => {
      const ids = at({ rule: value }, "rule.targets[].id").map((it) => said(it.value));
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      return twice === undefined ? undefined : `${twice} is a target of ${path} twice`;
    }),
  ],
  "pagerduty:index/alertGroupingSetting:AlertGroupingSetting": [
    oneOf("pagerduty/grouping-type", grouping, "type", [
      "content_based",
      "content_based_intelligent",
      "intelligent",
      "time",
    ]),
    overall("pagerduty/grouping-window", `${grouping}: a day is for content_based alone`, (inputs) => {
      const [found] = at(inputs, "config.timeWindow");
      const seconds = Number(found?.value);
      if (found === undefined || (seconds >= 300 && seconds <= 3600)) return undefined;
      return seconds === 86_400 && [undefined, "content_based"].includes(textOf(inputs, "type"))
        ? undefined
        : { property: found.path, reason: `${seconds} is not between 300 and 3600 seconds` };
    }),
    overall("pagerduty/grouping-services", grouping, (inputs) =>
      inputs.type === "time" && Array.isArray(inputs.services) && inputs.services.length !== 1
        ? { property: "services", reason: "type time allows exactly one service" }
        : undefined,
    ),
    sized("pagerduty/grouping-services", grouping, "services", 1, Infinity),
    ...["aggregate", "fields"].map((name) =>
      overall("pagerduty/grouping-content", `${grouping}, ValidateConfig`, (inputs) =>
        said(inputs.type ?? "").startsWith("content_based") &&
        at(inputs, "config").every(({ value }) => !has(value, name))
          ? { property: `config.${name}`, reason: `'${name}' cannot be blank` }
          : undefined,
      ),
    ),
    oneOf("pagerduty/grouping-aggregate", "PagerDuty API, alert grouping settings", "config.aggregate", ["all", "any"]),
    overall("pagerduty/grouping-config", `${grouping}: a missing block cannot be converted`, (inputs) =>
      inputs.type === "time" && !isGiven(inputs, "config")
        ? { property: "config", reason: "is required for type time" }
        : undefined,
    ),
    where("pagerduty/grouping-timeout", grouping, "config.timeout", ({ value }) =>
      value === 0 ? "0 is none of the values; leave it out for no end" : undefined,
    ),
    overall("pagerduty/grouping-timeout", `${grouping}: timeout is for type time`, (inputs) =>
      ![undefined, "time"].includes(textOf(inputs, "type")) && at(inputs, "config.timeout").length > 0
        ? { property: "config.timeout", reason: "is for type time only" }
        : undefined,
    ),
  ],
  "pagerduty:index/maintenanceWindow:MaintenanceWindow": ["startTime", "endTime"].map((name) =>
    matching(
      "pagerduty/whole-minutes",
      "PagerDuty provider, ValidateRFC3339",
      name,
      wholeMinutes,
      "a time with zero seconds, such as 2025-12-01T09:00:00Z",
    ),
  ),
};
