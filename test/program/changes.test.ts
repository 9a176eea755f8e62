import { afterEach, describe, expect, it, vi } from "vitest";
import * as severities from "../../src/plan/severities";
import * as notifications from "../../src/plan/notifications";
import { productionProgram, runProgram, type Registered } from "../support/mocks";
import { productionConfig } from "../support/production";

/** The resources whose inputs differ, or that only one side has. */
function changed(before: readonly Registered[], after: readonly Registered[]): string[] {
  const inputs = (all: readonly Registered[]) => new Map(all.map((it) => [it.name, JSON.stringify(it.inputs)]));
  const [was, is] = [inputs(before), inputs(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name)).sort();
}

/** The program with one module of the plan replaced. */
async function programWith(module: string, replacement: () => object): Promise<readonly Registered[]> {
  vi.resetModules();
  vi.doMock(module, replacement);
  return runProgram();
}

describe("changing one number in the plan", () => {
  afterEach(() => {
    vi.doUnmock("../../src/plan/severities");
    vi.doUnmock("../../src/plan/notifications");
    vi.resetModules();
  });
  const p0 = (change: object) => () => ({
    ...severities,
    severities: { ...severities.severities, p0: { ...severities.severities.p0, ...change } },
  });

  it("changes the ladder, its exercise and the dashboard that shows the target, and nothing else, when P0 is to be acknowledged in ten minutes", async () => {
    const before = await productionProgram();
    const after = await programWith("../../src/plan/severities", p0({ acknowledgeWithinMinutes: 10 }));
    expect(changed(before, after)).toEqual(["escalation-p0", "escalation-p0-drill", "monitors-kpis-dashboard"]);
  });

  it("changes what follows the cadence of updates when P0 is to be updated every 20 minutes", async () => {
    const before = await productionProgram();
    const after = await programWith("../../src/plan/severities", p0({ updateEveryMinutes: 20 }));
    expect(changed(before, after)).toEqual([
      "escalation-p0-drill-service",
      "escalation-p0-service",
      // Those that say so again at the cadence of updates.
      "monitors-compliance-violation",
      "monitors-mass-linkage-breach-page",
      "monitors-proof-generation-error-rate-p0-page",
      "monitors-proof-verification-error-rate-p0-page",
      "monitors-public-api-unreachable-proof-api",
      "monitors-public-api-unreachable-verification-api",
      "monitors-revocation-error-rate-p0-page",
      "monitors-signing-key-compromised",
    ]);
  });

  it("changes everybody's text messages, and nothing else, when they are sent later", async () => {
    const { high } = notifications.notifications;
    const steps = high.steps.map((it) => (it.channel === "sms" ? { ...it, afterMinutes: 2 } : it));
    const before = await productionProgram();
    const after = await programWith("../../src/plan/notifications", () => ({
      ...notifications,
      notifications: { ...notifications.notifications, high: { ...high, steps } },
    }));
    const names = changed(before, after);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^escalation-[a-z-]+-high-sms-after-[12]$/);
  });
});

describe("schedules of the next generation", () => {
  it("are a config key away, from the same spec, with the same people", async () => {
    const config = productionConfig();
    const secrets = { pagerdutyToken: "t", pagerdutyUserToken: "t", datadogApiKey: "t", datadogAppKey: "t" };
    const seats = {
      ...(config.seats as object),
      "technical-lead-primary": {
        shifts: [
          { people: ["charlie-brown", "diana-prince"], from: "08:00", until: "20:00", turnDays: 14 },
          { people: ["protocol-lead"], days: ["mon", "tue", "wed", "thu", "fri"], from: "20:00", until: "08:00" },
          { people: ["protocol-lead"], days: ["sat", "sun"], from: "20:00", until: "08:00" },
        ],
      },
      "technical-lead-backup": "triage-desk",
      "team-leads": { everyone: ["platform-lead"] },
    };
    const people = {
      ...(config.people as object),
      "triage-desk": { name: "Triage Desk", email: "triage@vey.example", phone: "+1 202 555 0116" },
    };
    const of = async (schedules: string) =>
      runProgram({
        config: {
          ...config,
          ...secrets,
          seats: { ...seats, "triage-owner": "board-contact" },
          people: {
            ...people,
            "board-contact": { name: "Board Contact", email: "board@vey.example", phone: "+1 202 555 0117" },
          },
          pagerduty: { ...(config.pagerduty as object), schedules },
        },
      });
    const named = (all: readonly Registered[]) =>
      all.find(({ name }) => name === "escalation-technical-lead-primary")?.inputs;
    const [legacy, v2] = [named(await of("legacy")), named(await of("v2"))];
    expect(v2).toMatchObject({ name: legacy?.name, timeZone: legacy?.timeZone, description: legacy?.description });
    expect(legacy?.layers).toMatchObject([
      { restrictions: [{ type: "daily_restriction", startTimeOfDay: "08:00:00", durationSeconds: 43_200 }] },
      {
        restrictions: [1, 2, 3, 4, 5].map((startDayOfWeek) => ({
          type: "weekly_restriction",
          startDayOfWeek,
          startTimeOfDay: "20:00:00",
          durationSeconds: 43_200,
        })),
      },
      { users: ["escalation-protocol-lead-id"] },
    ]);
    expect(v2?.rotations).toMatchObject([
      {
        events: [
          {
            startTime: "2025-12-01T13:00:00Z",
            endTime: "2025-12-02T01:00:00Z",
            recurrences: ["RRULE:FREQ=DAILY"],
            assignmentStrategies: [
              {
                shiftsPerMember: 14,
                members: [
                  { type: "user_member", userId: "escalation-charlie-brown-id" },
                  { type: "user_member", userId: "escalation-diana-prince-id" },
                ],
              },
            ],
          },
        ],
      },
      {
        events: [
          { recurrences: ["RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"], assignmentStrategies: [{ shiftsPerMember: 5 }] },
        ],
      },
      { events: [{ recurrences: ["RRULE:FREQ=WEEKLY;BYDAY=SA,SU"] }] },
    ]);
  });
});
