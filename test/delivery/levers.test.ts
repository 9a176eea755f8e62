import { describe, expect, it } from "vitest";
import { driftIn, renderDrift } from "../../delivery/drift";
import type { Resource, Step } from "../../delivery/engine";

const key: Resource = {
  urn: "urn:pulumi:prod::incident-response::aws:kms/key:Key::failover-credential-key",
  type: "aws:kms/key:Key",
  id: "mrk-1",
  custom: true,
  inputs: { description: "Signs credentials", multiRegion: true, policy: "{}" },
  outputs: {},
};
const having = (inputs: Record<string, unknown>): Resource => ({ ...key, inputs: { ...key.inputs, ...inputs } });
/** What a refresh and a deployment say when an object is as `found`, and a deployment would make it `wanted`. */
const drift = (found: Resource, wanted: Resource, doing: "same" | "update") => {
  const { urn } = key;
  const refresh: Step[] = [{ op: "update", urn, oldState: key, newState: found }];
  return driftIn(refresh, [{ op: doing, urn, oldState: found, newState: wanted }], [key]);
};

describe("a signing key that was disabled in an incident", () => {
  const disabled = having({ isEnabled: false });

  it("is no drift, and never a stronger response: it is told as moved, with the reason why it stays", () => {
    const found = drift(disabled, disabled, "same");
    expect(found).toMatchObject({ verdict: "none", byHand: { resources: [], sentences: [] } });
    const report = renderDrift(found, new Date("2026-12-17"));
    expect(report).toContain("## Moved by hand, and left where it is");
    expect(report).toMatch(
      /failover-credential-key: isEnabled, whether a signing key may sign; the key runbook disables/,
    );
    expect(report).toContain("accepted 10 days ago");
    expect(report).not.toContain("stronger");
  });

  it("hides nothing else that somebody did to it", () => {
    const everybody = { Statement: [{ Effect: "Allow", Principal: "*", Action: "kms:Sign", Resource: "*" }] };
    const found = drift(having({ isEnabled: false, policy: JSON.stringify(everybody) }), disabled, "update");
    expect(found.byHand.resources).toMatchObject([{ properties: ["policy"] }]);
    expect(found.verdict).toBe("weaker");
    expect(found.tolerated).toMatchObject([{ property: "isEnabled" }]);
  });

  it("does not hide what is not deployed yet", () => {
    const found = drift(disabled, having({ isEnabled: false, description: "Signs" }), "update");
    expect(found).toMatchObject({ verdict: "none", tolerated: [{ property: "isEnabled" }] });
    expect(found.pending.resources).toMatchObject([{ properties: ["description"] }]);
  });
});

describe("an object that somebody gave another description by hand", () => {
  it("is drift that makes nothing weaker", () => {
    const found = drift(having({ description: "edited by hand" }), key, "update");
    expect(found).toMatchObject({ verdict: "neutral", byHand: { resources: [{ properties: ["description"] }] } });
  });
});
