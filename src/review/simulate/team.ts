import type { Seconds } from "../../plan";
import { contactsFor, onCall, steps, workflowStart, type Mobilisation } from "../bounds";
import type { Person, Policy, Target } from "../graph";
import type { Course as Severities, Request } from "./changes";

/** Who does not answer, and what does not work. */
export interface Modifiers {
  readonly asleep: readonly string[];
  readonly channelsDown: readonly string[];
}

/** When something happens to an incident; seconds after the scenario's start. */
export interface Course {
  readonly opensAt: Seconds;
  /** When its monitors resolve it. */
  readonly resolvesAt: Seconds;
  /** The scenario's start, as milliseconds since 1970. */
  readonly startsAt: number;
  readonly urgency: "high" | "low";
  /** How long somebody who has heard of it takes to acknowledge. */
  readonly answerSeconds: Seconds;
  /** From the opening to the first request. */
  readonly startSeconds: Seconds;
}

/** Somebody is told by a channel: by the incident's own ladder, or because a policy was requested. */
export interface Notified {
  readonly at: Seconds;
  readonly person: Person;
  readonly channel: string;
  readonly rung: number;
  readonly request?: Policy;
}

/** Who was told, who acknowledged, and who joined for which requested policy. */
export interface Assembly {
  readonly notified: readonly Notified[];
  readonly acknowledged?: { readonly person: Person; readonly at: Seconds };
  readonly joined: ReadonlyMap<Policy, { readonly person: Person; readonly at: Seconds }>;
}

/** The usual course of an incident that nothing resolves by itself. */
export const usualCourse = { resolvesAt: Infinity, startSeconds: workflowStart.expectedSeconds } as const;

interface Ask {
  readonly at: Seconds;
  readonly rung: number;
  readonly targets: readonly Target[];
  readonly request?: Policy;
  /** When it is withdrawn. */
  readonly until: Seconds;
  readonly urgency: "high" | "low";
  /** Whether an acknowledgement before it spares it. */
  readonly spared?: boolean;
}

/** Whom an incident asks: all the time, or, where its severity changes, from when until when. */
type Asked = Omit<Mobilisation, "requests" | "told"> & {
  readonly requests: readonly (Mobilisation["requests"][number] & Partial<Pick<Request, "from" | "until">>)[];
  readonly ladderUntil?: Seconds;
  readonly lowered?: Severities["lowered"];
};

/**
 * Plays how a team comes together. Whoever answers acknowledges the incident, which ends its ladder, and joins for every
 * policy that asked; a requested policy is climbed, whoever has acknowledged, until one of its own people joins.
 */
export function assemble(
  { ladder, ladderUntil = Infinity, requests, lowered = [] }: Asked,
  course: Course,
  { asleep, channelsDown }: Modifiers,
): Assembly {
  const { opensAt, resolvesAt, startsAt, urgency, answerSeconds, startSeconds } = course;
  const asks: Ask[] = [
    ...(ladder === undefined ? [] : asksOf(ladder, opensAt).map((it) => ({ ...it, until: ladderUntil, urgency }))),
    ...requests.flatMap(({ policy, from = opensAt + startSeconds, until = Infinity }) =>
      asksOf(policy, from).map((it) => ({ ...it, until, urgency: "high" as const, request: policy })),
    ),
    ...lowered.flatMap(({ policy, from, urgency: own }) =>
      asksOf(policy, from)
        .slice(0, 1)
        .map((it) => ({ ...it, until: Infinity, urgency: own, spared: false })),
    ),
  ].sort((a, b) => a.at - b.at);
  const notified: (Notified & Pick<Ask, "until" | "spared">)[] = [];
  const joined = new Map<Policy, { person: Person; at: Seconds }>();
  let acknowledged: { person: Person; at: Seconds } | undefined;
  const endOf = (request: Policy | undefined): Seconds =>
    Math.min(resolvesAt, (request === undefined ? acknowledged : joined.get(request))?.at ?? Infinity);
  for (const { at, rung, targets, request, until, urgency: own, spared = true } of asks) {
    // What ends this ladder was decided by asks before this one: nobody answers in the moment of being asked.
    if (at >= Math.min(until, resolvesAt) || (spared && at >= endOf(request))) continue;
    const instant = startsAt + at * 1000;
    const people = targets.flatMap((it) => (it.kind === "person" ? [it.person] : onCall(it.schedule, instant)));
    for (const person of people) {
      const contacts = contactsFor(person, own, channelsDown);
      for (const { channel, delayMinutes } of contacts)
        notified.push({
          at: at + delayMinutes * 60,
          person,
          channel,
          rung: rung + 1,
          until: spared ? until : Infinity,
          spared,
          ...(request && { request }),
        });
      const [first] = contacts;
      if (first === undefined || asleep.includes(person.key)) continue;
      const answer = { person, at: at + first.delayMinutes * 60 + answerSeconds };
      if (answer.at < (acknowledged?.at ?? Infinity)) acknowledged = answer;
      if (request !== undefined && answer.at < (joined.get(request)?.at ?? Infinity)) joined.set(request, answer);
    }
  }
  const inTime = ({ at }: { readonly at: Seconds }) => at <= resolvesAt;
  return {
    notified: notified
      .filter(({ at, request, until, spared }) => at < Math.min(until, spared ? endOf(request) : resolvesAt))
      .sort((a, b) => a.at - b.at),
    ...(acknowledged !== undefined && inTime(acknowledged) && { acknowledged }),
    joined: new Map([...joined].filter(([, it]) => inTime(it))),
  };
}

const asksOf = (policy: Policy, from: Seconds): Pick<Ask, "at" | "rung" | "targets">[] =>
  steps(policy).map(({ minute, rung, targets }) => ({ at: from + minute * 60, rung, targets }));
