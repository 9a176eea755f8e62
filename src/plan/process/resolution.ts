import type { Sourced } from "../source";
import type { Percent } from "../units";

/** How a fix is made, tested, approved and rolled out. */
export interface Deployment extends Sourced {
  readonly fix: readonly string[];
  readonly testing: readonly string[];
  readonly approvals: readonly string[];
  /** The shares of traffic after the canary, in order. */
  readonly rolloutPercent: readonly Percent[];
  readonly steps: readonly string[];
}

/** How a fix is made, tested, approved and rolled out; each severity's pace is in `severities`. */
export const deployment = {
  fix: ["Write patch/update", "Code review (expedited but thorough)", "Security review", "Unit tests"],
  testing: ["Deploy to staging", "Functional testing", "Security testing", "Performance testing", "Rollback test"],
  approvals: ["Incident Commander sign-off", "Security team approval", "Change management (expedited)"],
  rolloutPercent: [10, 50, 100],
  steps: [
    "Pre-deployment checklist",
    "Staged rollout (canary → 10% → 50% → 100%)",
    "Monitor metrics during rollout",
    "Automated rollback if errors spike",
    "Verification testing post-deployment",
  ],
  source: "4.1 Fix Development; 4.2 Deployment",
} as const satisfies Deployment;

/** When an incident is over, what is tidied up, and who is told. */
export interface Recovery extends Sourced {
  readonly verification: readonly string[];
  readonly cleanup: readonly string[];
  readonly affectedUsers: readonly string[];
  readonly generalUsers: readonly string[];
}

/** When an incident is over, what is tidied up, and who is told. */
export const recovery = {
  verification: [
    "All systems operational",
    "Error rates back to baseline",
    "Performance metrics normal",
    "Security tests passing",
    "User experience verified",
  ],
  cleanup: [
    "Remove temporary mitigations",
    "Restore degraded services",
    "Clear incident channel",
    "Archive incident logs",
  ],
  affectedUsers: [
    "Email notification with details",
    "Offer PID rotation (if privacy affected)",
    "Provide incident reference number",
    "Customer support contact info",
  ],
  generalUsers: ["Status page all-clear", "Blog post (for P0/P1)", "Social media update", "Documentation updates"],
  source: "5.1 Service Restoration; 5.2 User Notification",
} as const satisfies Recovery;
