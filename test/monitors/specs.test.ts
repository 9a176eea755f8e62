import { describe, expect, it } from "vitest";
import { plan, severityKeys } from "../../src/plan";
import { environmentWith, found, production, specsOf } from "./support/production";

const specs = specsOf();
const paging = [...specs.monitors.filter(({ role }) => role === "page"), ...specs.composites];

describe("monitors", () => {
  it("that page say severity and runbook within what PagerDuty keeps, and mention the severity's service", () => {
    for (const { key, inputs } of paging) {
      const severity = inputs.tags.find((it) => /^severity:p\d$/.test(it))?.slice(-2) ?? key;
      expect(inputs.message).toMatch(new RegExp(`^${severity.toUpperCase()} - `));
      expect(inputs.message.indexOf("https://vey.atlassian.net/")).toBeLessThan(1024);
      expect(inputs.message).toContain(`@pagerduty-zkp-${severity}`);
      expect(inputs.priority).toBe(String(severityKeys.indexOf(severity as "p0") + 1));
    }
  });

  it("renotify at the plan's update cadence", () => {
    const interval = (key: string) => paging.find((it) => it.key === key)?.inputs.renotifyInterval;
    expect(interval("proof-generation-error-rate-p0")).toBe(30);
    expect(interval("proof-generation-error-rate-p1")).toBe(120);
    expect(interval("proof-generation-error-rate-p2")).toBe(1440);
  });

  it("resolve by themselves when the measurement recovers, but never a security incident", () => {
    const message = (key: string) => paging.find((it) => it.key === key)?.inputs.message;
    expect(message("proof-generation-error-rate-p0")).toMatch(/\n@pagerduty-zkp-p0$/);
    expect(message("signing-key-compromised")).toMatch(/\{\{\^is_recovery\}\}@pagerduty-zkp-p0 \{\{\/is_recovery\}\}$/);
  });

  it("page when a heartbeat is silent, and only then treat silence as bad", () => {
    const onSilence = specs.monitors
      .filter(({ inputs }) => inputs.onMissingData === "show_and_notify_no_data")
      .map(({ key }) => key);
    expect(onSilence.sort()).toEqual([
      "compliance-scanner-silent",
      "dependency-scanner-silent",
      "drift-job-missing",
      "egress-scanner-silent",
      "linkage-scanner-silent",
      "oncall-silent",
      "outside-view-silent",
      "prometheus-silent",
      "proof-generation-silent",
      "proof-verification-silent",
      "record-silent",
      "revocation-silent",
      "sentry-silent",
      "signature-audit-silent",
    ]);
  });

  it("are published query alerts, never drafts, never the old metric alert", () => {
    for (const { inputs } of [...specs.monitors, ...specs.composites]) {
      expect(inputs.draftStatus).toBe("published");
      expect(inputs.type).not.toBe("metric alert");
    }
  });
});

describe("routing", () => {
  it("announces each severity in its Slack channel", () => {
    expect(specs.notificationRules.map(({ inputs }) => [inputs.filter.tags[0], inputs.recipients[0]])).toEqual([
      ["severity:p0", "slack-Vey-incident-p0"],
      ["severity:p1", "slack-Vey-incident-p1"],
      ["severity:p2", "slack-Vey-team-leads"],
      ["severity:p3", "slack-Vey-triage"],
    ]);
  });

  it("requires the tags that it rests on", () => {
    expect(specs.tagPolicies.map(({ key }) => key)).toEqual(["owner", "service", "severity"]);
  });

  it("lets only the deploying identity and the security team edit", () => {
    expect(specs.restriction?.editors).toEqual([
      production.datadog.principals.deployer,
      production.datadog.principals.securityTeam,
    ]);
  });
});

describe("objectives", () => {
  it("promise availability and latency of each service", () => {
    expect(specs.slos.map(({ key }) => key)).toEqual([
      "proof-generation-availability",
      "proof-generation-latency",
      "proof-verification-availability",
      "proof-verification-latency",
      "revocation-availability",
      "revocation-latency",
    ]);
  });

  it("are watched in a fast and a slow window, whose alerts wake nobody", () => {
    expect(specs.burnRates.length).toBe(specs.slos.length * plan.burnRateWindows.length);
    for (const { inputs } of specs.burnRates) expect(inputs.tags.join()).toMatch(/severity:p[23]/);
  });
});

describe("tests from outside", () => {
  it("ask every public name from at least three places, of which two must agree", () => {
    for (const [key, url] of [
      ["public-api-unreachable-proof-api", "https://api.vey.example/health"],
      ["public-api-unreachable-verification-api", "https://verify.vey.example/health"],
      ["status-page-unreachable", "https://status.vey.example/"],
    ] as const) {
      const test = specs.synthetics.find((it) => it.key === key)?.inputs;
      expect(test?.requestDefinition.url).toBe(url);
      expect(test?.locations.length).toBeGreaterThanOrEqual(3);
      expect(test?.optionsList.minLocationFailed).toBe(2);
    }
  });
});

describe("dashboards", () => {
  it("are the same text every time, with sorted keys and nothing that the API would add", () => {
    expect(specsOf().dashboards).toEqual(specs.dashboards);
    for (const { dashboard } of specs.dashboards) {
      const keys = Object.keys(JSON.parse(dashboard) as Record<string, unknown>);
      expect(keys).toEqual([...keys].sort());
      expect(keys).not.toEqual(expect.arrayContaining(["id", "url", "is_read_only"]));
    }
  });

  it("measure the KPIs against the plan's targets", () => {
    const faster = specsOf({ ...plan, targets: { ...plan.targets, detectWithinMinutes: 3 } });
    const kpis = (all: typeof specs) => all.dashboards.find(({ key }) => key === "kpis")?.dashboard;
    expect(kpis(specs)).toContain("P0: under 5 min");
    expect(kpis(faster)).toContain("P0: under 3 min");
  });
});

describe("incident management", () => {
  it("tells each severity's channel of incidents, and keeps drills apart", () => {
    const [incident, drill] = specs.incidentTypes;
    expect(incident?.notifications.map(({ inputs }) => [inputs.conditions[0]?.values[0], inputs.handles[0]])).toEqual([
      ["SEV-1", "@slack-Vey-incident-p0"],
      ["SEV-2", "@slack-Vey-incident-p1"],
      ["SEV-3", "@slack-Vey-team-leads"],
      ["SEV-4", "@slack-Vey-triage"],
    ]);
    // The provider leaves a notification rule switched off unless it is told otherwise.
    expect(incident?.notifications.map(({ inputs }) => inputs.enabled)).toEqual([true, true, true, true]);
    expect(drill).toMatchObject({ inputs: { configuration: { testIncidents: true } }, notifications: [] });
  });

  it("is left out where the account has none", () => {
    expect(specsOf(plan, environmentWith({ features: { incidentManagement: false } })).incidentTypes).toEqual([]);
  });
});

describe("drills", () => {
  it("mute the leaves and the composites of their signals, by a tag that nothing else carries", () => {
    const tagged = [...specs.monitors, ...specs.composites, ...specs.synthetics]
      .filter(({ inputs }) => inputs.tags.includes("drill:ddos-attack"))
      .map(({ key }) => key);
    expect(tagged.sort()).toEqual([
      "ddos-attack",
      "proof-generation-requests-many",
      "proof-generation-requests-unusual",
    ]);
  });

  it("begin on their plan's day after the one that config records, in one zone: Datadog takes no other", () => {
    const starts = (drillsFrom: string) =>
      specsOf(plan, environmentWith({ failover: { ...production.failover, drillsFrom } })).drills.map(
        ({ downtime }) => downtime.recurringSchedule.recurrences[0]?.start,
      );
    expect(starts("2026-09-08")).toEqual(["2026-10-13T14:00:00", "2026-11-10T14:00:00", "2026-12-08T14:00:00"]);
    expect(starts("2027-04-14")).toEqual(["2027-10-13T14:00:00", "2027-05-10T14:00:00", "2027-06-08T14:00:00"]);
    for (const { downtime } of specs.drills) expect(downtime.displayTimezone).toBe(downtime.recurringSchedule.timezone);
  });

  it("spare the objectives of the services that they break", () => {
    const outage = specs.drills.find(({ key }) => key === "multi-component-outage");
    expect(outage?.corrections.map(({ slo }) => slo)).toEqual([
      "proof-generation-availability",
      "proof-generation-latency",
      "proof-verification-availability",
      "proof-verification-latency",
    ]);
    expect(outage?.corrections[0]?.inputs).toMatchObject({ start: Date.UTC(2026, 11, 8, 14) / 1000, duration: 3600 });
  });
});

describe("an account without a feature", () => {
  const withoutSynthetics = (accepted: readonly string[]) =>
    environmentWith({
      features: { synthetics: false },
      datadog: { ...production.datadog, acceptedLosses: accepted },
    });
  const lost = ["public-api-unreachable", "status-page-unreachable"];

  it("is told each detection that it loses", () => {
    const findings = found({ environment: withoutSynthetics([]) });
    expect(findings.map(({ path }) => path)).toEqual(lost.map((it) => `signals.${it}`));
    expect(findings[0]?.problem).toBe("is not detected while the account feature synthetics is off");
  });

  it("may go without once every loss is accepted by name", () => {
    expect(found({ environment: withoutSynthetics(lost) })).toEqual([]);
    expect(specsOf(plan, withoutSynthetics(lost)).synthetics).toEqual([]);
  });

  it("is told when it accepts a loss that is none", () => {
    const environment = environmentWith({ datadog: { ...production.datadog, acceptedLosses: ["ddos-attack"] } });
    expect(found({ environment }).map(({ path }) => path)).toEqual(["config.datadog.acceptedLosses.ddos-attack"]);
  });

  it("declares no restriction policy where there are none", () => {
    const environment = environmentWith({ features: { restrictionPolicies: false } });
    expect(specsOf(plan, environment).restriction).toBeUndefined();
  });
});
