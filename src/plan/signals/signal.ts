import type { IdentityKey } from "../identities";
import type { RunbookKey } from "../runbooks";
import type { ComponentKey } from "../services";
import type { SeverityKey } from "../severities";
import type { Sourced } from "../source";
import type { RoleKey } from "../team";
import type { ToolKey } from "../tools";
import type { Comparator, Fact } from "./facts";
import type { RegionRole } from "../continuity";
import type { Minutes } from "../units";
import type { CloudMetricKey } from "./cloudMetrics";
import type { SyntheticKey } from "./synthetics";

/** What a signal is about: a component that customers see, or the platform under all of them. */
export type ServiceTag = ComponentKey | "platform";

/** Facts that together make a signal true: all of `all`, and none of `none`. */
export interface Combination {
  readonly all: readonly Fact[];
  readonly none?: readonly Fact[];
}

/** Calls to the cloud's API, as its trail names them. */
export interface TrailCalls {
  /** The services that are called, such as kms. */
  readonly of: readonly string[];
  readonly named: readonly string[];
  /** What they are about; without it, anything of these services in the account. */
  readonly on?: "signing-keys" | "revocation-list" | "emergency-role";
}

/** An alarm in the cloud, in one region or in both: a metric compared with one number, so many times in a row. */
export interface AlarmDetector {
  readonly kind: "alarm";
  readonly metric: CloudMetricKey;
  readonly in: readonly RegionRole[];
  readonly everyMinutes: Minutes;
  readonly times: number;
  readonly comparator: Extract<Comparator, "<" | ">">;
  readonly threshold: number;
  /** What it means when points no longer come. Before the first one came, it means nothing. */
  readonly silence: Fact["silence"];
}

/** How a signal is detected. */
export type Detector =
  /** By monitors: any one of the combinations suffices. */
  | { readonly kind: "monitor"; readonly anyOf: readonly Combination[] }
  /** By a request that is made from outside, again and again. */
  | { readonly kind: "synthetic"; readonly synthetic: SyntheticKey }
  /** By an alarm of the cloud. */
  | AlarmDetector
  /** By a call on the cloud's audit trail, made by somebody who may not. */
  | { readonly kind: "trail"; readonly calls: TrailCalls; readonly except: readonly IdentityKey[] }
  /** By a finding of the vulnerability scanner, at the scanner's severities. */
  | { readonly kind: "finding"; readonly scannerSeverities: readonly ("critical" | "high" | "medium")[] };

/** One thing that the plan wants noticed: what it is, how bad, how it is detected, and what is done first. */
export interface Signal extends Sourced {
  readonly title: string;
  readonly service: ServiceTag;
  readonly severity: SeverityKey;
  /** The plan's examples that it detects, by their keys in the severity. */
  readonly detects: readonly string[];
  /** What is broken. Two signals of one severity never name the same fault: it would page twice. */
  readonly fault: string;
  readonly detector: Detector;
  /** The suspicions, by their signals, that it proves: their open incidents are raised to its severity. */
  readonly confirms?: readonly string[];
  readonly runbook: RunbookKey;
  readonly owner: RoleKey;
  /** One or two sentences for the person who is paged. */
  readonly meaning: string;
  /** What to do first, where the runbook's own first step does not fit. */
  readonly firstStep?: string;
  /** Whether the incident is over when the measurement is, or only when people say so. */
  readonly resolves: "by-itself" | "by-people";
  /** The tool whose own failure it is: nothing is to be noticed where the account does without it. */
  readonly of?: ToolKey;
  /** Why it may be slower than the detection target. Without it, a P0 signal that is slower breaks a rule. */
  readonly slowBecause?: string;
}

/** Signals by key. */
export type Signals = Readonly<Record<string, Signal>>;
