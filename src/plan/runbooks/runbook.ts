import { regionRoles, type RegionRole } from "../continuity";
import type { ComponentKey } from "../services";
import type { SeverityKey } from "../severities";
import type { Sourced } from "../source";
import type { TemplateKey } from "../templates";
import type { Minutes } from "../units";

/** The runbooks of the plan, in its order. */
export const runbookKeys = [
  "circuit-vulnerability",
  "ddos-attack",
  "privacy-breach",
  "service-outage",
  "signing-key-compromise",
] as const;
/** A runbook's key. */
export type RunbookKey = (typeof runbookKeys)[number];

/** A part of a runbook: what is done in a span of minutes after the incident is declared. */
export interface RunbookPhase {
  readonly name: "Immediate" | "Short-term" | "Long-term";
  readonly fromMinute: Minutes;
  readonly untilMinute: Minutes;
  readonly steps: readonly string[];
}

/** A command that the plan gives, with what it is for. */
export interface RunbookCommand {
  readonly key: string;
  readonly purpose: string;
  /** As the plan writes it, but for {primary} and {standby}: which regions these are, is an environment's fact. */
  readonly command: string;
  /**
   * Whether the step can be undone by another step; what cannot needs an approval before it runs. The plan does not say:
   * what destroys the old value (a rotated PID) cannot be undone; what sets a switch can, and a key that is only disabled.
   */
  readonly reversible: boolean;
}

/** A command that only looks. */
export interface RunbookObservation {
  readonly purpose: string;
  readonly command: string;
}

/** A text in which {primary} and {standby} are these regions. */
export const inRegions = (text: string, regions: Readonly<Record<RegionRole, string>>): string =>
  regionRoles.reduce((all, role) => all.replaceAll(`{${role}}`, regions[role]), text);

/** A runbook: what to do in the first minutes, then in the hours after. */
export interface Runbook extends Sourced {
  readonly number: number;
  readonly title: string;
  readonly scenario: string;
  readonly component: ComponentKey;
  /** The worst severity that the runbook serves. */
  readonly severity: SeverityKey;
  /** The commands of the first phase, in order. */
  readonly immediate: readonly RunbookCommand[];
  readonly phases: readonly [RunbookPhase, RunbookPhase, RunbookPhase];
  /** What to watch meanwhile. */
  readonly monitoring?: readonly RunbookObservation[];
  /** What the law asks, beside the technical steps. */
  readonly legal?: readonly string[];
  /** The text that tells customers. */
  readonly template?: TemplateKey;
  /** Code that the plan gives for clients to take over. */
  readonly clientCode?: string;
}

/**
 * The three phases of a runbook, each beginning where the one before ends. The first phase's steps are what its commands
 * are for, so that the list and the commands cannot disagree.
 */
export function phasesOf(
  immediate: readonly RunbookCommand[],
  immediateUntilMinute: Minutes,
  shortTerm: { readonly untilMinute: Minutes; readonly steps: readonly string[] },
  longTerm: { readonly untilMinute: Minutes; readonly steps: readonly string[] },
): Runbook["phases"] {
  const steps = immediate.map(({ purpose }) => purpose);
  return [
    { name: "Immediate", fromMinute: 0, untilMinute: immediateUntilMinute, steps },
    { name: "Short-term", fromMinute: immediateUntilMinute, ...shortTerm },
    { name: "Long-term", fromMinute: shortTerm.untilMinute, ...longTerm },
  ];
}
