import { describe, expect, it } from "vitest";
import { graph } from "../../../src/review";
import { shown } from "../../../src/review/site/calendar/shown";
import { day, turns } from "../../../src/review/site/calendar/turns";
import { instantsOf } from "../../../src/review/site/calendar/wallClock";
import { onCall } from "../../../src/review/bounds";
import { changed, paging } from "../support/resources";
import { elementsIn, handbookOf, textOf } from "./pages";

const utc = (instants: readonly number[]) => instants.map((it) => new Date(it).toISOString().slice(0, 16));

describe("a time that somebody asks for", () => {
  it.each([
    [
      "comes twice where clocks go back",
      "2026-11-01T01:30",
      "America/New_York",
      ["2026-11-01T05:30", "2026-11-01T06:30"],
    ],
    ["never comes where clocks go forward", "2026-03-08T02:30", "America/New_York", []],
    ["comes once on any other day", "2026-11-02T01:30", "America/New_York", ["2026-11-02T06:30"]],
    [
      "comes twice in Berlin, a week before",
      "2026-10-25T02:30",
      "Europe/Berlin",
      ["2026-10-25T00:30", "2026-10-25T01:30"],
    ],
    ["never comes in Berlin in March", "2026-03-29T02:15", "Europe/Berlin", []],
    ["is told to half an hour in Adelaide", "2026-10-04T03:15", "Australia/Adelaide", ["2026-10-03T16:45"]],
    [
      "comes twice in Adelaide in April",
      "2026-04-05T02:45",
      "Australia/Adelaide",
      ["2026-04-04T16:15", "2026-04-04T17:15"],
    ],
    ["is none if it is not one", "tomorrow", "America/New_York", []],
  ])("%s", (_, local, zone, instants) => {
    expect(utc(instantsOf(local, zone))).toEqual(instants);
  });

  it("is shown as the clocks show it, with how far they are ahead", () => {
    expect(shown(Date.parse("2026-11-01T05:30Z"), "America/New_York")).toBe("Sun 2026-11-01 01:30 -04:00");
    expect(shown(Date.parse("2026-11-01T06:30Z"), "America/New_York")).toBe("Sun 2026-11-01 01:30 -05:00");
    expect(shown(Date.parse("2026-10-03T16:45Z"), "Australia/Adelaide")).toBe("Sun 2026-10-04 03:15 +10:30");
  });
});

const rotating = graph(
  changed(paging(), "incident-commander-primary", {
    layers: [
      {
        start: "2025-12-01T14:00:00Z",
        rotationVirtualStart: "2025-12-01T14:00:00Z",
        rotationTurnLengthSeconds: 604_800,
        users: ["ALICE", "BOB"],
      },
    ],
  }),
).schedules.find(({ key }) => key === "incident-commander-primary");

describe("a rotation", () => {
  it("is handed over at the same hour of people's clocks in summer and in winter", () => {
    if (rotating === undefined) throw new Error("there is no schedule");
    const begins = Date.parse("2026-10-19T00:00Z");
    const found = turns(rotating, begins, begins + 28 * day);
    expect(found.slice(1).map(({ from }) => shown(from, rotating.timeZone))).toEqual([
      "Mon 2026-10-19 09:00 -04:00",
      "Mon 2026-10-26 09:00 -04:00",
      "Mon 2026-11-02 09:00 -05:00",
      "Mon 2026-11-09 09:00 -05:00",
    ]);
    for (const { from, until, people } of found)
      for (const at of [from, until - 60_000]) expect(onCall(rotating, at)).toEqual(people);
    expect(new Set(found.map(({ people }) => people.map(({ name }) => name).join())).size).toBe(2);
  });

  it("stands turn by turn on the calendar, from the day that is asked for", () => {
    const html = handbookOf(paging())["on-call.html"] ?? "";
    const table = elementsIn(html).find(
      (it) => it.tagName === "table" && textOf(it).startsWith("Incident Commander (primary)"),
    );
    expect(table && textOf(table)).toMatch(/Sun 2026-10-18 20:00 -04:00.*Alice Smith/);
  });
});
