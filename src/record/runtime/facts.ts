import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ComponentKey, ContactKey, SeatKey, SeverityKey } from "../../plan";

/** Somebody who can be asked. */
export interface KnownPerson {
  readonly name: string;
  readonly email: string;
}

/** What the runtime is told of its environment, beside the plan. No secret is among it. */
export interface Facts {
  readonly environment: string;
  /** The company's name, as its customers know it. */
  readonly company: string;
  /** Who sits in which seat. */
  readonly seats: Readonly<Record<SeatKey, readonly KnownPerson[]>>;
  readonly stakeholders: readonly KnownPerson[];
  /** An address, the URL of a page, or, of an outside organisation, none. */
  readonly contacts: Readonly<Record<ContactKey, string>>;
  /** PagerDuty's services, by name. */
  readonly services: Readonly<Record<string, SeverityKey>>;
  /** PagerDuty's priorities, by name. */
  readonly priorities: Readonly<Record<string, SeverityKey>>;
  readonly storage: {
    readonly region: string;
    readonly table: string;
    readonly queueUrl: string;
    readonly queueArn: string;
    readonly scheduleGroup: string;
    readonly schedulerRole: string;
    readonly evidenceBucket: string;
    /** What the names of this record's secrets begin with. */
    readonly secrets: string;
  };
  readonly pagerduty: { readonly url: string; readonly businessServices: boolean };
  readonly datadog: { readonly url: string };
  /** Vendors that the account has; an absent one's effects are skipped, by name. */
  readonly slack?: { readonly url: string; readonly severityChannels: Readonly<Record<SeverityKey, string>> };
  readonly jira?: {
    readonly url: string;
    readonly project: string;
    readonly issueType: string;
    readonly closed: string;
  };
  readonly statusPage?: {
    readonly url: string;
    /** Where customers read it. */
    readonly shown: string;
    readonly pageId: string;
    readonly components: Readonly<Record<ComponentKey, string>>;
  };
  readonly email?: { readonly url: string; readonly senderId: number; readonly listId: string; readonly from: string };
  readonly postMortems?: { readonly url: string; readonly repository: string; readonly folder: string };
}

/** The file beside the program that holds them. */
export const factsFile = "facts.json";

/** Reads the facts that were deployed with the program. */
export const readFacts = (): Facts => JSON.parse(readFileSync(join(__dirname, factsFile), "utf8")) as Facts;

/** Who is asked first in a seat. */
export const holderOf = ({ seats }: Facts, seat: SeatKey): KnownPerson | undefined => seats[seat][0];
