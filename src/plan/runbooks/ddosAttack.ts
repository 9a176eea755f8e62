import { phasesOf, type Runbook } from "./runbook";

const immediate = [
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
] as const satisfies Runbook["immediate"];

/** Runbook 2. */
export const ddosAttack = {
  number: 2,
  title: "DDoS Attack",
  scenario: "Proof generation service overwhelmed by requests",
  component: "proof-generation",
  severity: "p1",
  immediate,
  phases: phasesOf(
    immediate,
    2,
    {
      untilMinute: 15,
      steps: [
        "Analyze traffic patterns",
        "Identify attack source (IPs, regions)",
        "Block malicious traffic",
        "Scale up infrastructure if needed",
      ],
    },
    {
      untilMinute: 60,
      steps: [
        "Implement CAPTCHAs for suspicious requests",
        "Require authentication for proof generation",
        "Coordinate with ISP/hosting provider",
        "Consider traffic scrubbing service",
      ],
    },
  ),
  monitoring: [
    {
      purpose: "Watch request rates",
      command: "watch -n 1 'curl -s https://<public host>/metrics | jq .proof_generation_rate'",
    },
    { purpose: "Check error rates", command: 'datadog query "avg:proof.errors{*}.as_rate()"' },
  ],
  source: "Runbook 2: DDoS Attack",
} as const satisfies Runbook;
