import type { ActionItemKey, ComponentKey, ContactKey, MessageKey, SeatKey, SeverityKey } from "../../../plan";

/** A state that the status page shows. */
export type PageState = "investigating" | "identified" | "monitoring" | "resolved";

/** Something to be done at a vendor, or by the clock. Texts are made when it is done, from the record as it then is. */
export type Deed =
  | { readonly does: "set-timer"; readonly timer: string; readonly at: string }
  /** Writes the number into the incident's field. */
  | { readonly does: "write-reference" }
  | { readonly does: "open-channel" }
  | { readonly does: "archive-channel" }
  /** Says something in the incident's channel, or, where there is none, in a note on the incident. */
  | { readonly does: "post"; readonly message: MessageKey; readonly values: Readonly<Record<string, string>> }
  /** Asks people to respond: PagerDuty pages them. */
  | {
      readonly does: "page";
      readonly seats: readonly SeatKey[];
      readonly message: MessageKey;
      readonly values: Readonly<Record<string, string>>;
    }
  /** Asks whom the severity's ladder names. */
  | { readonly does: "page-ladder"; readonly severity: SeverityKey }
  /** Makes the incident as loud as its severity is now, and asks no longer whom a lesser one does not need. */
  | { readonly does: "settle" }
  /** Merges what is open of one cause into its worst, and tells services whether something worse is open. */
  | { readonly does: "unite" }
  /** Tells who follows a component that the incident impacts it. */
  | { readonly does: "impact"; readonly component: ComponentKey }
  | { readonly does: "open-ticket" }
  | { readonly does: "open-checklist"; readonly checklist: "clean-up" | "users" | "documentation" }
  | {
      readonly does: "open-action";
      readonly number: number;
      readonly category: ActionItemKey;
      readonly owner: string;
      readonly text: string;
      readonly due: string;
    }
  | { readonly does: "move-ticket"; readonly ticket: string; readonly to: "severity" | "closed" }
  | { readonly does: "show-status"; readonly state: PageState; readonly at: string }
  | { readonly does: "draft-email"; readonly template: "customer" | "resolved" | "security-advisory" }
  | { readonly does: "release-email"; readonly draft: string }
  | { readonly does: "mail-breach"; readonly hour: number }
  | { readonly does: "tell-contact"; readonly contact: ContactKey }
  | { readonly does: "invite"; readonly from: string }
  | { readonly does: "draft-post-mortem" }
  | {
      readonly does: "measure";
      readonly metric: string;
      readonly value: number;
      readonly severity: SeverityKey;
      readonly at: string;
    }
  | { readonly does: "count-cause"; readonly cause: string }
  | { readonly does: "keep"; readonly event: string };

/** A deed, once: no key is ever done twice. */
export interface Effect {
  readonly key: string;
  readonly deed: Deed;
}
