import type { Sourced } from "./source";

/** A tool that the plan relies on. */
export interface Tool extends Sourced {
  readonly title: string;
  readonly purpose: string;
  /** Whether it raises alerts that must reach PagerDuty. */
  readonly alerts: boolean;
}

/** The tools of the plan. */
export const tools = {
  datadog: {
    title: "Datadog",
    purpose: "Application metrics, logs",
    alerts: true,
    source: "Tools and Systems / Monitoring and Alerting",
  },
  prometheus: {
    title: "Prometheus/Grafana",
    purpose: "System metrics",
    alerts: true,
    source: "Tools and Systems / Monitoring and Alerting",
  },
  sentry: {
    title: "Sentry",
    purpose: "Error tracking",
    alerts: true,
    source: "Tools and Systems / Monitoring and Alerting",
  },
  pagerduty: {
    title: "PagerDuty",
    purpose: "On-call rotation, escalation",
    alerts: false,
    source: "Tools and Systems / Monitoring and Alerting",
  },
  slack: {
    title: "Slack",
    purpose: "Internal coordination (#incident channels)",
    alerts: false,
    source: "Tools and Systems / Communication",
  },
  statuspage: {
    title: "Statuspage.io",
    purpose: "Public status updates",
    alerts: false,
    source: "Tools and Systems / Communication",
  },
  sendgrid: {
    title: "SendGrid",
    purpose: "Customer email notifications",
    alerts: false,
    source: "Tools and Systems / Communication",
  },
  zoom: { title: "Zoom", purpose: "War room video calls", alerts: false, source: "Tools and Systems / Communication" },
  splunk: {
    title: "Splunk",
    purpose: "Log aggregation and search",
    alerts: false,
    source: "Tools and Systems / Forensics and Analysis",
  },
  wireshark: {
    title: "Wireshark",
    purpose: "Network traffic analysis",
    alerts: false,
    source: "Tools and Systems / Forensics and Analysis",
  },
  elasticsearch: {
    title: "Elasticsearch",
    purpose: "Log analysis",
    alerts: false,
    source: "Tools and Systems / Forensics and Analysis",
  },
  jupyter: {
    title: "Jupyter",
    purpose: "Data analysis and visualization",
    alerts: false,
    source: "Tools and Systems / Forensics and Analysis",
  },
  jira: {
    title: "Jira",
    purpose: "Incident tracking",
    alerts: false,
    source: "Tools and Systems / Incident Management",
  },
  confluence: {
    title: "Confluence",
    purpose: "Runbook documentation",
    alerts: false,
    source: "Tools and Systems / Incident Management",
  },
  github: {
    title: "GitHub",
    purpose: "Code changes, post-mortems",
    alerts: false,
    source: "Tools and Systems / Incident Management",
  },
  "google-docs": {
    title: "Google Docs",
    purpose: "Collaborative post-mortem writing",
    alerts: false,
    source: "Tools and Systems / Incident Management",
  },
} as const satisfies Record<string, Tool>;

/** A tool's key. */
export type ToolKey = keyof typeof tools;
