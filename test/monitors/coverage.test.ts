import { describe, expect, it } from "vitest";
import { allSignals, plan, severityKeys, type SeverityKey } from "../../src/plan";
import { failoverSpecs } from "../../src/failover";
import { production, specsOf } from "./support/production";

const specs = specsOf();

/** Every example of the plan's P0 to P2, and what detects it. */
const table: readonly (readonly [SeverityKey, string, readonly string[]])[] = [
  ["p0", "trusted-setup-compromise", ["trusted-setup-mismatch"]],
  ["p0", "proof-forgery", ["forged-proof-accepted"]],
  ["p0", "mass-linkage-breach", ["mass-linkage-breach"]],
  [
    "p0",
    "complete-outage",
    [
      "outage-unwatched",
      "proof-generation-error-rate-p0",
      "proof-verification-error-rate-p0",
      "public-api-unreachable",
      "revocation-error-rate-p0",
    ],
  ],
  ["p0", "key-compromise", ["signing-key-compromised"]],
  ["p0", "compliance-violation", ["compliance-violation"]],
  ["p1", "limited-circuit-vulnerability", []],
  [
    "p1",
    "partial-outage",
    [
      "genuine-proof-refused",
      "primary-region-unreachable",
      "proof-generation-error-rate-p1",
      "proof-generation-silent",
      "proof-verification-error-rate-p1",
      "proof-verification-silent",
      "revocation-error-rate-p1",
      "revocation-silent",
      "verification-unreachable",
    ],
  ],
  ["p1", "limited-privacy-leak", ["limited-privacy-leak"]],
  ["p1", "ddos", ["ddos-attack", "firewall-blocks-flood"]],
  ["p1", "revocation-manipulation", ["revocation-list-manipulated"]],
  ["p1", "suspected-key-compromise", ["signing-key-misuse"]],
  ["p2", "performance-degradation", ["proof-generation-slow"]],
  ["p2", "metadata-leakage", ["metadata-leakage"]],
  ["p2", "verification-failure-spike", ["verification-failure-spike"]],
  [
    "p2",
    "abnormal-error-rate",
    ["proof-generation-error-rate-p2", "proof-verification-error-rate-p2", "revocation-error-rate-p2"],
  ],
  ["p2", "dependency-vulnerability", ["dependency-vulnerability"]],
  ["p2", "configuration-drift", ["configuration-drift"]],
];

/** The signal of everything declared that can page; one that asks each host has a test for each, an alarm may be in both regions. */
const failover = failoverSpecs(plan, production);
const declared = [
  ...specs.monitors.filter(({ role }) => role === "page").map(({ key }) => key),
  ...[...specs.composites, ...specs.findingRules].map(({ signal }) => signal),
  ...new Set(specs.synthetics.map(({ signal }) => signal)),
  ...new Set(failover.alerts.flatMap(({ tags }) => tags.signal ?? [])),
  ...new Set(failover.alarms.map(({ key }) => key)),
];

describe("every example of the plan's classification", () => {
  it.each(table)("%s %s is detected by %j", (severity, example, signals) => {
    const detecting = allSignals(plan)
      .filter(([, it]) => it.severity === severity && it.detects.includes(example))
      .map(([key]) => key);
    expect(detecting).toEqual(signals);
    expect(declared).toEqual(expect.arrayContaining([...signals]));
    if (signals.length === 0) expect(plan.detectedByPeople[severity]?.[example]).toMatch(/\w+/);
  });

  it("of P0 to P2 is in the table above", () => {
    const examples = severityKeys
      .filter((it) => it !== "p3")
      .flatMap((severity) => Object.keys(plan.severities[severity].examples).map((it) => `${severity} ${it}`));
    expect(table.map(([severity, example]) => `${severity} ${example}`).sort()).toEqual(examples.sort());
  });
});

describe("every signal", () => {
  it("is declared exactly once", () => {
    expect(declared.sort()).toEqual(allSignals(plan).map(([key]) => key));
  });

  it("gives its source, and a meaning for whoever is paged", () => {
    for (const [, { source, meaning }] of allSignals(plan)) {
      expect(source).toMatch(/\w+/);
      expect(meaning).toMatch(/\.$/);
    }
  });
});
