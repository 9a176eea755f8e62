import { phasesOf, type Runbook } from "./runbook";

const immediate = [
  {
    key: "health-check",
    purpose: "Check service status",
    command: "./scripts/health-check.sh --all",
    reversible: true,
  },
  {
    key: "failover",
    purpose: "Failover to backup region",
    command: "./scripts/failover.sh --from={primary} --to={standby}",
    reversible: true,
  },
] as const satisfies Runbook["immediate"];

/** Runbook 4. */
export const serviceOutage = {
  number: 4,
  title: "Service Outage",
  scenario: "Proof verification service down",
  component: "proof-verification",
  severity: "p0",
  immediate,
  phases: phasesOf(
    immediate,
    2,
    {
      untilMinute: 30,
      steps: [
        "Investigate root cause (database, network, code)",
        "Restart failed services",
        "Check dependencies (external APIs)",
        "Scale up resources if needed",
      ],
    },
    {
      untilMinute: 120,
      steps: [
        "Fix underlying issue",
        "Restore from backup if data corruption",
        "Verify data integrity",
        "Resume normal operations",
      ],
    },
  ),
  template: "outage",
  source: "Runbook 4: Service Outage",
  decision:
    "The quick reference lists 'service outage' under P1, the definitions split it by error rate into P0 and P1; the runbook is ready at the worse.",
} as const satisfies Runbook;
