import type { Plan, PressKey, SeatKey } from "../../src/plan";
import { later, type Happening } from "../../src/record/runtime/core";
import { holderOf, type Facts } from "../../src/record/runtime/facts";

/** Something that a responder does. */
export interface Step {
  readonly at: string;
  readonly who?: string;
  readonly what: Happening;
}

/** One incident of a scenario: when it was opened, and what is known of its course beforehand. */
export interface Course {
  readonly openedAt: string;
  readonly acknowledged?: { readonly at: string; readonly who: string };
  /** When the alert recovers and PagerDuty resolves it; absent: a person does. */
  readonly recoversAt?: string;
  readonly breach: boolean;
}

/** When the team is through, in minutes after the opening: a week's review and some more. */
export const throughAfterMinutes = 9 * 24 * 60;
const hour = 60;

/**
 * What a team does that knows the plan and forgets one update: it triages, tells customers, resolves within two hours,
 * tells the authority two hours before its deadline, and closes its action item.
 */
export function responders(
  { openedAt, acknowledged, recoversAt, breach }: Course,
  facts: Facts,
  plan: Plan,
): readonly Step[] {
  const who = (seat: SeatKey) => holderOf(facts, seat)?.name ?? seat;
  const [commander, analyst, communications] = [
    who("incident-commander-primary"),
    who("security-analyst-primary"),
    who("communications-lead-primary"),
  ];
  const by = (minute: number, name: string, what: Happening): Step => ({
    at: later(openedAt, minute),
    who: name,
    what,
  });
  const says = (minute: number, name: string, press: PressKey, text = "") =>
    by(minute, name, { kind: "press", press, text });
  const toldBefore = plan.gdpr.notifyWithinMinutes - 2 * hour;
  const during: readonly Step[] = [
    ...(acknowledged === undefined
      ? []
      : [{ at: acknowledged.at, who: acknowledged.who, what: { kind: "acknowledged" } as const }]),
    says(6, analyst, "impact", breach ? "PIDs of some customers could be linked to addresses" : "requests failed"),
    says(6, analyst, "assessed"),
    says(6, commander, "assembled"),
    says(6, analyst, "started", later(openedAt, -4)),
    by(40, communications, { kind: "update", text: "We know the cause and are fixing it." }),
    says(40, communications, "identified", breach ? "a linkage in the registry's export" : "a fault in a release"),
    says(60, communications, "release-email"),
    says(60, communications, "monitoring"),
  ];
  const resolved: Step =
    recoversAt === undefined
      ? by(100, commander, { kind: "resolved" })
      : { at: recoversAt, what: { kind: "resolved" } };
  const afterwards: readonly Step[] = [
    says(
      30 * hour,
      analyst,
      "root-cause",
      breach ? "registry-export: the export held both columns" : "release: it was not tried on the standby",
    ),
    says(
      30 * hour,
      commander,
      "action",
      `immediate ${analyst}: ${breach ? "drop the column from the export" : "try it"}`,
    ),
    ...(breach ? [says(toldBefore, analyst, "authority-told", "DPA-2025-77")] : []),
    says(70 * hour, commander, "post-mortem-held"),
    says(70 * hour, analyst, "done", "1"),
    says(70 * hour, commander, "clean-up-done"),
  ];
  return [...during.filter(({ at }) => at < resolved.at), resolved, ...afterwards];
}
