import { describe, expect, it } from "vitest";
import { deriveConfig, notPassed, placeholderOf } from "../../sandbox/launcher/stackConfig";
import { configSchema, productionConfig } from "../support/production";

const schema = { token: { secret: true }, threshold: {} };

describe("the sandbox's stack config", () => {
  it("has production's facts as they are", () => {
    const production = Object.fromEntries(
      Object.entries(productionConfig()).map(([key, value]) => [`incident-response:${key}`, value]),
    );
    expect(deriveConfig("incident-response", production, configSchema()).facts).toEqual(production);
  });

  it("plans nothing on a day that has passed when the sandbox is made: vendors take none", () => {
    const config = (drillsFrom: string) => ({ "incident-response:failover": { switch: "health-check", drillsFrom } });
    expect(notPassed(config("2026-12-01"), "2027-03-01")).toEqual(config("2027-03-02"));
    expect(notPassed(config("2027-12-01"), "2027-03-01")).toEqual(config("2027-12-01"));
    expect(notPassed({ "paging:threshold": 50 }, "2027-03-01")).toEqual({ "paging:threshold": 50 });
  });

  it("has a placeholder for every secret that the schema declares, set or not", () => {
    expect(deriveConfig("paging", { "paging:threshold": 50 }, schema)).toEqual({
      facts: { "paging:threshold": 50 },
      placeholders: { "paging:token": "placeholder-of-token" },
    });
  });

  it("has a placeholder for what production encrypts, without decrypting it", () => {
    const production = { "paging:token": { secure: "v1:ciphertext" }, "paging:other": { secure: "v1:more" } };
    const derived = deriveConfig("paging", production, schema);
    expect(derived.facts).toEqual({});
    expect(Object.keys(derived.placeholders)).toEqual(["paging:other", "paging:token"]);
    expect(JSON.stringify(derived)).not.toContain("v1:");
  });

  it("replaces a secret inside a structured value, at its place", () => {
    const production = {
      "paging:slack": { channel: "p0", hook: { secure: "v1:x" }, more: [{ key: { secure: "v1:y" } }, "z"] },
    };
    expect(deriveConfig("paging", production, {})).toEqual({
      facts: { "paging:slack": { channel: "p0", more: [{}, "z"] } },
      placeholders: {
        'paging:slack["hook"]': "placeholder-of-slack-hook",
        'paging:slack["more"][0]["key"]': "placeholder-of-slack-more-0-key",
      },
    });
  });

  it("has no placeholder that could be taken for a real key", () => {
    expect(placeholderOf("incident-response:pagerdutyToken")).toMatch(/^placeholder-of-/);
  });
});
