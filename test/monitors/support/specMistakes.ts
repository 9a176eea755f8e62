import type { Mistake } from "./planMistakes";
import { leaf, messageOf, outage, page, specs, withComposite, withMonitor } from "./changes";

/** Mistakes that somebody could make in the specs. */
export const specMistakes: readonly Mistake[] = [
  [
    "monitor/detection-lost",
    { monitors: { ...specs, lost: [{ signal: "public-api-unreachable", feature: "synthetics" }] } },
    "signals.public-api-unreachable",
    /feature synthetics is off/,
  ],
  [
    "monitor/threshold-not-in-query",
    { monitors: withMonitor(page, { monitorThresholds: { critical: "5" } }) },
    `monitors.${page}`,
    /compares with 2, the critical threshold is 5/,
  ],
  [
    "monitor/threshold-not-a-number",
    { monitors: withMonitor(leaf, { monitorThresholds: { critical: "60000", criticalRecovery: "fifty" } }) },
    `monitors.${leaf}.monitorThresholds.criticalRecovery`,
    /fifty is not a plain decimal number/,
  ],
  [
    "monitor/recovery-on-wrong-side",
    { monitors: withMonitor(leaf, { monitorThresholds: { critical: "60000", criticalRecovery: "60000" } }) },
    `monitors.${leaf}`,
    /not on the good side of >= 60000/,
  ],
  [
    "monitor/unknown-priority",
    { monitors: withMonitor(page, { priority: "P1" }) },
    `monitors.${page}`,
    /P1 is not a priority/,
  ],
  [
    "monitor/composite-too-wide",
    {
      monitors: {
        ...specs,
        composites: specs.composites.map((it) =>
          it.key === "proof-generation-error-rate-p2"
            ? {
                ...it,
                anyOf: [
                  {
                    all: specs.monitors
                      .filter(({ role }) => role === "leaf")
                      .slice(0, 11)
                      .map(({ key }) => key),
                    none: [],
                  },
                ],
              }
            : it,
        ),
      },
    },
    "signals.proof-generation-error-rate-p2",
    /combines 11 facts/,
  ],
  [
    "monitor/composite-member",
    {
      monitors: {
        ...specs,
        composites: specs.composites.map((it) =>
          it.key === outage ? { ...it, anyOf: [...it.anyOf, { all: [page], none: [] }] } : it,
        ),
      },
    },
    `monitors.${outage}`,
    /combines proof-generation-slow, which is not a silent leaf/,
  ],
  [
    "monitor/leaf-speaks",
    { monitors: withMonitor(leaf, { message: "hear me @pagerduty-zkp-p0" }) },
    `monitors.${leaf}`,
    /has a handle/,
  ],
  [
    "monitor/leaf-no-data",
    { monitors: withMonitor(leaf, { onMissingData: "show_and_notify_no_data" }) },
    `monitors.${leaf}`,
    /would alert its composite/,
  ],
  ["monitor/no-data-style", { monitors: withMonitor(page, { notifyNoData: false }) }, `monitors.${page}`, /says twice/],
  [
    "monitor/anomaly-windows",
    {
      monitors: withMonitor("proof-generation-requests-unusual", {
        monitorThresholdWindows: { triggerWindow: "last_15m", recoveryWindow: "last_15m" },
      }),
    },
    "monitors.proof-generation-requests-unusual",
    /do not fit together/,
  ],
  [
    "monitor/renotify-interval",
    { monitors: withMonitor(page, { renotifyInterval: 25 }) },
    `monitors.${page}`,
    /every 25 minutes/,
  ],
  [
    "monitor/runbook-not-shown",
    { monitors: withMonitor(page, { message: `${"x".repeat(1024)}${messageOf(page)}` }) },
    `monitors.${page}`,
    /first 1024 characters/,
  ],
  [
    "monitor/handle-to-nowhere",
    { monitors: withMonitor(page, { message: `${messageOf(page)} @pagerduty-zkp-p9` }) },
    `monitors.${page}`,
    /@pagerduty-zkp-p9 leads nowhere/,
  ],
  [
    "monitor/recovery-hidden",
    {
      monitors: withComposite(outage, {
        message: messageOf(outage).replace("@pagerduty-zkp-p0", "{{#is_alert}}@pagerduty-zkp-p0 {{/is_alert}}"),
      }),
    },
    `monitors.${outage}`,
    /leave the incident open/,
  ],
  [
    "monitor/recovery-hidden",
    {
      monitors: withMonitor("signing-key-compromised", {
        message: `${messageOf("signing-key-compromised")} @pagerduty-zkp-p0`,
      }),
    },
    "monitors.signing-key-compromised",
    /only people may close/,
  ],
  [
    "monitor/unbalanced-message",
    { monitors: withMonitor(page, { message: `${messageOf(page)} {{#is_alert}}` }) },
    `monitors.${page}`,
    /is not closed/,
  ],
  [
    "monitor/unknown-variable",
    { monitors: withMonitor(page, { message: `${messageOf(page)} {{host.name}}` }) },
    `monitors.${page}`,
    /\{\{host\.name\}\} would be empty/,
  ],
  [
    "monitor/tags-not-normal",
    {
      monitors: withMonitor(page, {
        tags: [...(specs.monitors.find(({ key }) => key === page)?.inputs.tags ?? []), "Zone:A"],
      }),
    },
    `monitors.${page}`,
    /lower case/,
  ],
];
