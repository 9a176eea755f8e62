import { wakingChannels } from "../../plan";
import type { PolicySpec } from "../specs";
import { peopleOf, promised, type EscalationRule, type Found, type Subject } from "./subject";

/** Everybody whom these policies can notify. */
const paged = (subject: Subject, policies: readonly PolicySpec[]): readonly string[] => [
  ...new Set(
    policies.flatMap(({ rungs }) => rungs.flatMap(({ targets }) => targets.flatMap((it) => peopleOf(subject, it)))),
  ),
];

const stakeholderPaged: EscalationRule = {
  tag: "escalation/stakeholder-paged",
  source: "PagerDuty support, user roles: stakeholders cannot be added to schedules or escalation policies",
  check: (subject) =>
    paged(subject, subject.escalation.policies).flatMap((person): Found[] => {
      const role = subject.escalation.users.find(({ key }) => key === person)?.role ?? "user";
      if (!/^(read_only_|observer$|restricted_access$)/.test(role)) return [];
      return [
        {
          path: `config.people.${person}.role`,
          problem: `a ${role} cannot answer a page, and holds a seat that is paged`,
          remedy: "give the role user or limited_user, or seat somebody else",
        },
      ];
    }),
};

const wakesNobody: EscalationRule = {
  tag: "escalation/page-wakes-nobody",
  source: "Incident Classification / P0 and P1: a page must wake whoever it reaches",
  check: (subject) => {
    const { escalation } = subject;
    const waking = escalation.policies.filter((it) => promised(subject, it).urgency === "high");
    return paged(subject, waking).flatMap((person): Found[] => {
      const user = escalation.users.find(({ key }) => key === person);
      if (user?.notifications.some(({ urgency, channel }) => urgency === "high" && wakingChannels.includes(channel)))
        return [];
      return [
        {
          path: `config.people.${person}`,
          problem: `a page reaches ${user?.name ?? person} by none of ${wakingChannels.join(", ")}`,
          remedy: "give a phone number, or the name of the device with PagerDuty's app as pushDevice",
        },
      ];
    });
  },
};

/** What people must be able to do. */
export const peopleRules: readonly EscalationRule[] = [stakeholderPaged, wakesNobody];
