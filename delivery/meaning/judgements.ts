/** What a change does to the response: does it get worse, better, or neither? */
export type Effect = "weaker" | "stronger" | "neutral";

/** Judges the change of one property of one kind of resource. */
export interface Judgement {
  /** The types it applies to, such as `/^datadog:index\/monitor:/`. */
  readonly type: RegExp;
  /** The properties it applies to, by path. */
  readonly path: RegExp;
  readonly effect: (before: unknown, after: unknown, resource: Inputs) => Effect;
  /** Why that is so, for people. */
  readonly because: string;
}

/** The inputs of the resource after the change. */
export type Inputs = Readonly<Record<string, unknown>>;

const number = (value: unknown) => (typeof value === "boolean" || value === "" ? Number.NaN : Number(value));

/** More is worse: a delay, an interval, a count of misses. What is missing, or "null", means never. */
const moreIsWeaker = (before: unknown, after: unknown): Effect => {
  const [was, is] = [before, after].map((it) => (it === undefined || it === "null" ? Infinity : number(it)));
  if (was === undefined || is === undefined || was === is) return "neutral";
  return Number.isNaN(was) || Number.isNaN(is) || is > was ? "weaker" : "stronger";
};

const lessIsWeaker = (before: unknown, after: unknown): Effect => {
  const [was, is] = [before, after].map((it) => (it === undefined ? 0 : number(it)));
  if (was === undefined || is === undefined || was === is) return "neutral";
  return Number.isNaN(was) || Number.isNaN(is) || is < was ? "weaker" : "stronger";
};

/** Becoming this value is worse, leaving it is better. */
const isBad =
  (...bad: readonly unknown[]) =>
  (before: unknown, after: unknown): Effect =>
    bad.includes(after) ? "weaker" : bad.includes(before) ? "stronger" : "neutral";

/** Becoming any other value is worse: its direction cannot be told from the value. */
const anyIsWeaker = (): Effect => "weaker";

/** Something that was there is gone, or stands for something else: `undefined` before means that it was added. */
const lossIsWeaker = (before: unknown): Effect => (before === undefined ? "stronger" : "weaker");

const monitor = /^datadog:index\/monitor:/;
const policy = /^pagerduty:index\/escalationPolicy:/;
const service = /^pagerduty:index\/service:/;
const healthCheck = /^aws:route53\/healthCheck:/;

/** A threshold is crossed upwards or downwards, which its query says. */
const thresholdEffect: Judgement["effect"] = (before, after, { query }) =>
  (/<=?\s*-?[\d.]+\s*$/.test(String(query)) ? lessIsWeaker : moreIsWeaker)(before, after);

/** The first that matches judges; a property that none matches is neutral. */
export const judgements: readonly Judgement[] = [
  {
    type: monitor,
    path: /^monitorThresholds\.critical$/,
    effect: thresholdEffect,
    because: "it alerts later",
  },
  {
    type: monitor,
    path: /^(evaluationDelay|newGroupDelay|noDataTimeframe)$/,
    effect: delay,
    because: "it alerts later",
  },
  { type: monitor, path: /^renotifyInterval$/, effect: renotify, because: "nobody is reminded as soon" },
  { type: monitor, path: /^draftStatus$/, effect: isBad("draft"), because: "a draft notifies nobody" },
  {
    type: monitor,
    path: /^onMissingData$/,
    effect: (before) => (before === "show_and_notify_no_data" ? "weaker" : "neutral"),
    because: "silence of the metric no longer alerts",
  },
  { type: monitor, path: /^notifyNoData$/, effect: isBad(false), because: "silence of the metric no longer alerts" },
  { type: policy, path: /escalationDelayInMinutes$/, effect: moreIsWeaker, because: "the next rung is notified later" },
  { type: policy, path: /^numLoops$/, effect: lessIsWeaker, because: "the ladder is climbed less often" },
  { type: policy, path: /^rules\[\d+\]\.targets\[\d+\]/, effect: lossIsWeaker, because: "another target is notified" },
  {
    type: service,
    path: /^escalationPolicy$/,
    effect: anyIsWeaker,
    because: "its incidents go to another ladder",
  },
  {
    type: service,
    path: /^acknowledgementTimeout$/,
    effect: moreIsWeaker,
    because: "an acknowledged incident that nobody works on comes back later",
  },
  {
    type: service,
    path: /^autoResolveTimeout$/,
    // The other way round than a delay: the longer an incident stays open, the better.
    effect: (before, after) => moreIsWeaker(after, before),
    because: "open incidents are closed sooner by themselves",
  },
  { type: service, path: /urgency$/, effect: isBad("low"), because: "low urgency wakes nobody" },
  { type: /^pagerduty:index\/schedule:/, path: /users\[\d+\]$/, effect: handOver, because: "a seat has fewer people" },
  {
    type: healthCheck,
    path: /^(failureThreshold|requestInterval)$/,
    effect: moreIsWeaker,
    because: "failover is later",
  },
  {
    type: healthCheck,
    path: /^(disabled|invertHealthcheck)$/,
    effect: isBad(true),
    because: "failover is decided wrongly",
  },
  {
    type: healthCheck,
    path: /^(fqdn|ipAddress|port|resourcePath|type)$/,
    effect: anyIsWeaker,
    because: "another thing is watched",
  },
  {
    type: /^aws:route53\/record:/,
    path: /^ttl$/,
    effect: moreIsWeaker,
    because: "clients keep the failed region longer",
  },
  {
    type: /^aws:route53\/record:/,
    path: /^(healthCheckId|failoverRoutingPolicies.*)$/,
    effect: lossIsWeaker,
    because: "DNS no longer fails over as planned",
  },
  {
    type: /^aws:/,
    path: /(retentionInDays|retentionPeriod|expiration\w*\.days|deletionWindowInDays)$/,
    effect: lessIsWeaker,
    because: "evidence is kept for less time",
  },
  {
    type: /^aws:/,
    path: /^(enableKeyRotation|isEnabled|deletionProtectionEnabled|blockPublic\w+|ignorePublicAcls|restrictPublicBuckets)$/,
    effect: isBad(false, undefined),
    because: "a protection is off",
  },
  {
    type: /^aws:s3\/bucketVersioning/,
    path: /status$/,
    effect: isBad("Suspended", "Disabled"),
    because: "overwritten evidence is gone",
  },
];

function delay(before: unknown, after: unknown): Effect {
  return moreIsWeaker(before ?? 0, after ?? 0);
}

/** 0, or nothing, means never. */
function renotify(before: unknown, after: unknown): Effect {
  const never = (value: unknown) => (value === undefined || Number(value) === 0 ? undefined : value);
  return moreIsWeaker(never(before), never(after));
}

/** Replacing one person by another is everyday; a place that stays empty is not. */
function handOver(before: unknown, after: unknown): Effect {
  return after === undefined ? "weaker" : before === undefined ? "stronger" : "neutral";
}
