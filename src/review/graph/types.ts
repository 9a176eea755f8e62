import type { Minutes, Seconds, SeverityKey } from "../../plan";
import type { Processed } from "../events";
import type { Resource } from "../resources";

/** How a person hears of an incident, and how long after being notified. */
export interface Contact {
  readonly channel: string;
  readonly delayMinutes: Minutes;
  readonly urgency: "high" | "low";
}

/** Somebody who can be notified. */
export interface Person {
  readonly urn: string;
  /** The name in kebab-case, such as alice-smith. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly timeZone: string;
  /** Empty when nothing is declared; then PagerDuty sends an e-mail at once. */
  readonly contacts: readonly Contact[];
}

/** A part of a day or a week, in a schedule's own time zone, to which a layer is restricted. */
export interface Restriction {
  readonly kind: "daily" | "weekly";
  /** Minutes after midnight, or after Monday's. */
  readonly startMinute: Minutes;
  readonly durationMinutes: Minutes;
}

/** People in turn. Times are milliseconds since 1970. */
export interface Layer {
  readonly people: readonly Person[];
  readonly start: number;
  readonly end?: number;
  readonly rotationStart: number;
  readonly turnSeconds: Seconds;
  readonly restrictions: readonly Restriction[];
  /** Whether all of them are on call at once. */
  readonly everyone: boolean;
}

/** Who is on call when. Of two layers the later one wins where both have somebody. */
export interface Schedule {
  readonly urn: string;
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  readonly layers: readonly Layer[];
}

/** Whom a rung notifies. */
export type Target =
  { readonly kind: "schedule"; readonly schedule: Schedule } | { readonly kind: "person"; readonly person: Person };

/** One step of a ladder: who is notified together, and how long they have before the next step. */
export interface Rung {
  readonly delayMinutes: Minutes;
  readonly targets: readonly Target[];
}

/** An escalation policy. */
export interface Policy {
  readonly urn: string;
  readonly key: string;
  readonly name: string;
  readonly rungs: readonly Rung[];
  /** How often the ladder is climbed again when nobody answers. */
  readonly loops: number;
}

/** Where incidents open. */
export interface Service {
  readonly urn: string;
  readonly key: string;
  readonly name: string;
  readonly severity?: SeverityKey;
  readonly policy?: Policy;
  /** By the event's severity, if that decides: high for critical ones and errors. */
  readonly urgency: "high" | "low";
  readonly urgencyBySeverity: boolean;
  readonly grouping?: Grouping;
  /** Absent: an acknowledged incident stays acknowledged. */
  readonly acknowledgementTimeoutSeconds?: Seconds;
  /** Absent: only people, or the monitor's recovery, resolve an incident. */
  readonly autoResolveSeconds?: Seconds;
  readonly drill: boolean;
}

/** Which alerts become one incident: those that share fields and arrive close together. Services share a setting's key. */
export interface Grouping {
  readonly key: string;
  readonly fields: readonly string[];
  /** All of the fields, or any. */
  readonly every: boolean;
  /** After the latest alert of the incident. */
  readonly windowSeconds: Seconds;
}

/** An event as it reaches a service. */
export interface Delivery extends Processed {
  readonly service: Service;
  /** Whether the service's rules suppress it while something worse of its cause is open. */
  readonly waits: boolean;
}

/** People who follow or answer together. */
export interface Team {
  readonly key: string;
  readonly name: string;
  readonly people: readonly Person[];
}

/** Fields of an event. */
export type Fields = Readonly<Record<string, unknown>>;

/** What PagerDuty does on an incident beside its ladder. */
export interface Workflow {
  readonly key: string;
  readonly title: string;
  /** What starts it by itself: an incident of one of the services for which the condition begins to hold. */
  readonly triggers: readonly { readonly services: readonly Service[]; readonly condition: string }[];
  /** Whom it asks to respond: each policy is climbed until one of its people joins. */
  readonly requests: readonly Policy[];
  /** Who follows the incident and is sent an update. */
  readonly tells: readonly Team[];
  /** The name of the priority that it gives the incident. */
  readonly setsPriority?: string;
}

/** A monitor that another one combines. */
export interface Member {
  readonly monitor: Monitor;
  readonly negated: boolean;
}

/** Something that alerts. */
export interface Monitor {
  readonly urn: string;
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly severity?: SeverityKey;
  readonly kind: "query" | "composite" | "probe" | "rule" | "alarm";
  readonly query: string;
  readonly comparator?: Comparator;
  readonly threshold?: number;
  readonly recovery?: number;
  readonly windowSeconds: Seconds;
  readonly delaySeconds: Seconds;
  /** How often it is evaluated or run. */
  readonly everySeconds: Seconds;
  readonly members: readonly Member[];
  readonly services: readonly Service[];
  /** What its alert is when it reaches those services. */
  readonly deliveries: readonly Delivery[];
  /** Whether its recovery closes the incident, or only people do. */
  readonly resolves: "by-itself" | "by-people";
  /** Other addresses that its message notifies: `@slack-…`, e-mail. */
  readonly handles: readonly string[];
  readonly renotifyMinutes: Minutes;
  readonly onSilence: "fine" | "alerts";
  readonly draft: boolean;
  readonly tags: readonly string[];
}

/** How a measurement is compared with a threshold. */
export type Comparator = ">" | ">=" | "<" | "<=";

/** What decides whether a region's endpoint is answered. */
export interface HealthCheck {
  readonly urn: string;
  readonly key: string;
  readonly type: string;
  /** Host, port and path that it asks; empty for one that follows other checks, a metric or a routing control. */
  readonly target: string;
  readonly intervalSeconds: Seconds;
  readonly failures: number;
  readonly disabled: boolean;
  readonly inverted: boolean;
  readonly children: readonly HealthCheck[];
  /** Of a calculated check: how many children must be healthy. */
  readonly childThreshold: number;
}

/** One region's answer to a public name. */
export interface Answer {
  readonly urn: string;
  readonly key: string;
  readonly endpoint: string;
  readonly region: string;
  readonly ttlSeconds: Seconds;
  readonly healthCheck?: HealthCheck;
}

/** A public name that fails over. */
export interface Host {
  readonly name: string;
  readonly primary?: Answer;
  readonly standby?: Answer;
}

/** A broken or missing connection: where, what, and what to do. */
export interface GraphFinding {
  readonly rule: string;
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

/** The typed graph of what a stack declares. Every list is sorted. */
export interface Graph {
  readonly resources: readonly Resource[];
  readonly people: readonly Person[];
  readonly schedules: readonly Schedule[];
  readonly policies: readonly Policy[];
  readonly services: readonly Service[];
  readonly workflows: readonly Workflow[];
  /** The ways in for other tools, by the label of their key. */
  readonly sources: ReadonlyMap<string, (event: Fields, raw?: Fields) => Delivery | undefined>;
  readonly monitors: readonly Monitor[];
  readonly hosts: readonly Host[];
  /** Whether webhooks tell a record of what happens to incidents. */
  readonly recorded: boolean;
  /** Chat channels, tickets and workflows that an incident of a service reaches beside people. */
  readonly attachments: readonly Attachment[];
  readonly findings: readonly GraphFinding[];
}

/** A chat channel, ticket rule or workflow that is attached to a service. */
export interface Attachment {
  readonly urn: string;
  readonly key: string;
  readonly kind: "channel" | "ticket" | "workflow";
  readonly title: string;
  readonly services: readonly Service[];
}
