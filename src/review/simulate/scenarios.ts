import type { ComponentKey, MailboxKey, Minutes, Percent, RunbookKey, SeverityKey, Sourced } from "../../plan";

/** What goes wrong, in minutes after the scenario's start. */
export type Fault =
  /** A share of requests fails; between the points the rate is the last one's. */
  | {
      readonly kind: "error-rate";
      readonly components: readonly ComponentKey[];
      readonly ramp: readonly { readonly fromMinute: Minutes; readonly percent: Percent }[];
    }
  /** The region that serves does not answer; every request fails until the standby is answered. */
  | { readonly kind: "region"; readonly atMinute: Minutes }
  /** Something that a monitor, a probe or a detection rule watches for happens. */
  | { readonly kind: "signal"; readonly signals: readonly string[]; readonly atMinute: Minutes }
  /** Somebody writes to one of the plan's mailboxes. */
  | {
      readonly kind: "mail";
      readonly to: MailboxKey;
      readonly from: string;
      readonly subject: string;
      readonly body?: string;
      readonly atMinute: Minutes;
    }
  /** Somebody declares an incident in PagerDuty's page, and says how bad it is. */
  | {
      readonly kind: "declared";
      readonly severity: SeverityKey;
      readonly title: string;
      readonly atMinute: Minutes;
    }
  /** Somebody presses the severity that the incident has, which is open: it is raised, or lowered. */
  | { readonly kind: "severity"; readonly to: SeverityKey; readonly atMinute: Minutes }
  /** The monitor vendor evaluates nothing. */
  | { readonly kind: "monitors-silent" };

/** An incident to play through the declared resources. */
export interface Scenario extends Sourced {
  readonly title: string;
  /** Local time in the responders' time zone. */
  readonly startsAt: string;
  readonly faults: readonly Fault[];
  readonly runbook: RunbookKey;
  /** Whether personal data is out, so that the authority must be told. */
  readonly breach?: boolean;
}

const everything = ["proof-generation", "proof-verification", "revocation"] as const;

/** The scenarios by key: those that the plan drills, and those that its runbooks answer. */
export const scenarios = {
  "region-outage": {
    title: "The primary region goes down at 03:12 on a Sunday",
    startsAt: "2026-03-15T03:12:00",
    faults: [{ kind: "region", atMinute: 0 }],
    runbook: "service-outage",
    source: "Runbook 4: Service Outage",
  },
  "error-ramp": {
    title: "Proof verification fails more and more: 5, 60, then 100 % of requests",
    startsAt: "2026-03-17T14:00:00",
    faults: [
      {
        kind: "error-rate",
        components: ["proof-verification"],
        ramp: [
          { fromMinute: 0, percent: 5 },
          { fromMinute: 10, percent: 60 },
          { fromMinute: 30, percent: 100 },
        ],
      },
    ],
    runbook: "service-outage",
    source: "Incident Classification / P0, P1, P2",
  },
  "forged-proof-accepted": {
    title: "The verifier accepts a forged proof",
    startsAt: "2026-03-18T22:40:00",
    faults: [{ kind: "signal", signals: ["forged-proof-accepted"], atMinute: 0 }],
    runbook: "circuit-vulnerability",
    source: "Runbook 1: Circuit Vulnerability Detected",
  },
  "signing-key-misuse": {
    title: "Somebody other than the issuer uses a signing key; later a signature appears that the issuer never made",
    startsAt: "2026-03-19T11:05:00",
    faults: [
      { kind: "signal", signals: ["signing-key-misuse"], atMinute: 0 },
      { kind: "signal", signals: ["signing-key-compromised"], atMinute: 20 },
    ],
    runbook: "signing-key-compromise",
    source: "Runbook 5: Signing Key Compromise",
  },
  "monitor-vendor-silent": {
    title: "The primary region goes down while the monitor vendor is down too",
    startsAt: "2026-03-15T03:12:00",
    faults: [{ kind: "monitors-silent" }, { kind: "region", atMinute: 0 }],
    runbook: "service-outage",
    source: "Runbook 4: Service Outage",
    decision: "What is left to notice is the cloud's own: alarms in the standby region, and the health checks of DNS.",
  },
  "circuit-vulnerability": {
    title: "Drill: simulated proof forgery",
    startsAt: "2026-03-24T10:00:00",
    faults: [{ kind: "signal", signals: ["forged-proof-accepted"], atMinute: 0 }],
    runbook: "circuit-vulnerability",
    source: "Training and Drills / Incident Response Drills, 1",
  },
  "ddos-attack": {
    title: "Drill: synthetic traffic flood",
    startsAt: "2026-03-25T10:00:00",
    faults: [
      { kind: "signal", signals: ["ddos-attack"], atMinute: 0 },
      {
        kind: "error-rate",
        components: ["proof-generation"],
        ramp: [
          { fromMinute: 2, percent: 30 },
          { fromMinute: 12, percent: 0 },
        ],
      },
    ],
    runbook: "ddos-attack",
    source: "Training and Drills / Incident Response Drills, 2",
  },
  "privacy-breach": {
    title: "Drill: mock PID linkage of more than 100 people",
    startsAt: "2026-03-26T10:00:00",
    faults: [{ kind: "signal", signals: ["mass-linkage-breach"], atMinute: 0 }],
    runbook: "privacy-breach",
    breach: true,
    source: "Training and Drills / Incident Response Drills, 3",
  },
  "multi-component-outage": {
    title: "Drill: cascading failures, one component after the other",
    startsAt: "2026-03-27T10:00:00",
    faults: everything.map((component, index) => ({
      kind: "error-rate" as const,
      components: [component],
      ramp: [
        { fromMinute: index * 5, percent: 60 },
        { fromMinute: index * 5 + 10, percent: 100 },
        { fromMinute: 45, percent: 0 },
      ],
    })),
    runbook: "service-outage",
    source: "Training and Drills / Incident Response Drills, 4",
  },
  "database-dead": {
    title: "The services of the primary answer, and their database does not",
    startsAt: "2026-03-18T03:12:00",
    faults: [
      { kind: "error-rate", components: everything, ramp: [{ fromMinute: 0, percent: 100 }] },
      { kind: "signal", signals: ["primary-region-unreachable"], atMinute: 0 },
    ],
    runbook: "service-outage",
    source: "Runbook 4: Service Outage",
    decision:
      "A health check that asks for a known-good verification fails with the database, so DNS moves traffic, too.",
  },
  "one-host-dead": {
    title: "One host's endpoint of the primary stops answering, the others go on",
    startsAt: "2026-03-18T03:12:00",
    faults: [{ kind: "signal", signals: ["primary-region-unreachable"], atMinute: 0 }],
    runbook: "service-outage",
    source: "Runbook 4: Service Outage",
    decision: "Each host fails over by itself; whether this one did is what the P1 asks people to look at.",
  },
  "slow-answers": {
    title: "Every request succeeds, and proofs take longer than two seconds",
    startsAt: "2026-03-18T10:12:00",
    faults: [{ kind: "signal", signals: ["proof-generation-slow"], atMinute: 0 }],
    runbook: "service-outage",
    source: "Incident Classification / P2 (proof gen >2s)",
    decision: "Slow verification and revocation burn their latency objectives, which open tickets and page nobody.",
  },
  "dependency-fails": {
    title: "Something that proof generation calls in the primary fails for 40 % of requests",
    startsAt: "2026-03-18T10:12:00",
    faults: [{ kind: "error-rate", components: ["proof-generation"], ramp: [{ fromMinute: 0, percent: 40 }] }],
    runbook: "service-outage",
    source: "Incident Classification / P2 (abnormal error rate)",
    decision: "The plan classes by the share of requests that fail, whatever made them fail.",
  },
  "researcher-writes": {
    title: "A researcher writes to security@, and whoever reads it declares an incident",
    startsAt: "2026-03-21T23:50:00",
    faults: [
      {
        kind: "mail",
        to: "security",
        from: "researcher@example.org",
        subject: "Something odd in your membership circuit",
        atMinute: 0,
      },
      { kind: "declared", severity: "p1", title: "A circuit accepts what it should not, by a report", atMinute: 45 },
    ],
    runbook: "circuit-vulnerability",
    source: "1.1 Incident Detection / Manual Detection",
    decision: "A mail waits for whoever reads it; the incident that a person declares does not.",
  },
  "worse-than-thought": {
    title: "A P1 turns out to be a P0, and half an hour later to be a P2",
    startsAt: "2026-03-22T02:10:00",
    faults: [
      { kind: "declared", severity: "p1", title: "A partner reports proofs that nobody made", atMinute: 0 },
      { kind: "severity", to: "p0", atMinute: 10 },
      { kind: "severity", to: "p2", atMinute: 40 },
    ],
    runbook: "circuit-vulnerability",
    source: "1.2 Initial Assessment (Determine severity)",
    decision: "The plan determines the severity once; what it was is known later, so one press changes it either way.",
  },
  "both-regions-half-dead": {
    title: "60 % of requests fail in both regions, so that no failover helps",
    startsAt: "2026-03-18T03:12:00",
    faults: [
      { kind: "error-rate", components: everything, ramp: [{ fromMinute: 0, percent: 60 }] },
      { kind: "signal", signals: ["primary-region-unreachable", "standby-region-unreachable"], atMinute: 0 },
    ],
    runbook: "service-outage",
    source: "Incident Classification / P1 (partial outage)",
    decision: "The P2 about the standby says what the P1 cannot: the switch would not help.",
  },
} as const satisfies Record<string, Scenario>;
