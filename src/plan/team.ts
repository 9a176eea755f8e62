import type { Sourced } from "./source";

/** The four roles of the incident response team. */
export const roleKeys = ["incident-commander", "technical-lead", "communications-lead", "security-analyst"] as const;
/** A role's key. */
export type RoleKey = (typeof roleKeys)[number];

/** A role of the incident response team: who holds it by office, and what it is there for. */
export interface Role extends Sourced {
  readonly title: string;
  readonly short: string;
  readonly primary: string;
  readonly backup: string;
  readonly responsibilities: readonly string[];
}

/** The roles of the plan. People are environment facts: who sits in which seat is in the stack's config. */
export const roles = {
  "incident-commander": {
    title: "Incident Commander",
    short: "IC",
    primary: "Security Lead",
    backup: "Engineering Manager",
    responsibilities: [
      "Overall incident coordination",
      "Decision-making authority",
      "Stakeholder communication",
      "Resource allocation",
      "Incident closure authorization",
    ],
    source: "Roles and Responsibilities / Incident Commander",
  },
  "technical-lead": {
    title: "Technical Lead",
    short: "TL",
    primary: "Principal Engineer",
    backup: "Senior ZKP Engineer",
    responsibilities: [
      "Technical investigation",
      "Mitigation implementation",
      "System recovery",
      "Technical documentation",
    ],
    source: "Roles and Responsibilities / Technical Lead",
  },
  "communications-lead": {
    title: "Communications Lead",
    short: "CL",
    primary: "Product Manager",
    backup: "Customer Success Manager",
    responsibilities: [
      "Status page updates",
      "Customer communications",
      "Internal notifications",
      "Post-mortem communication",
    ],
    source: "Roles and Responsibilities / Communications Lead",
  },
  "security-analyst": {
    title: "Security Analyst",
    short: "Security",
    primary: "Security Engineer",
    backup: "DevOps Engineer",
    responsibilities: ["Forensic analysis", "Security assessment", "Evidence collection", "Compliance notification"],
    source: "Roles and Responsibilities / Security Analyst",
  },
} as const satisfies Record<RoleKey, Role>;

/** A seat that one person fills at any hour, or, for a group, that several fill at once. */
export interface Seat extends Sourced {
  readonly title: string;
  readonly kind: "single" | "group";
}

type RoleSeatKey = `${RoleKey}-${"primary" | "backup"}`;

const roleSeats = Object.fromEntries(
  roleKeys.flatMap((role) =>
    (["primary", "backup"] as const).map((rank) => [
      `${role}-${rank}`,
      { title: `${roles[role].title} (${rank})`, kind: "single", source: roles[role].source },
    ]),
  ),
) as Record<RoleSeatKey, Seat>;

const otherSeats = {
  "c-level": {
    title: "C-level",
    kind: "single",
    source: "Escalation Decision / Escalation Matrix, P0",
    decision: "The plan says C-level without a name: one executive at a time is paged, in turn if config says so.",
  },
  board: {
    title: "Board contact",
    kind: "single",
    source: "Incident Classification / P0",
    decision: "The board is informed 'if necessary': by a manual step, never by an escalation rule.",
  },
  "vp-engineering": { title: "VP Engineering", kind: "single", source: "Incident Classification / P1" },
  "security-officer": { title: "Security Officer", kind: "single", source: "Incident Classification / P1" },
  "team-leads": { title: "Team leads", kind: "group", source: "Incident Classification / P2" },
  "triage-owner": {
    title: "Triage owner",
    kind: "single",
    source: "Escalation Decision / Escalation Matrix, P3",
    decision: "P3 is 'standard ticket assignment': somebody must own the queue from which tickets are assigned.",
  },
} as const satisfies Record<string, Seat>;

/** Every seat of the plan, by key. */
export const seats = { ...roleSeats, ...otherSeats } as const;
/** A seat's key. */
export type SeatKey = RoleSeatKey | keyof typeof otherSeats;
/** Every seat's key: roles first, in the plan's order. */
export const seatKeys = Object.keys(seats) as readonly SeatKey[];
