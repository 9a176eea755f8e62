import type { SeverityKey } from "../../plan";
import { counted, duration, joined } from "../render/tables";

/** What a fact's value can be. Absent on one side, the fact did not or does not hold there. */
export type Value = number | string | boolean;

/** Whether a change makes the response weaker, stronger or neither. */
export type Verdict = "weaker" | "stronger" | "neutral";

/** One change, as the writer of a sentence sees it. */
export interface Change {
  readonly subjects: readonly string[];
  readonly before?: Value;
  readonly after?: Value;
  readonly severity?: SeverityKey;
  /** The severity's deadline in minutes, where a sentence should tell that it is missed. */
  readonly deadlineMinutes?: number;
}

/** A kind of fact: how a change of it is judged and said. */
export interface Attribute {
  readonly judge: (before: Value | undefined, after: Value | undefined) => Verdict;
  readonly say: (change: Change) => string;
}

type Judge = Attribute["judge"];

const ordered =
  (better: "lower" | "higher", absent: "worst" | "best" = "worst"): Judge =>
  (before, after) => {
    const rank = (value: Value | undefined) => {
      const missing = absent === "worst" ? -Infinity : Infinity;
      return value === undefined ? missing : better === "higher" ? Number(value) : -Number(value);
    };
    return rank(after) > rank(before) ? "stronger" : rank(after) < rank(before) ? "weaker" : "neutral";
  };

const present = ordered("higher");
const lower = ordered("lower");
const higher = ordered("higher");
const neutral: Judge = () => "neutral";

const verb = (subjects: readonly string[], one: string, many: string) => (subjects.length === 1 ? one : many);
/** A long list hides what it says: more than this many are counted. */
const named = 6;
const who = ({ subjects }: Change) =>
  subjects.length <= named ? joined(subjects) : `${subjects.slice(0, 3).join(", ")} and ${subjects.length - 3} more`;
const is = (change: Change) => `${who(change)} ${verb(change.subjects, "is", "are")}`;
const text = (value: Value | undefined) =>
  typeof value === "number" ? String(Math.round(value * 100) / 100) : String(value ?? "nothing");
const instead = ({ before, after }: Change, shown: (value: Value) => string = text) =>
  before === undefined
    ? after === undefined
      ? ""
      : shown(after)
    : after === undefined
      ? `no longer ${shown(before)}`
      : `${shown(after)} instead of ${shown(before)}`;
const inSeconds = (value: Value) => duration(Number(value));
const inMinutes = (value: Value) => duration(Number(value) * 60);

/** A number whose unit and direction are all there is to know. */
const measured = (judge: Judge, noun: string, shown: (value: Value) => string = text): Attribute => ({
  judge,
  say: (change) => `${who(change)}: ${noun} ${instead(change, shown)}`,
});

/** Something that is there or is not. */
const existing = (gone: string, come: string, judge: Judge = present): Attribute => ({
  judge,
  say: (change) => `${is(change)} ${change.after === undefined ? gone : come}`,
});

const late = ({ after, deadlineMinutes }: Change) =>
  typeof after === "number" && deadlineMinutes !== undefined && after > deadlineMinutes
    ? `, after the ${deadlineMinutes}-minute deadline`
    : "";

/** Everything that the diff compares. */
export const attributes = {
  ladder: existing("gone: its incidents page nobody", "new: its incidents now page people"),
  paged: {
    judge: lower,
    say: (change) =>
      change.after === undefined
        ? `${is(change)} no longer notified`
        : change.before === undefined
          ? `${is(change)} now notified, at minute ${text(change.after)}${late(change)}`
          : `${is(change)} notified at minute ${instead(change)}${late(change)}`,
  },
  "paged-again": {
    judge: lower,
    say: (change) =>
      change.after === undefined
        ? `${is(change)} notified once only, no longer again at minute ${text(change.before)}`
        : change.before === undefined
          ? `${is(change)} notified again, at minute ${text(change.after)}`
          : `${is(change)} notified again at minute ${instead(change)}`,
  },
  climbs: {
    judge: higher,
    say: ({ before, after }) =>
      `the ladder is climbed ${counted(Number(after ?? 0), "time")} instead of ${text(before)} before PagerDuty gives up`,
  },
  asked: {
    judge: higher,
    say: (change) =>
      `${is(change)} asked for ${counted(Number(change.after ?? 0), "time")} instead of ${text(change.before)}`,
  },
  urgency: {
    judge: (before, after) => ordered("higher")(before === "high", after === "high"),
    say: ({ after }) =>
      after === "high"
        ? "incidents notify with high urgency instead of low, so they wake people"
        : "incidents notify with low urgency instead of high, so they wake nobody",
  },
  acknowledgement: {
    judge: lower,
    say: ({ before, after }) =>
      after === undefined
        ? `an acknowledged incident never comes back, where it did after ${inSeconds(before ?? 0)} without an update`
        : `an acknowledged incident comes back after ${inSeconds(after)} without an update ${before === undefined ? "where it never did" : `instead of ${inSeconds(before)}`}`,
  },
  "auto-resolve": {
    judge: ordered("higher", "best"),
    say: ({ before, after }) =>
      after === undefined
        ? `incidents no longer resolve themselves after ${inSeconds(before ?? 0)}`
        : `incidents resolve themselves after ${inSeconds(after)}${before === undefined ? ", solved or not" : ` instead of ${inSeconds(before)}`}`,
  },
  "on-call": {
    judge: (before, after) => higher(names(before).length, names(after).length),
    say: ({ subjects, before, after }) =>
      `${joined(subjects)}: ${joined(names(after)) || "nobody"} ${names(after).length > 1 ? "take turns" : "is on call"} instead of ${joined(names(before)) || "nobody"}`,
  },
  coverage: measured(higher, "on call for", (value) => `${text(value)} hours of the week`),
  turn: measured(neutral, "they hand over every", inSeconds),
  together: {
    judge: ordered("lower"),
    say: (change) =>
      change.after === true
        ? `${who(change)}: everybody is paged at once instead of one person in turn`
        : `${who(change)}: one person in turn is paged instead of everybody at once`,
  },
  contact: {
    judge: lower,
    say: (change) =>
      change.after === undefined
        ? `${is(change)} no longer told`
        : change.before === undefined
          ? `${is(change)} now told ${delayed(change.after)}`
          : `${is(change)} told ${delayed(change.after)} instead of ${delayed(change.before)}`,
  },
  monitor: existing("no longer watched for", "now watched for"),
  "alerts-above": measured(lower, "alerts above", text),
  "alerts-below": measured(higher, "alerts below", text),
  "recovers-below": measured(lower, "counts as over below", text),
  "recovers-above": measured(higher, "counts as over above", text),
  window: measured(lower, "looks back over", inSeconds),
  delay: measured(lower, "waits for late data", inSeconds),
  tolerance: measured(lower, "tolerates deviations of", text),
  "short-window": measured(lower, "must still burn over", inSeconds),
  "failing-locations": measured(lower, "fails only when seen from so many locations", text),
  "certificate-days": measured(higher, "alerts when a certificate has days left", text),
  "runs-a-year": measured(higher, "runs a year", text),
  "counts-as-good": measured(lower, "an answer counts as good up to", inSeconds),
  every: measured(lower, "is looked at every", inSeconds),
  renotify: {
    judge: (before, after) => lower(Number(before) || undefined, Number(after) || undefined),
    say: (change) => `${who(change)}: reminds ${reminded(change.after)} instead of ${reminded(change.before)}`,
  },
  "opens-on": existing("no longer an incident of its service, so nobody is paged", "now an incident"),
  severity: {
    judge: (before, after) => lower(rank(before), rank(after)),
    say: (change) => `${is(change)} ${instead(change, (it) => String(it).toUpperCase())}`,
  },
  handle: existing("no longer told", "now told"),
  silence: {
    judge: present,
    say: (change) =>
      change.after === true
        ? `${who(change)}: its silence now alerts`
        : `${who(change)}: its silence no longer alerts, so a dead detector looks like a quiet day`,
  },
  draft: {
    judge: ordered("lower"),
    say: (change) => `${is(change)} ${change.after === true ? "a draft now and notifies nobody" : "no longer a draft"}`,
  },
  condition: {
    judge: (before, after) => combined(String(before ?? ""), String(after ?? "")),
    say: (change) => `${who(change)}: alerts on ${instead(change)}`,
  },
  measures: measured(neutral, "measures"),
  host: existing("no longer failed over to the standby", "now failed over to the standby"),
  failover: {
    judge: lower,
    say: (change) =>
      change.after === undefined
        ? `${is(change)} never answered from the standby, where it was after ${inSeconds(change.before ?? 0)} at worst`
        : `${is(change)} answered from the standby after ${change.before === undefined ? inSeconds(change.after) : instead(change, inSeconds)} at worst`,
  },
  "failover-by-hand": {
    judge: lower,
    say: (change) =>
      change.after === undefined
        ? `${who(change)}: nobody can fail over by hand any more`
        : `${is(change)} answered from the standby ${change.before === undefined ? inSeconds(change.after) : instead(change, inSeconds)} after people throw the switch, at worst`,
  },
  endpoint: measured(neutral, "answers with"),
  asks: measured(neutral, "its health is asked for at"),
  protection: existing("no longer protected against deletion", "now protected against deletion"),
  attachment: existing("gone", "new"),
  told: existing("no longer sent an update", "now sent an update"),
  "longer-is-better": measured(higher, "now"),
  "shorter-is-better": measured(lower, "now"),
  switch: {
    // What nobody declared is as the vendor makes it: on, as far as it was worth switching off.
    judge: (before, after) => ((after ?? false) === true ? "stronger" : before === false ? "neutral" : "weaker"),
    say: (change) => `${is(change)} ${change.after === true ? "switched on" : "switched off"}`,
  },
  guard: existing("gone", "new"),
  rights: { judge: neutral, say: (change) => `${who(change)}: who may do what changes` },
  mute: existing("gone: it mutes nobody any more", "new: it mutes monitors", (before, after) => present(after, before)),
  other: existing("gone", "new", neutral),
} as const satisfies Record<string, Attribute>;

/**
 * What is neither more nor less when it changes, and may hide everything: a monitor that looks at something else, a name
 * that is answered by something else. Somebody has to look at it.
 */
export const undirected: readonly string[] = [
  "measures",
  "condition",
  "endpoint",
  "asks",
  "rights",
] satisfies AttributeName[];

/** The name of a kind of fact. */
export type AttributeName = keyof typeof attributes;

const names = (value: Value | undefined) =>
  String(value ?? "")
    .split("\n")
    .filter((it) => it !== "");
const rank = (value: Value | undefined) => (value === undefined ? undefined : Number(String(value).slice(1)));
const delayed = (value: Value) => (Number(value) === 0 ? "at once" : `after ${inMinutes(value)}`);
const reminded = (value: Value | undefined) => (Number(value) > 0 ? `every ${inMinutes(value ?? 0)}` : "never");

/** A condition that asks for more is weaker; one whose terms cannot be compared that way is neither. */
function combined(before: string, after: string): Verdict {
  if (before.includes(" or ") || after.includes(" or ")) return "neutral";
  const [was, is_] = [before, after].map((it) => new Set(it.split(" and ").filter((term) => term !== "")));
  if (was === undefined || is_ === undefined) return "neutral";
  const added = [...is_].some((it) => !was.has(it));
  const removed = [...was].some((it) => !is_.has(it));
  return added === removed ? "neutral" : added ? "weaker" : "stronger";
}
