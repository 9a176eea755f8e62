import type { Sourced } from "./source";

/** People who follow an incident without working on it. */
export interface Stakeholder extends Sourced {
  readonly title: string;
  readonly description: string;
}

/** Who follows incidents; who they are is in the stack's config. */
export const stakeholders = {
  board: {
    title: "Board",
    description: "Follows what customers see; told of single incidents if necessary.",
    source: "Incident Classification / P0",
  },
  sales: { title: "Sales", description: "Tells customers who ask.", source: "2.2 Communication" },
  support: {
    title: "Support",
    description: "Answers affected users.",
    source: "2.2 Communication",
    decision: "The plan also names engineering: they are the responders themselves.",
  },
} as const satisfies Record<string, Stakeholder>;
/** A group's key. */
export type StakeholderKey = keyof typeof stakeholders;
/** Every group's key. */
export const stakeholderKeys = Object.keys(stakeholders) as readonly StakeholderKey[];
