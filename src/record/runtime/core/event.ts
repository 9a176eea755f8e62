import { createHash } from "node:crypto";
import type { IncidentFieldKey, PressKey, SeverityKey } from "../../../plan";

/** What can happen to an incident. */
export type Happening =
  | { readonly kind: "triggered"; readonly title: string; readonly severity: SeverityKey; readonly url: string }
  | {
      readonly kind:
        | "acknowledged"
        | "unacknowledged"
        | "escalated"
        | "reassigned"
        | "delegated"
        | "responder-added"
        | "responder-replied"
        | "reopened";
    }
  | { readonly kind: "severity-changed"; readonly severity: SeverityKey }
  | { readonly kind: "update"; readonly text: string }
  | { readonly kind: "fields"; readonly fields: Readonly<Partial<Record<IncidentFieldKey, string>>> }
  | { readonly kind: "note"; readonly text: string }
  /** A note that the record understands; see `presses` in the plan. */
  | { readonly kind: "press"; readonly press: PressKey; readonly text: string }
  | { readonly kind: "resolved"; readonly mergedInto?: string }
  /** A timer that this record has set. */
  | { readonly kind: "due"; readonly timer: string }
  /** What a vendor answered to an effect. */
  | { readonly kind: "done"; readonly effect: string; readonly result: Readonly<Record<string, string>> }
  /** A vendor refused an effect for good. */
  | { readonly kind: "refused"; readonly effect: string; readonly reason: string };

/** Something that happened, once. */
export interface IncidentEvent {
  /** The same for every delivery of the same event, whoever tells it. */
  readonly key: string;
  /** When it happened, to the second, in UTC: `2025-12-07T03:12:46Z`. */
  readonly at: string;
  /** Who did it; absent when nobody did. */
  readonly who?: string;
  readonly what: Happening;
}

/** An event, with the key that its kind, its second and what tells it from others of the same second make. */
export function event(what: Happening, at: Date | string, who?: string): IncidentEvent {
  const second = toSecond(at);
  const own = ownName(what);
  const key = own === undefined ? [what.kind, second, who ?? "", ...saidIn(what)] : [what.kind, own];
  return { key: key.join("|"), at: second, ...(who !== undefined && { who }), what };
}

/** What happens only once is known by its own name alone. */
function ownName(what: Happening): string | undefined {
  switch (what.kind) {
    case "triggered":
      return "once";
    case "due":
      return what.timer;
    case "done":
    case "refused":
      return what.effect;
    default:
      return undefined;
  }
}

/** Who says two things within a second says two things. As much is compared as every delivery tells. */
function saidIn(what: Happening): readonly string[] {
  const digest = (text: string) => createHash("sha256").update(text.slice(0, 100)).digest("hex").slice(0, 8);
  switch (what.kind) {
    case "press":
      return [what.press, digest(what.text)];
    case "note":
    case "update":
      return [digest(what.text)];
    case "severity-changed":
      return [what.severity];
    case "fields":
      return [digest(JSON.stringify(Object.entries(what.fields).sort()))];
    default:
      return [];
  }
}

/** A time to the second: vendors tell the same moment with and without fractions. */
export const toSecond = (at: Date | string): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** So many minutes later. */
export const later = (at: string, minutes: number): string => toSecond(new Date(Date.parse(at) + minutes * 60_000));

/** Minutes from one time to another. */
export const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;
