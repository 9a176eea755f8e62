import { priorityName, severityKeys, wakingChannels, type Minutes } from "../../plan";
import { seatsOf, type PolicySpec, type UserSpec } from "../specs";
import { crowdedRungs, idleRungs, type Rung } from "./rungs";
import {
  peopleOf,
  policiesOf,
  promised,
  realPolicies,
  type EscalationRule,
  type Found,
  type Promised,
  type Subject,
} from "./subject";

const rungsOf = (policy: PolicySpec) =>
  policy.rungs.map((rung, index) => ({
    ...rung,
    path: `escalation.policies.${policy.key}.rungs.${index + 1}`,
    reachedAfter: policy.rungs.slice(0, index).reduce((sum, { delayMinutes }) => sum + delayMinutes, 0),
  }));

const counted = ({ targets, ...rung }: ReturnType<typeof rungsOf>[number]): Rung => ({
  ...rung,
  targets: targets.length,
});

const tooManyTargets: EscalationRule = {
  tag: "escalation/too-many-targets",
  source: "PagerDuty API answer: May have at most 5 escalation targets",
  check: (subject) => realPolicies(subject).flatMap((policy) => crowdedRungs(rungsOf(policy).map(counted))),
};

const unreachableRung: EscalationRule = {
  tag: "escalation/unreachable-rung",
  source: "PagerDuty: the next rung is notified when a rung's delay, of at least a minute, has passed unanswered",
  check: (subject) =>
    realPolicies(subject).flatMap((policy) => {
      const { withinMinutes: deadline } = promised(subject, policy);
      const idle = idleRungs(rungsOf(policy).map(counted));
      const late = rungsOf(policy).flatMap(({ path, reachedAfter }): Found[] => {
        if (idle.some((it) => it.path === path)) return [];
        return reachedAfter < deadline
          ? []
          : [
              {
                path,
                problem: `it is reached after ${reachedAfter} minutes, the deadline is ${deadline}`,
                remedy: "shorten the rungs before it",
              },
            ];
      });
      return [...idle, ...late];
    }),
};

const soonest = (user: UserSpec | undefined, urgency: "high" | "low"): Minutes =>
  Math.min(
    ...(user?.notifications ?? []).filter((it) => it.urgency === urgency).map(({ afterMinutes }) => afterMinutes),
  );

const audienceMissed: EscalationRule = {
  tag: "escalation/audience-missed",
  source: "Escalation Decision / Escalation Matrix; Severity Classification (response times); 1.2 Initial Assessment",
  check: (subject) => [
    ...severityKeys.flatMap((severity) => {
      const rungs = policiesOf(subject, severity).flatMap((it) => it.rungs);
      const named = new Set(rungs.flatMap(({ targets }) => targets.map(({ seat }) => seat)));
      return seatsOf(subject.plan, severity)
        .filter((seat) => !named.has(seat))
        .map((seat) => ({
          path: `escalation.policies.${severity}`,
          problem: `no rung notifies ${seat}`,
          remedy: "name the seat on a rung",
        }));
    }),
    ...realPolicies(subject).flatMap((policy) =>
      rungsOf(policy).flatMap(({ targets, reachedAfter }) =>
        targets.flatMap((it) =>
          peopleOf(subject, it).flatMap((person) =>
            toldTooLate(subject, promised(subject, policy), it.seat, person, reachedAfter),
          ),
        ),
      ),
    ),
  ],
};

function toldTooLate(
  { escalation }: Subject,
  { name, withinMinutes, urgency }: Promised,
  seat: string,
  person: string,
  reachedAfter: Minutes,
): Found[] {
  const user = escalation.users.find(({ key }) => key === person);
  const minute = reachedAfter + soonest(user, urgency);
  if (minute < withinMinutes) return [];
  const told = Number.isFinite(minute) ? `after ${minute}` : "by no channel";
  return [
    {
      path: `config.people.${person}`,
      problem: `${seat} must hear of ${name} within ${withinMinutes} minutes and is told ${told}`,
      remedy: "give a phone number, or change the plan's notifications",
    },
  ];
}

const neverFires: EscalationRule = {
  tag: "escalation/notification-never-fires",
  source: "PagerDuty: a notification rule whose delay is not shorter than the rung's never fires",
  check: (subject) =>
    realPolicies(subject).flatMap((policy) => {
      const { name, urgency } = promised(subject, policy);
      const shortest = Math.min(...policy.rungs.map(({ delayMinutes }) => delayMinutes));
      return subject.plan.notifications[urgency].steps
        .filter(({ afterMinutes }) => afterMinutes >= shortest)
        .map(({ channel, afterMinutes }) => ({
          path: `notifications.${urgency}`,
          problem: `${channel} after ${afterMinutes} minutes never fires: ${name} goes on to the next rung after ${shortest}`,
          remedy: "notify sooner, or give the rung more time",
        }));
    }),
};

const wokenAtNight: EscalationRule = {
  tag: "escalation/woken-at-night",
  source: "Escalation Decision / Escalation Matrix: P2 goes to Slack and P3 to a ticket",
  check: ({ plan, escalation }) => [
    ...escalation.services
      .filter(({ kind }) => kind !== "reports")
      .filter(({ severity, urgency }) => plan.severities[severity].channel !== "page" && urgency !== "low")
      .map(({ key, severity }) => ({
        path: `escalation.services.${key}`,
        problem: `${priorityName(severity)} is of ${plan.severities[severity].urgency} urgency, so it wakes people`,
        remedy: "give the severity low urgency",
      })),
    ...plan.notifications.low.steps
      .filter(({ channel }) => wakingChannels.includes(channel))
      .map(({ channel }) => ({
        path: "notifications.low",
        problem: `${channel} wakes people for what can wait until the morning`,
        remedy: "tell low urgency by e-mail",
      })),
  ],
};

/** What a ladder must meet once its people are known. */
export const ladderRules: readonly EscalationRule[] = [
  tooManyTargets,
  unreachableRung,
  audienceMissed,
  neverFires,
  wokenAtNight,
];
