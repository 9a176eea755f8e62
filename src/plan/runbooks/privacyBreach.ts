import { gdpr } from "../compliance";
import { hours } from "../units";
import { phasesOf, type Runbook } from "./runbook";

const immediate = [
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
] as const satisfies Runbook["immediate"];

/** Runbook 3. */
export const privacyBreach = {
  number: 3,
  title: "Privacy Breach (PID Linkage)",
  scenario: "PIDs linked to user identities",
  component: "pid-registry",
  severity: "p0",
  immediate,
  phases: phasesOf(
    immediate,
    10,
    {
      untilMinute: 60,
      steps: [
        "Revoke linked PIDs",
        "Generate new PIDs for affected users",
        "Invalidate old proofs",
        "Enable enhanced privacy mode",
      ],
    },
    {
      untilMinute: hours(24),
      steps: [
        "Forensic analysis of linkage method",
        "Implement countermeasures",
        "Notify affected users (GDPR compliance)",
        "Offer credit monitoring (if applicable)",
      ],
    },
  ),
  legal: gdpr.steps,
  source: "Runbook 3: Privacy Breach (PID Linkage)",
  decision:
    "The runbook serves mass linkage (P0) and leaks of fewer than 100 users (P1) alike; it is ready at the worse.",
} as const satisfies Runbook;
