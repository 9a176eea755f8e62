import { roleKeys, type RoleKey, type SeatKey } from "./team";
import type { SeverityKey } from "./severities";
import type { Sourced } from "./source";

const primaries = roleKeys.map((role) => `${role}-primary` as const);
const backups = roleKeys.map((role) => `${role}-backup` as const);

/** One severity's line of the escalation matrix: who is notified when an incident of it opens. */
export interface EscalationLine extends Sourced {
  /** Roles that are asked at once, each by its own ladder, whoever else has acknowledged. */
  readonly roles: readonly RoleKey[];
  /**
   * The incident's own ladder, rung after rung until somebody acknowledges. Under roles it begins with whom the plan
   * tells of every incident, because nobody can acknowledge before the first rung.
   */
  readonly rungs: readonly (readonly SeatKey[])[];
  /** The incident's own ladder where the account has no workflows that could ask the roles. */
  readonly rungsAlone?: readonly (readonly SeatKey[])[];
  /** How often the whole ladder is climbed again when nobody acknowledges. */
  readonly repeats: number;
  /** Seats that people inform by hand, never a rung. */
  readonly informedByHand: readonly SeatKey[];
}

/** The escalation matrix. */
export const escalationMatrix = {
  p0: {
    roles: roleKeys,
    rungs: [["c-level"], primaries, ["vp-engineering", "security-officer", "team-leads"]],
    rungsAlone: [[...primaries, "c-level"], backups, ["vp-engineering", "security-officer", "team-leads"]],
    repeats: 9,
    informedByHand: ["board"],
    source: "Escalation Decision / Escalation Matrix; Incident Classification / P0; 4.2 Deployment (all hands)",
    decision:
      "The four roles are asked by ladders of their own in the same minute, so the incident's ladder begins with the C-level, whom the plan pages too: nobody is asked twice at once, and no acknowledgement comes early enough to spare anybody. What follows is the net for an incident that nobody acknowledges or whose workflow failed: the primaries once more, then all hands, as often as PagerDuty lets it (9 times), since nobody may be lost to sleep. Alone, the ladder asks primaries, backups and all hands in turn (an account may limit a rung to 5 targets).",
  },
  p1: {
    roles: roleKeys,
    rungs: [["vp-engineering", "security-officer"], primaries],
    rungsAlone: [primaries, backups, ["vp-engineering", "security-officer"]],
    repeats: 2,
    informedByHand: [],
    source: "Escalation Decision / Escalation Matrix; Incident Classification / P1",
    decision:
      "The matrix pages the four roles, the classification notifies VP Engineering and Security Officer of every P1: they are the first rung, as the C-level is of P0. Two repeats give the primaries two more hours to wake.",
  },
  p2: {
    roles: [],
    rungs: [["team-leads"]],
    repeats: 0,
    informedByHand: [],
    source: "Escalation Decision / Escalation Matrix; Incident Classification / P2",
    decision: "One rung without repeats: the plan escalates to team leads and no further, and nobody is woken.",
  },
  p3: {
    roles: [],
    rungs: [["triage-owner"]],
    repeats: 0,
    informedByHand: [],
    source: "Escalation Decision / Escalation Matrix; Incident Classification / P3",
    decision:
      "The plan requires no escalation and assigns a ticket: the queue's owner is the only rung, and it never repeats.",
  },
} as const satisfies Record<SeverityKey, EscalationLine>;

/** The rungs of a severity's own ladder, in an account with workflows or without. */
export const rungsOf = ({ rungs, rungsAlone }: EscalationLine, workflows: boolean): EscalationLine["rungs"] =>
  workflows ? rungs : (rungsAlone ?? rungs);

/** Who answers for a role: asked rung after rung until one of them joins. */
export interface RoleLadder extends Sourced {
  readonly rungs: readonly (readonly SeatKey[])[];
  readonly repeats: number;
}

const ladderOf = (role: RoleKey): RoleLadder => ({
  rungs: [[`${role}-primary`], [`${role}-backup`]],
  repeats: 9,
  source: "Roles and Responsibilities (Primary, Backup); 1.2 Initial Assessment (Assemble Team)",
  decision:
    "The plan names no time after which the backup stands in: half of the eight minutes in which the team is assembled, so that either can answer within them.",
});

/** The ladder of each role. */
export const roleLadders: Readonly<Record<RoleKey, RoleLadder>> = {
  "incident-commander": ladderOf("incident-commander"),
  "technical-lead": ladderOf("technical-lead"),
  "communications-lead": ladderOf("communications-lead"),
  "security-analyst": ladderOf("security-analyst"),
};
