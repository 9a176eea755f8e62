import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaps, instantOf, onCallAt, together, weekHour } from "../../src/escalation/rota";
import { escalationSpecs } from "../../src/escalation";
import { plan } from "../../src/plan";
import { runs } from "../support/depth";
import { production, withSeats } from "../support/environment";

const seat = "technical-lead-primary";
const scheduleOf = (seating: unknown) => {
  const found = escalationSpecs(plan, production(withSeats({ [seat]: seating }))).schedules.find(
    ({ key }) => key === seat,
  );
  if (found === undefined) throw new Error(`there is no schedule for ${seat}`);
  return found;
};
const named = (seating: unknown) =>
  gaps(scheduleOf(seating)).map(({ from, until }) => `${weekHour(from)} to ${weekHour(until)}`);
const people = ["charlie-brown", "diana-prince", "triage-desk"];

describe("a seat", () => {
  it("has no gap when one person fills it, or people take turns", () => {
    expect(named("charlie-brown")).toEqual([]);
    expect(named({ rotate: people })).toEqual([]);
  });

  it("may follow the sun in shifts, over midnight too", () => {
    const shifts = [
      { people: ["charlie-brown"], from: "08:00", until: "20:00" },
      { people: ["diana-prince"], from: "20:00", until: "08:00" },
    ];
    expect(named({ shifts })).toEqual([]);
    expect(onCallAt(scheduleOf({ shifts }), 24 + 19)).toBe("charlie-brown");
    expect(onCallAt(scheduleOf({ shifts }), 24 + 3)).toBe("diana-prince");
  });

  it("names the hours of the week that its shifts leave open", () => {
    const weekdaysOnly = [{ people, days: ["mon", "tue", "wed", "thu", "fri"] }];
    expect(named({ shifts: weekdaysOnly })).toEqual(["sat 00:00 to mon 00:00"]);
    const nights = [{ people, from: "18:00", until: "07:00" }];
    expect(named({ shifts: nights })).toHaveLength(7);
    expect(named({ shifts: nights })[0]).toBe("mon 07:00 to mon 18:00");
  });

  it("changes hands on Monday at nine, when people are awake", () => {
    const schedule = scheduleOf({ rotate: people });
    expect(onCallAt(schedule, 168 + 8)).toBe("charlie-brown");
    expect(onCallAt(schedule, 168 + 9)).toBe("diana-prince");
  });

  it("shares a person with another one only when their turns meet", () => {
    const rotation = (...names: string[]) => scheduleOf({ rotate: names });
    expect(together(rotation("charlie-brown", "diana-prince"), rotation("diana-prince", "charlie-brown"))).toBe(
      undefined,
    );
    expect(together(rotation("charlie-brown", "diana-prince"), scheduleOf("diana-prince"))).toEqual({
      person: "diana-prince",
      hour: 168 + 9,
    });
    expect(
      together(scheduleOf({ rotate: people, turnDays: 2 }), scheduleOf({ rotate: [...people].reverse(), turnDays: 3 })),
    ).toBeDefined();
  });

  it("covers an hour exactly when no gap contains it, whatever its shifts", () => {
    const shift = fc.record({
      people: fc.constant(["charlie-brown"]),
      days: fc.uniqueArray(fc.constantFrom("mon", "tue", "wed", "thu", "fri", "sat", "sun"), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 23 }).map((it) => `${String(it).padStart(2, "0")}:00`),
      until: fc.integer({ min: 0, max: 24 }).map((it) => `${String(it).padStart(2, "0")}:00`),
    });
    fc.assert(
      fc.property(fc.array(shift, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 167 }), (shifts, hour) => {
        const schedule = scheduleOf({ shifts });
        const open = gaps(schedule).some(({ from, until }) => from <= hour && hour < until);
        expect(onCallAt(schedule, 168 + hour) === undefined).toBe(open);
      }),
      { numRuns: runs(60), seed: 7 },
    );
  });
});

describe("an hour of the first week", () => {
  it("is an instant by the wall clocks of its time zone", () => {
    expect(instantOf(9, "America/New_York")).toBe("2025-12-01T14:00:00Z");
    expect(instantOf(9, "Asia/Kolkata")).toBe("2025-12-01T03:30:00Z");
    expect(instantOf(33, "Etc/UTC")).toBe("2025-12-02T09:00:00Z");
  });
});
