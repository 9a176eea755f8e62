import { rungsOf, type EscalationLine } from "../escalation";
import { askedWithin, roleSchedule, severitySchedule } from "../ladderTimes";
import { severityKeys } from "../severities";
import { roleKeys, type RoleKey, type SeatKey } from "../team";
import type { PlanRule } from "./planRule";

const seatOf = (role: RoleKey, rank: "primary" | "backup"): SeatKey => `${role}-${rank}`;

const roleWithoutBackup: PlanRule = {
  tag: "escalation/role-without-backup",
  source: "Roles and Responsibilities: every role has a primary and a backup",
  check: ({ plan }) =>
    roleKeys.flatMap((role) => {
      const [first = [], ...later] = plan.roleLadders[role].rungs;
      const path = `roleLadders.${role}.rungs`;
      return [
        ...(first.includes(seatOf(role, "primary"))
          ? []
          : [{ path: `${path}.1`, problem: "its primary is not asked first", remedy: "begin with the primary" }]),
        ...(later.flat().includes(seatOf(role, "backup"))
          ? []
          : [{ path, problem: "the role has no backup: its primary may sleep", remedy: "name the backup on a rung" }]),
      ];
    }),
};

const roleNotPaged: PlanRule = {
  tag: "escalation/role-not-paged",
  source: "Escalation Decision / Escalation Matrix: P0 and P1 page IC, TL, CL and Security, who all have backups",
  check: ({ plan }) =>
    severityKeys
      .filter((severity) => plan.severities[severity].channel === "page")
      .flatMap((severity) => {
        const line: EscalationLine = plan.escalationMatrix[severity];
        const path = `escalationMatrix.${severity}`;
        const [atOnce = []] = rungsOf(line, false);
        const named = rungsOf(line, false).flat();
        return [
          ...roleKeys
            .filter((role) => !line.roles.includes(role))
            .map((role) => ({
              path: `${path}.roles`,
              problem: `${role} is not asked when the incident opens`,
              remedy: "name all four roles",
            })),
          ...roleKeys
            .map((role) => seatOf(role, "primary"))
            .filter((seat) => !atOnce.includes(seat))
            .map((seat) => ({
              path: `${path}.${line.rungsAlone === undefined ? "rungs" : "rungsAlone"}.1`,
              problem: `${seat} is not paged at once where the account has no workflows`,
              remedy: "name the primaries of all four roles in the first rung",
            })),
          ...roleKeys
            .map((role) => seatOf(role, "backup"))
            .filter((seat) => !named.includes(seat))
            .map((seat) => ({
              path: `${path}.rungsAlone`,
              problem: `${seat} is never paged where the account has no workflows`,
              remedy: "name the backups of all four roles on a rung",
            })),
        ];
      }),
};

const askedTwiceAtOnce: PlanRule = {
  tag: "escalation/asked-twice-at-once",
  source: "PagerDuty: a responder request notifies beside the incident's own ladder, whoever has been notified already",
  check: ({ plan }) =>
    severityKeys.flatMap((severity) => {
      const line: EscalationLine = plan.escalationMatrix[severity];
      const { acknowledgeWithinMinutes: deadline } = plan.severities[severity];
      const own = askedWithin(deadline, line.rungs, severitySchedule(plan, severity, true).delayMinutes);
      return line.roles.flatMap((role) => {
        const asked = askedWithin(deadline, plan.roleLadders[role].rungs, roleSchedule(plan, role).delayMinutes);
        return own
          .filter((it) => asked.includes(it))
          .map((it) => ({
            path: `escalationMatrix.${severity}.rungs`,
            problem: `${it} is asked by the incident's ladder and by the role's`,
            remedy: "put the seat on another rung",
          }));
      });
    }),
};

/** The times that a severity promises, beside the acknowledgement of a page, which its ladder watches. */
const deadlines = [
  { deadline: "acknowledge", field: "acknowledgeWithinMinutes" },
  { deadline: "act", field: "actWithinMinutes" },
  { deadline: "resolve", field: "resolveWithinMinutes" },
] as const;

const deadlineUnwatched: PlanRule = {
  tag: "workflow/deadline-unwatched",
  source: "Incident Classification (Response SLA); PagerDuty: an incident of low urgency climbs no ladder",
  check: ({ plan }) =>
    severityKeys.flatMap((severity) => {
      const promised = plan.severities[severity];
      const started = Object.values(plan.workflows).filter(
        ({ startedBy }) => Array.isArray(startedBy) && startedBy.includes(severity),
      );
      const watched = started.flatMap(({ steps }) => steps.flatMap((it) => (it.does === "watch" ? it.deadline : [])));
      return deadlines
        .filter(({ deadline, field }) => {
          const isPage = deadline === "acknowledge" && promised.channel === "page";
          return promised[field] !== undefined && !isPage && !watched.includes(deadline);
        })
        .map(({ deadline, field }) => ({
          path: `severities.${severity}.${field}`,
          problem: "nothing acts when the time is over",
          remedy: `give a workflow that ${severity} starts the step { does: "watch", deadline: "${deadline}" }`,
        }));
    }),
};

const lastingInTheMiddle: PlanRule = {
  tag: "workflow/lasting-step-not-last",
  source: "PagerDuty: a workflow's actions run one after the other, so what follows a loop waits for its end",
  check: ({ plan }) =>
    Object.entries(plan.workflows).flatMap(([key, { steps }]) =>
      steps
        .slice(0, -1)
        .filter(({ does }) => does === "watch")
        .map(({ does }) => ({
          path: `workflows.${key}`,
          problem: `the steps after ${does} begin only when the incident is over`,
          remedy: "let it be the last step, or give it a workflow of its own",
        })),
    ),
};

/** What the ladders of severities and roles, and the workflows beside them, must meet together. */
export const mobilisationRules: readonly PlanRule[] = [
  roleWithoutBackup,
  roleNotPaged,
  askedTwiceAtOnce,
  deadlineUnwatched,
  lastingInTheMiddle,
];
