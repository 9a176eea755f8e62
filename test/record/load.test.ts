import { describe, expect, it } from "vitest";
import { pageOf, webhookOf } from "../../sandbox/record/webhooks";
import { plan, triageStepKeys } from "../../src/plan";
import { recordSpecs } from "../../src/record";
import { event, later } from "../../src/record/runtime/core";
import { production } from "../support/environment";
import { begins, wireOf } from "./support/histories";
import { world } from "./support/world";

const { facts } = recordSpecs(plan, production());

describe("a thousand incidents at once", () => {
  it("have a number each, and lose no timer", async () => {
    const trigger = event(
      { kind: "triggered", title: "[P1] DDoS attack in progress", severity: "p1", url: pageOf("Q1") },
      begins,
    );
    const ids = Array.from({ length: 1000 }, (_, index) => `Q1INCIDENT${String(index).padStart(4, "0")}`);
    const storm = world(Object.fromEntries(ids.map((id) => [id, [trigger]])), facts);
    for (const id of ids) storm.at(begins, { is: "webhook", body: webhookOf(wireOf(id, [trigger]), trigger) });
    await storm.run(later(begins, 16));
    const numbers = Object.values(storm.dump()).map(({ record }) => record.reference);
    expect(numbers.sort()).toEqual(ids.map((_, index) => `INC-20251207-${String(index + 1).padStart(3, "0")}`).sort());
    const steps = storm.done.filter(({ deed }) => deed.does === "post" && deed.message === "triage-step");
    expect(steps).toHaveLength(ids.length * triageStepKeys.length);
  }, 300_000);
});
