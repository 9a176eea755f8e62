import type { Seconds, SeverityKey } from "../../plan";

/** One thing that happens. Seconds count from the scenario's start. */
export interface Event {
  readonly atSeconds: Seconds;
  readonly kind:
    | "begins"
    | "alert"
    | "opened"
    | "grouped"
    | "held"
    | "notified"
    | "told"
    | "acknowledged"
    | "joined"
    | "assembled"
    | "missed"
    | "update-due"
    | "raised"
    | "lowered"
    | "recovered"
    | "resolved"
    | "health-check"
    | "dns"
    | "served"
    | "deadline"
    | "unnoticed";
  readonly text: string;
  /** The monitor whose alert opened the incident that this belongs to. */
  readonly incident?: string;
  readonly service?: string;
  readonly severity?: SeverityKey;
  readonly person?: string;
}
