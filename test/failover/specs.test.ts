import { describe, expect, it } from "vitest";
import { failoverRules, failoverSpecs } from "../../src/failover";
import { evaluate, plan, retention } from "../../src/plan";
import { production } from "../support/environment";
import { productionConfig } from "../support/production";

const specs = failoverSpecs(plan, production());
const withFailover = (change: Record<string, unknown>) =>
  production({ failover: { ...(productionConfig().failover as object), ...change } });

describe("the failover specs", () => {
  it("fail every public host over from us-east-1 to us-west-2", () => {
    expect(specs.regions).toEqual({ primary: "us-east-1", standby: "us-west-2", witness: "us-east-2" });
    expect(specs.dns.hosts.map(({ hostName, endpoints }) => [hostName, endpoints.primary, endpoints.standby])).toEqual([
      ["api.vey.example", "api.us-east-1.vey.example", "api.us-west-2.vey.example"],
      ["status-origin.vey.example", "status.us-east-1.vey.example", "status.us-west-2.vey.example"],
      ["verify.vey.example", "verify.us-east-1.vey.example", "verify.us-west-2.vey.example"],
    ]);
  });

  it("ask for a known-good verification, from three regions at least, every ten seconds", () => {
    expect(specs.dns.checkers.length).toBeGreaterThanOrEqual(3);
    expect(specs.dns.requestIntervalSeconds).toBe(10);
    for (const { healthCheck } of specs.dns.hosts.filter(({ hostName }) => !hostName.startsWith("status")))
      expect(healthCheck).toMatchObject({ path: "/health/deep", contains: '"verified":true' });
  });

  it("keep evidence for seven years, for ever out of reach in production only", () => {
    expect(specs.evidence).toEqual({ mode: "COMPLIANCE", days: retention.days });
    expect(specs.data.irreversibleLocks).toBe(true);
    const staging = failoverSpecs(plan, production({ environment: "staging" }));
    expect(staging.evidence.mode).toBe("GOVERNANCE");
    expect(staging.data.irreversibleLocks).toBe(false);
  });

  it("limit rates at the plan's two levels, the strict one only for whom the runbook lists", () => {
    const limits = specs.edge.rules.flatMap(({ does }) => (does.kind === "limit-rate" ? [does] : []));
    expect(limits.map(({ limit, onlyWhenStrict }) => [limit.requests, limit.windowSeconds, onlyWhenStrict])).toEqual([
      [100, 60, true],
      [2000, 300, false],
    ]);
  });

  it("exercise each scenario twice a year and train four times, at the hours at which monitors are muted, once signed off", () => {
    expect(specs.drills.schedules.map(({ key, expression }) => [key, expression])).toEqual([
      ["circuit-vulnerability", "cron(0 14 8 3,9 ? *)"],
      ["ddos-attack", "cron(0 14 13 4,10 ? *)"],
      ["privacy-breach", "cron(0 14 10 5,11 ? *)"],
      ["multi-component-outage", "cron(0 14 8 6,12 ? *)"],
      ["training", "cron(0 14 8 3,6,9,12 ? *)"],
    ]);
    expect(specs.drills.state).toBe("DISABLED");
    expect(failoverSpecs(plan, withFailover({ drillsSignedOff: true })).drills.state).toBe("ENABLED");
    for (const { input, key } of specs.drills.schedules.slice(0, 4))
      expect(JSON.parse(input), key).toMatchObject({ Parameters: { DryRun: ["true"] } });
  });

  it("watch replication, backups, certificates and capacity from the standby", () => {
    const inStandby = specs.alarms.filter(({ role }) => role === "standby").map(({ key }) => key);
    expect(inStandby).toEqual(
      expect.arrayContaining([
        "artefact-replication-lags",
        "backup-is-old",
        "certificate-expires",
        "standby-is-smaller",
        "primary-region-unreachable",
        "trail-not-recording",
      ]),
    );
  });
});

describe("the failover rules", () => {
  const found = (failover: typeof specs) =>
    evaluate(failoverRules, { plan, failover }).map(({ rule, path }) => [rule, path]);

  it("are broken by nothing in production", () => {
    expect(found(specs)).toEqual([]);
  });

  it("refuse a health check that tests a name that fails over", () => {
    const hosts = specs.dns.hosts.map((it, index) =>
      index > 0 ? it : { ...it, healthCheck: { ...it.healthCheck, fqdn: it.hostName } },
    );
    expect(found({ ...specs, dns: { ...specs.dns, hosts } })).toEqual([
      ["failover/circular-health-check", "failover.dns.hosts.proof-api.healthCheck"],
    ]);
  });

  it("refuse so few regions of checkers that one alone would keep a dead endpoint healthy", () => {
    expect(found({ ...specs, dns: { ...specs.dns, checkers: specs.dns.checkers.slice(0, 5) } })).toEqual([
      ["failover/too-few-checkers", "failover.dns.checkers"],
    ]);
  });

  it("refuse an alarm and a runbook that live in the primary alone", () => {
    const alarms = specs.alarms.filter(({ key, role }) => key !== "certificate-expires" || role === "primary");
    const documents = specs.documents.filter(({ key, role }) => key !== "service-outage" || role === "primary");
    expect(found({ ...specs, alarms, documents })).toEqual([
      ["failover/alarm-only-in-primary", "failover.alarms.certificate-expires"],
      ["failover/runbook-only-in-primary", "failover.documents.service-outage"],
    ]);
  });

  it("refuse an alarm whose description would break the event that PagerDuty is sent", () => {
    const alarms = specs.alarms.map((it) => (it.key === "backup-is-old" ? { ...it, description: 'a "word"' } : it));
    expect(found({ ...specs, alarms })).toEqual([
      ["failover/alarm-unreadable", "failover.alarms.primary.backup-is-old"],
      ["failover/alarm-unreadable", "failover.alarms.standby.backup-is-old"],
    ]);
  });

  it("refuse a plan in which a lost region takes the monitor vendor along, and nobody is paged as P0", () => {
    const without = specs.alarms.filter(({ key }) => key !== "outage-unwatched");
    const weaker = specs.alarms.map((it) =>
      it.key === "outage-unwatched" ? { ...it, tags: { ...it.tags, severity: "p1" } } : it,
    );
    for (const alarms of [without, weaker])
      expect(found({ ...specs, alarms })).toEqual([["failover/outage-unwatched", "failover.alarms.standby"]]);
  });

  it("refuse a runbook that asks nobody before what cannot be taken back, or about a key", () => {
    const documents = specs.documents.map((it) => ({
      ...it,
      document: { ...it.document, mainSteps: it.document.mainSteps.filter(({ action }) => action !== "aws:approve") },
    }));
    expect(found({ ...specs, documents })).toEqual(
      ["primary", "standby"].flatMap((role) =>
        ["privacy-breach", "signing-key-compromise"].map((key) => [
          "failover/approval-missing",
          `failover.documents.${role}.${key}`,
        ]),
      ),
    );
  });

  it("let the firewall count what a client of an API looks like, and block no proof for its length", () => {
    expect(specs.edge.rules.flatMap(({ key, does }) => (does.kind === "managed" ? [[key, does.counts]] : []))).toEqual([
      ["reputation", []],
      ["common", ["SizeRestrictions_BODY"]],
      ["bad-inputs", []],
      ["bots", "all"],
    ]);
    // A megabyte and more is no proof; a hundred kilobytes may be one.
    const limit = specs.edge.rules.find(({ key }) => key === "oversized")?.does;
    expect(limit).toEqual({ kind: "limit-body", digits: String(999_999).length });
  });
});
