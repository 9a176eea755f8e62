import * as pagerduty from "@pulumi/pagerduty";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escalationSpecs } from "../../src/escalation";
import { idsOf } from "../../src/escalation/ids";
import { onCallAt } from "../../src/escalation/rota";
import { Schedules } from "../../src/escalation/schedules";
import { plan } from "../../src/plan";
import { graph } from "../../src/review";
import { onCall } from "../../src/review/bounds";
import { onMocks } from "../../src/review/cli/declared";
import { runs } from "../support/depth";
import { production, withSeats } from "../support/environment";

const seat = "technical-lead-primary";
const people = ["charlie-brown", "diana-prince", "triage-desk"];
const firstMonday = Date.parse("2025-12-01T00:00:00Z");

const fullHour = (it: number) => `${String(it).padStart(2, "0")}:00`;
const shift = fc.record({
  people: fc.subarray(people, { minLength: 1 }),
  days: fc.constantFrom(
    ["mon", "tue", "wed", "thu", "fri"],
    ["sat", "sun"],
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
  ),
  from: fc.integer({ min: 0, max: 23 }).map(fullHour),
  until: fc.integer({ min: 1, max: 24 }).map(fullHour),
  turnDays: fc.constantFrom(7, 14),
});
const seating = fc.oneof(
  fc.constantFrom("charlie-brown", { rotate: people }, { rotate: people, turnDays: 3 }),
  fc.array(shift, { minLength: 1, maxLength: 2 }).map((shifts) => ({ shifts })),
);

/** Who is on call, as review reads it back from what is declared in one generation of schedules. */
async function declared(given: unknown, scheduleType: "legacy" | "v2") {
  const specs = escalationSpecs(plan, production({ ...withSeats({ [seat]: given }), timeZone: "Etc/UTC" }));
  const resources = await onMocks(() => {
    const users = new Map(
      specs.users.map(({ key, name, email }) => [key, new pagerduty.User(key, { name, email, timeZone: "Etc/UTC" })]),
    );
    new Schedules("schedules", { name: "escalation", specs: { ...specs, scheduleType }, userId: idsOf(users) });
  });
  const schedule = graph(resources).schedules.find(({ key }) => key === `escalation-${seat}`);
  if (schedule === undefined) throw new Error("the schedule is not declared");
  const spec = specs.schedules.find(({ key }) => key === seat);
  return {
    at: (hour: number) => onCall(schedule, firstMonday + hour * 3_600_000).map(({ key }) => key),
    meant: (hour: number) => (spec === undefined ? undefined : onCallAt(spec, hour)),
  };
}

describe("both generations of schedules", () => {
  it("put the same people on call at every hour, and the people that config means", async () => {
    await fc.assert(
      fc.asyncProperty(
        seating,
        fc.array(fc.integer({ min: 336, max: 168 * 9 }), { minLength: 30, maxLength: 30 }),
        async (given, hours) => {
          const [legacy, v2] = [await declared(given, "legacy"), await declared(given, "v2")];
          for (const hour of hours) {
            const meant = [legacy.meant(hour)].flatMap((it) => it ?? []);
            expect(legacy.at(hour), `legacy, hour ${hour}`).toEqual(meant);
            expect(v2.at(hour), `v2, hour ${hour}`).toEqual(meant);
          }
        },
      ),
      { numRuns: runs(6), seed: 20_251_201 },
    );
  });
});
