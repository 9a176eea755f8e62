import type { Graph } from "../graph";
import { isManaged, list, nameOf, record, text, type Resource } from "../resources";
import type { AttributeName } from "./attributes";
import type { Fact } from "./facts";

/** Types whose meaning the graph already tells. */
const told =
  /(?::User|pagerduty:\S+:Schedule|:Schedulev2|:EscalationPolicy|:Service|:Monitor|:SyntheticsTest|:Record|:HealthCheck|:TeamMembership|:UserContactMethod|:UserNotificationRule|:SlackConnection|:WebhookSubscription|:Extension|:JiraCloudAccountMappingRule|:IncidentWorkflowTrigger)$/;

/** Types that only inform. Without any other the response is weaker: it guards, routes, keeps or allows something. */
const informing =
  /:(DashboardJson|SloCorrection|IncidentCustomField|IncidentType|Team|Tag|BusinessService|AlertGroupingSetting)$/;

const kindOf = (type: string): AttributeName =>
  /downtime/i.test(type) ? "mute" : informing.test(type) ? "other" : "guard";

/** Numbers whose name says which direction is better, wherever they stand in a resource. */
const directions: readonly (readonly [RegExp, AttributeName])[] = [
  [
    /retention|retain|deletionWindow|deleteAfter|expiration|recoveryWindow|recoveryPeriod|logWindow|evaluationWindowSec|^target$|^years$|^days$/i,
    "longer-is-better",
  ],
  [
    /^(period|evaluationPeriods|datapointsToAlarm|minLocationFailed|timeout|waitPeriodMs|rtoInMinutes|coldStorageAfter|timeWindow|minFailureDuration|limit|duration)$/i,
    "shorter-is-better",
  ],
];

/** Switches that protect something when they are on. */
const protecting =
  /^(status|state|enabled|isEnabled|enable[A-Z].*|active|blockPublic.*|ignorePublicAcls|restrictPublicBuckets|mfaDelete|deletionProtection.*|objectLockEnabled|subscribedToAllServices|reject.*)$/;

/** What can be said of any resource: that it is protected, how long it keeps things, whether it is on, that it exists. */
export function resourceFacts({ resources }: Graph): Fact[] {
  return resources.filter(isManaged).flatMap((it): Fact[] => {
    const root = `resource ${it.urn}`;
    const kind = it.type.split(":").at(-1) ?? it.type;
    const subject = `${kind} ${nameOf(it)}`;
    const modelled = told.test(it.type);
    return [
      ...(modelled
        ? []
        : [
            {
              key: root,
              attribute: kindOf(it.type),
              subject,
              value: true,
            },
          ]),
      ...(it.protect === true
        ? [
            {
              key: `${root} protect`,
              attribute: "protection" as const,
              subject,
              value: true,
              ...(modelled ? {} : { root }),
            },
          ]
        : []),
      ...(modelled ? [] : [...numbers(it, subject, root), ...rights(it, subject, root)]),
      ...(special[it.type]?.(it.inputs) ?? []).map(([attribute, value]) => ({
        key: `${root} ${attribute}`,
        attribute,
        subject,
        value,
        // What the graph tells has no fact of its own here.
        ...(modelled ? {} : { root }),
      })),
    ];
  });
}

/** Numbers that only their type can tell the meaning of. */
const special: Readonly<Record<string, (inputs: Resource["inputs"]) => readonly (readonly [AttributeName, number])[]>> =
  {
    "aws:cloudwatch/metricAlarm:MetricAlarm": ({ comparisonOperator, threshold }) =>
      typeof threshold !== "number"
        ? []
        : [[text(comparisonOperator)?.startsWith("Less") === true ? "alerts-below" : "alerts-above", threshold]],
    "aws:scheduler/schedule:Schedule": ({ scheduleExpression }) => runsAYear(text(scheduleExpression) ?? ""),
    "datadog:index/syntheticsTest:SyntheticsTest": ({ optionsList, assertions }) => {
      const failing = record(optionsList).minLocationFailed;
      const certificates = list(assertions)
        .map(record)
        .filter(({ type }) => type === "certificate");
      return [
        ...(typeof failing === "number" ? [["failing-locations", failing] as const] : []),
        ...certificates.flatMap(({ target }) => {
          const days = asNumber(target);
          return days === undefined ? [] : [["certificate-days", days] as const];
        }),
      ];
    },
    "datadog:index/serviceLevelObjective:ServiceLevelObjective": ({ sliSpecification }) => {
      const [, seconds] = /"threshold":([\d.]+)/.exec(JSON.stringify(sliSpecification ?? null)) ?? [];
      return seconds === undefined ? [] : [["counts-as-good", Number(seconds)]];
    },
  };

/** How often a cron expression that names its months runs in a year, once a month. */
function runsAYear(expression: string): (readonly [AttributeName, number])[] {
  const months = /^cron\(\S+ \S+ \d+ ([\d,]+) /.exec(expression)?.[1];
  return months === undefined ? [] : [["runs-a-year", months.split(",").length]];
}

/** A document is text to its resource; what is declared in it counts like any other input. */
const unfolded = ({ type, inputs }: Resource): unknown => {
  if (!type.startsWith("aws:ssm/document:")) return inputs;
  try {
    return { ...inputs, content: JSON.parse(text(inputs.content) ?? "null") as unknown };
  } catch {
    return inputs;
  }
};

/** Numbers, also those that are written as text, with or without a unit of time such as 60m. */
function asNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  const [, digits, unit = ""] = typeof value === "string" ? (/^(\d+(?:\.\d+)?)([mhd]?)$/.exec(value) ?? []) : [];
  return digits === undefined ? undefined : Number(digits) * ({ h: 60, d: 1440 }[unit] ?? 1);
}

/** What somebody may do, as policy documents say it. */
function rights({ inputs }: Resource, subject: string, root: string): Fact[] {
  return ["policy", "assumeRolePolicy"].flatMap((name): Fact[] => {
    const value = text(inputs[name]);
    return value === undefined ? [] : [{ key: `${root} ${name}`, attribute: "rights", subject, value, root }];
  });
}

/** Switches also come as words. */
function flagOf(value: unknown): boolean | undefined {
  if (value === true || (typeof value === "string" && /^(true|enabled)$/i.test(value))) return true;
  return value === false || (typeof value === "string" && /^(false|disabled|suspended)$/i.test(value))
    ? false
    : undefined;
}

function numbers(resource: Resource, subject: string, root: string): Fact[] {
  const found: Fact[] = [];
  const visit = (value: unknown, path: readonly string[]) => {
    const last = path.findLast((it) => !/^\d+$/.test(it)) ?? "";
    const key = `${root} ${path.join(".")}`;
    const named = `${subject}: ${path.filter((it) => !/^\d+$/.test(it)).join(" ")}`;
    if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, [...path, name]);
      return;
    }
    const flag = flagOf(value);
    if (flag !== undefined && protecting.test(last))
      found.push({ key, attribute: "switch", subject: named, value: flag, root });
    const direction = directions.find(([pattern]) => path.some((it) => pattern.test(it)))?.[1];
    const number = direction === undefined ? undefined : asNumber(value);
    if (direction !== undefined && number !== undefined)
      found.push({ key, attribute: direction, subject: named, value: number, root });
  };
  visit(unfolded(resource), []);
  return found;
}
