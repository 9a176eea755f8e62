import type { ComponentKey } from "./services";
import type { SeverityKey } from "./severities";
import type { Sourced } from "./source";
import type { Minutes } from "./units";

/** The runbooks of the plan. */
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

/** A command that the plan gives, verbatim, with what it is for. */
export interface RunbookCommand {
  readonly key: string;
  readonly purpose: string;
  readonly command: string;
  /** Whether the step can be undone by another step; what cannot needs an approval before it runs. */
  readonly reversible: boolean;
}

/** A runbook: what to do in the first minutes, then in the hours after. */
export interface Runbook extends Sourced {
  readonly number: number;
  readonly title: string;
  readonly scenario: string;
  readonly component: ComponentKey;
  readonly severity: SeverityKey;
  readonly immediate: readonly RunbookCommand[];
  readonly phases: readonly RunbookPhase[];
}

/** The five runbooks. */
export const runbooks = {
  "circuit-vulnerability": {
    number: 1,
    title: "Circuit Vulnerability Detected",
    scenario: "ZK circuit vulnerability allows proof forgery",
    component: "proof-verification",
    severity: "p0",
    immediate: [
      {
        key: "disable-circuit",
        purpose: "Disable vulnerable circuit version",
        command: "./scripts/disable-circuit.sh --circuit=membership --version=1.0",
        reversible: true,
      },
      {
        key: "enable-fallback",
        purpose: "Enable fallback verification",
        command: "./scripts/enable-fallback.sh --circuit=membership",
        reversible: true,
      },
    ],
    phases: [
      {
        name: "Immediate",
        fromMinute: 0,
        untilMinute: 5,
        steps: ["Disable vulnerable circuit version", "Enable fallback verification"],
      },
      {
        name: "Short-term",
        fromMinute: 5,
        untilMinute: 60,
        steps: [
          "Audit all proofs generated with vulnerable circuit",
          "Identify potentially forged proofs (anomaly detection)",
          "Revoke suspect proofs",
          "Notify affected users",
        ],
      },
      {
        name: "Long-term",
        fromMinute: 60,
        untilMinute: 1440,
        steps: [
          "Develop circuit patch",
          "External audit of patch",
          "Deploy patched circuit",
          "Migrate users to new circuit",
        ],
      },
    ],
    source: "Runbook 1: Circuit Vulnerability Detected",
  },
  "ddos-attack": {
    number: 2,
    title: "DDoS Attack",
    scenario: "Proof generation service overwhelmed by requests",
    component: "proof-generation",
    severity: "p1",
    immediate: [
      {
        key: "enable-rate-limit",
        purpose: "Enable aggressive rate limiting",
        command: "./scripts/enable-rate-limit.sh --level=strict",
        reversible: true,
      },
      {
        key: "enable-cdn-protection",
        purpose: "Activate CDN DDoS protection",
        command: "curl -X POST https://api.cloudflare.com/v4/zones/{zone}/firewall/ddos",
        reversible: true,
      },
    ],
    phases: [
      {
        name: "Immediate",
        fromMinute: 0,
        untilMinute: 2,
        steps: ["Enable aggressive rate limiting", "Activate CDN DDoS protection"],
      },
      {
        name: "Short-term",
        fromMinute: 2,
        untilMinute: 15,
        steps: [
          "Analyze traffic patterns",
          "Identify attack source (IPs, regions)",
          "Block malicious traffic",
          "Scale up infrastructure if needed",
        ],
      },
      {
        name: "Long-term",
        fromMinute: 15,
        untilMinute: 60,
        steps: [
          "Implement CAPTCHAs for suspicious requests",
          "Require authentication for proof generation",
          "Coordinate with ISP/hosting provider",
          "Consider traffic scrubbing service",
        ],
      },
    ],
    source: "Runbook 2: DDoS Attack",
  },
  "privacy-breach": {
    number: 3,
    title: "Privacy Breach (PID Linkage)",
    scenario: "PIDs linked to user identities",
    component: "pid-registry",
    severity: "p0",
    immediate: [
      {
        key: "find-linked-pids",
        purpose: "Identify affected PIDs",
        command: "./scripts/find-linked-pids.sh --breach-id=BR001 > affected_pids.txt",
        reversible: true,
      },
      {
        key: "rotate-pids",
        purpose: "Trigger emergency PID rotation",
        command: "./scripts/rotate-pids.sh --input=affected_pids.txt",
        reversible: false,
      },
    ],
    phases: [
      {
        name: "Immediate",
        fromMinute: 0,
        untilMinute: 10,
        steps: ["Identify affected PIDs", "Trigger emergency PID rotation"],
      },
      {
        name: "Short-term",
        fromMinute: 10,
        untilMinute: 60,
        steps: [
          "Revoke linked PIDs",
          "Generate new PIDs for affected users",
          "Invalidate old proofs",
          "Enable enhanced privacy mode",
        ],
      },
      {
        name: "Long-term",
        fromMinute: 60,
        untilMinute: 1440,
        steps: [
          "Forensic analysis of linkage method",
          "Implement countermeasures",
          "Notify affected users (GDPR compliance)",
          "Offer credit monitoring (if applicable)",
        ],
      },
    ],
    source: "Runbook 3: Privacy Breach (PID Linkage)",
    decision:
      "The runbook serves mass linkage (P0) and leaks of fewer than 100 users (P1) alike; it is ready at the worse.",
  },
  "service-outage": {
    number: 4,
    title: "Service Outage",
    scenario: "Proof verification service down",
    component: "proof-verification",
    severity: "p0",
    immediate: [
      {
        key: "health-check",
        purpose: "Check service status",
        command: "./scripts/health-check.sh --all",
        reversible: true,
      },
      {
        key: "failover",
        purpose: "Failover to backup region",
        command: "./scripts/failover.sh --from=us-east-1 --to=us-west-2",
        reversible: true,
      },
    ],
    phases: [
      {
        name: "Immediate",
        fromMinute: 0,
        untilMinute: 2,
        steps: ["Check service status", "Failover to backup region"],
      },
      {
        name: "Short-term",
        fromMinute: 2,
        untilMinute: 30,
        steps: [
          "Investigate root cause (database, network, code)",
          "Restart failed services",
          "Check dependencies (external APIs)",
          "Scale up resources if needed",
        ],
      },
      {
        name: "Long-term",
        fromMinute: 30,
        untilMinute: 120,
        steps: [
          "Fix underlying issue",
          "Restore from backup if data corruption",
          "Verify data integrity",
          "Resume normal operations",
        ],
      },
    ],
    source: "Runbook 4: Service Outage",
  },
  "signing-key-compromise": {
    number: 5,
    title: "Signing Key Compromise",
    scenario: "Private signing key suspected compromise",
    component: "issuer-signing",
    severity: "p0",
    immediate: [
      {
        key: "revoke-key",
        purpose: "Revoke compromised key",
        command: "./scripts/revoke-key.sh --key-id=signing-key-001",
        reversible: false,
      },
      {
        key: "rotate-signing-key",
        purpose: "Rotate to new key",
        command: "./scripts/rotate-signing-key.sh --generate-new",
        reversible: true,
      },
    ],
    phases: [
      {
        name: "Immediate",
        fromMinute: 0,
        untilMinute: 1,
        steps: ["Revoke compromised key", "Rotate to new key"],
      },
      {
        name: "Short-term",
        fromMinute: 1,
        untilMinute: 15,
        steps: [
          "Identify all signatures from compromised key",
          "Invalidate compromised signatures",
          "Re-sign critical data with new key",
          "Update verification keys",
        ],
      },
      {
        name: "Long-term",
        fromMinute: 15,
        untilMinute: 60,
        steps: [
          "Forensic analysis of compromise",
          "Audit all systems for unauthorized access",
          "Implement enhanced key protection (HSM)",
          "Notify users of key rotation",
        ],
      },
    ],
    source: "Runbook 5: Signing Key Compromise",
    decision: "Suspicion (P1) and confirmation (P0) run the same steps; the runbook is ready at the worse.",
  },
} as const satisfies Record<RunbookKey, Runbook>;
