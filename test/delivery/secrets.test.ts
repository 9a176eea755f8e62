import { describe, expect, it } from "vitest";
import { driftIn, renderDrift } from "../../delivery/drift";
import { withChangedSecrets, type Resource, type Step } from "../../delivery/engine";
import { meaningOf } from "../../delivery/meaning";

/** A secret in a state; a preview shows "[secret]" in its place. */
const inState = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" };
const type = "datadog:pagerduty/serviceObject:ServiceObject";
const urn = `urn:pulumi:prod::incident-response::${type}::p0-handle`;
const handle = (inputs: Record<string, unknown>): Resource => ({
  urn,
  type,
  id: "zkp-p0",
  custom: true,
  inputs: { serviceName: "zkp-p0", ...inputs },
});
const state = [handle({ serviceKey: inState })];
const shown = handle({ serviceKey: "[secret]" });
const differs = { serviceKey: { kind: "update" } };

describe("a secret on the way of an alert", () => {
  it("that somebody changed is drift whose direction nobody can tell, so the response may be weaker", () => {
    const found = withChangedSecrets(
      { op: "update", urn, oldState: shown, newState: shown, detailedDiff: differs },
      "found",
    );
    const repair = withChangedSecrets(
      { op: "update", urn, oldState: shown, newState: shown, detailedDiff: differs },
      "declared",
    );
    const drift = driftIn([found], [repair], state);
    expect(drift.verdict).toBe("weaker");
    expect(drift.byHand.resources).toMatchObject([{ how: "changed", properties: ["serviceKey"] }]);
    expect(drift.byHand.sentences).toMatchObject([{ verdict: "unknown" }]);
    expect([drift.pending.resources, drift.tolerated]).toEqual([[], []]);
    const report = renderDrift(drift, new Date("2026-12-03"));
    expect(report).toContain("1 resource changed");
    expect(report).not.toContain("no resource changes");
  });

  it("that nobody changed is not counted when something else of the same object was", () => {
    const step: Step = {
      op: "update",
      urn,
      oldState: shown,
      newState: handle({ serviceKey: "[secret]", comment: "x" }),
    };
    const drift = driftIn([step], [{ op: "update", urn, oldState: step.newState ?? shown, newState: shown }], state);
    expect(drift.byHand.resources).toMatchObject([{ properties: ["comment"] }]);
    expect([drift.pending.resources, drift.tolerated]).toEqual([[], []]);
  });

  it("that a deployment would change is told before it does", () => {
    const step = withChangedSecrets(
      { op: "update", urn, oldState: shown, newState: shown, detailedDiff: differs },
      "declared",
    );
    expect(meaningOf([step])).toMatchObject({ weaker: true, resources: [{ properties: ["serviceKey"] }] });
  });

  it("that is inside of a list or an object is found there, and what is no secret stays as it is", () => {
    const inputs = {
      headers: [
        { name: "a", value: "[secret]" },
        { name: "b", value: "[secret]" },
      ],
    };
    const step = withChangedSecrets(
      { op: "update", urn, newState: handle(inputs), detailedDiff: { "headers[1].value": {}, serviceName: {} } },
      "found",
    );
    expect(step.newState?.inputs).toEqual({
      serviceName: "zkp-p0",
      headers: [
        { name: "a", value: "[secret]" },
        { name: "b", value: "[secret] found" },
      ],
    });
  });
});
