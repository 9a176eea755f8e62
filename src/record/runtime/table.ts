import type { Deed, Effect, IncidentEvent, IncidentRecord } from "./core";

/** An effect as the outbox holds it. */
export interface Outgoing extends Effect {
  readonly state: "asked" | "done";
  /** How often somebody began to do it. */
  readonly attempts: number;
}

/** An incident as it is stored: its record, and what is still to be done. */
export interface Stored {
  readonly record: IncidentRecord;
  readonly version: number;
  readonly outbox: readonly Outgoing[];
}

/** What is written together or not at all. */
export interface Change {
  readonly record: IncidentRecord;
  /** The version that it was made from. */
  readonly version: number;
  readonly isOpen: boolean;
  readonly events: readonly IncidentEvent[];
  readonly effects: readonly Effect[];
  readonly now: string;
}

/** Where records are kept. */
export interface Table {
  readonly load: (id: string) => Promise<Stored | undefined>;
  /** INC-YYYYMMDD-NNN: each incident takes one number of its day, whoever asks, how often, and at the same time as others. */
  readonly number: (id: string, openedAt: string) => Promise<string>;
  /** Returns the effects that fitted in; undefined if somebody else was faster, and nothing is written. */
  readonly write: (change: Change) => Promise<readonly Effect[] | undefined>;
  /** Begins an effect, unless it is done or somebody else is at it; `again`: it may have been done before. */
  readonly begin: (
    id: string,
    key: string,
    now: string,
  ) => Promise<{ readonly deed: Deed; readonly again: boolean } | undefined>;
  readonly finish: (id: string, key: string) => Promise<void>;
  /** Gives an effect back, for somebody to begin it anew. */
  readonly release: (id: string, key: string, now: string) => Promise<void>;
  /** Effects that somebody should have done by now: never begun, or begun long ago. */
  readonly unfinished: (now: string) => Promise<readonly { readonly id: string; readonly key: string }[]>;
  /** Ids of the incidents that are not resolved. */
  readonly open: () => Promise<readonly string[]>;
  /** Ids of the incidents that were opened in a month, such as 2025-12. */
  readonly ofMonth: (month: string) => Promise<readonly string[]>;
  /** How many other incidents had a cause; this one is counted among them from now on. */
  readonly count: (cause: string, id: string) => Promise<number>;
}
