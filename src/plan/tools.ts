import type { Sourced } from "./source";

/** A tool that the plan relies on. */
export interface Tool extends Sourced {
  readonly purpose: string;
  /** Whether it raises alerts that must reach PagerDuty. */
  readonly alerts: boolean;
}

/** The tools of the plan. */
export const tools = {
  datadog: {
    purpose: "Application metrics, logs",
    alerts: true,
    source: "Tools and Systems / Monitoring and Alerting",
  },
  prometheus: { purpose: "System metrics", alerts: true, source: "Tools and Systems / Monitoring and Alerting" },
  sentry: { purpose: "Error tracking", alerts: true, source: "Tools and Systems / Monitoring and Alerting" },
  pagerduty: {
    purpose: "On-call rotation, escalation",
    alerts: false,
    source: "Tools and Systems / Monitoring and Alerting",
  },
  slack: {
    purpose: "Internal coordination (#incident channels)",
    alerts: false,
    source: "Tools and Systems / Communication",
  },
  statuspage: { purpose: "Public status updates", alerts: false, source: "Tools and Systems / Communication" },
  sendgrid: { purpose: "Customer email notifications", alerts: false, source: "Tools and Systems / Communication" },
  zoom: { purpose: "War room video calls", alerts: false, source: "Tools and Systems / Communication" },
  splunk: {
    purpose: "Log aggregation and search",
    alerts: false,
    source: "Tools and Systems / Forensics and Analysis",
  },
  wireshark: {
    purpose: "Network traffic analysis",
    alerts: false,
    source: "Tools and Systems / Forensics and Analysis",
  },
  elasticsearch: { purpose: "Log analysis", alerts: false, source: "Tools and Systems / Forensics and Analysis" },
  jupyter: {
    purpose: "Data analysis and visualization",
    alerts: false,
    source: "Tools and Systems / Forensics and Analysis",
  },
  jira: { purpose: "Incident tracking", alerts: false, source: "Tools and Systems / Incident Management" },
  confluence: { purpose: "Runbook documentation", alerts: false, source: "Tools and Systems / Incident Management" },
  github: { purpose: "Code changes, post-mortems", alerts: false, source: "Tools and Systems / Incident Management" },
  "google-docs": {
    purpose: "Collaborative post-mortem writing",
    alerts: false,
    source: "Tools and Systems / Incident Management",
  },
} as const satisfies Record<string, Tool>;
