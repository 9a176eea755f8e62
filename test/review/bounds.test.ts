import { describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { bounds, graph, type Resource } from "../../src/review";
import { changed, idOf, paging, resource, rung, schedule, types } from "./support/resources";

/** The plan, cut down to what the small stack declares. */
const small = {
  ...plan,
  continuity: { ...plan.continuity, recoveryPointMinutes: {} },
  escalationMatrix: {
    ...plan.escalationMatrix,
    p0: { ...plan.escalationMatrix.p0, rungsAlone: [["incident-commander-primary"], ["incident-commander-backup"]] },
  },
} as const;

const proven = (resources: readonly Resource[], down?: readonly string[]) => {
  const found = bounds(graph(resources), small, down);
  return { ...found, violations: found.violations.filter(({ path }) => !/^P[123]$/.test(path)) };
};
const broken = (resources: readonly Resource[], down?: readonly string[]) =>
  proven(resources, down).violations.map(({ rule }) => rule);

const contact = (user: string, channel: string, delay: number): Resource[] => [
  resource(types.method, `${user}-${channel}`, { userId: idOf(user), type: `${channel}_contact_method` }),
  resource(types.rule, `${user}-${channel}-rule`, {
    userId: idOf(user),
    urgency: "high",
    startDelayInMinutes: delay,
    contactMethod: { type: `${channel}_contact_method`, id: idOf(`${user}-${channel}`) },
  }),
];
const office = { restrictions: [{ type: "daily_restriction", startTimeOfDay: "09:00:00", durationSeconds: 28_800 }] };

describe("bounds", () => {
  it("adds rung delays and contact delays to the minute at which each audience is first notified", () => {
    const [p0] = proven([...paging(), ...contact("bob", "sms", 2)]).severities;
    expect(p0?.reaches.map(({ expectedMinute, worstMinute }) => [expectedMinute, worstMinute])).toEqual([
      [0, 0],
      [7, 7],
    ]);
    expect(p0?.afterSilentRungs).toEqual([0, 5]);
  });

  it("adds window, delay, evaluation and routing before the first person", () => {
    const [signal] = proven(paging()).signals;
    // 99 % of 180 s, 60 s of delay, half a minute to the evaluation; at worst all of the window and of the minute.
    expect(signal?.detection).toEqual({ expectedSeconds: 0.99 * 180 + 60 + 30, worstSeconds: 300 });
    expect(signal?.firstPersonMinutes.worst).toBe(6);
  });

  it("adds probes, propagation and the time to live of a failover", () => {
    expect(proven(paging()).failovers[0]?.total.worstSeconds).toBe(3 * (10 + 6) + 60 + 60);
  });

  it("takes the slowest of those who may be on call, in whichever week", () => {
    const rotating = changed(
      [...paging(), ...contact("alice", "sms", 0), ...contact("bob", "sms", 4)],
      "incident-commander-primary",
      {
        layers: [
          { users: [idOf("alice"), idOf("bob")], start: "2025-12-01T09:00:00Z", rotationTurnLengthSeconds: 604_800 },
        ],
      },
    );
    expect(proven(rotating).severities[0]?.reaches[0]).toMatchObject({ expectedMinute: 0, worstMinute: 4 });
  });

  it("counts on the next rung where a schedule has a gap", () => {
    const gap = changed(paging(), "incident-commander-primary", {
      layers: [
        { users: [idOf("alice")], start: "2025-12-01T09:00:00Z", rotationTurnLengthSeconds: 604_800, ...office },
      ],
    });
    expect(proven(gap).severities[0]?.reaches[0]?.worstMinute).toBe(Infinity);
    expect(broken(gap)).toEqual(["bounds/coverage-gap", "bounds/too-late"]);
  });

  it("finds nothing where the plan is met", () => {
    expect(broken(paging())).toEqual([]);
  });

  it.each([
    [
      "a backup after the deadline",
      changed(paging(), "p0", {
        rules: [rung(20, "incident-commander-primary"), rung(5, "incident-commander-backup")],
      }),
      ["bounds/too-late"],
    ],
    [
      "a role that is missing",
      changed(paging(), "p0", { rules: [rung(5, "incident-commander-backup")] }),
      ["bounds/audience-missing", "graph/unreachable-schedule"],
    ],
    [
      "a primary that is not paged at once",
      changed(paging(), "p0", { rules: [rung(5, "incident-commander-backup"), rung(5, "incident-commander-primary")] }),
      ["bounds/not-at-once"],
    ],
    [
      "a P0 that wakes nobody",
      changed(paging(), "p0-service", { incidentUrgencyRule: { type: "constant", urgency: "low" } }),
      ["bounds/urgency"],
    ],
    [
      "a monitor that takes too long",
      changed(paging(), "verification-p0", {
        query: "sum(last_15m):sum:v.errors{*}.as_count() / sum:v.requests{*}.as_count() * 100 > 99",
      }),
      ["bounds/detects-too-late"],
    ],
    [
      "a severity that nothing detects",
      changed(paging(), "verification-p0", { message: "@slack-team" }),
      ["bounds/no-signal"],
    ],
    [
      "a failover that takes too long",
      changed(paging(), "primary-health", { requestInterval: 30 }),
      ["bounds/failover-too-slow"],
    ],
    [
      "a name that never fails over",
      changed(paging(), "primary", { healthCheckId: undefined }),
      ["bounds/failover-too-slow", "bounds/switch-too-slow", "graph/no-health-check"],
    ],
    [
      "a person whom nothing tells of a high urgency",
      [
        ...paging(),
        ...contact("alice", "sms", 0).map((it) =>
          it.type === types.rule ? { ...it, inputs: { ...it.inputs, urgency: "low" } } : it,
        ),
      ],
      ["bounds/too-late", "bounds/unreachable-person"],
    ],
  ])("finds %s, and nothing else", (_, resources, expected) => {
    expect(broken(resources).sort()).toEqual([...expected].sort());
  });

  it("names the chain that is too slow", () => {
    const late = changed(paging(), "p0", {
      rules: [rung(20, "incident-commander-primary"), rung(5, "incident-commander-backup")],
    });
    expect(proven(late).violations[0]?.problem).toBe(
      "Incident Commander (backup) is first reached at minute 20, after the 15-minute deadline: service zkp-p0 -> policy P0 - Critical -> rung 2 at minute 20 -> contact",
    );
  });

  it("counts without the channels that are down", () => {
    const two = [...paging(), ...contact("alice", "sms", 0), ...contact("alice", "phone", 3)];
    expect(proven(two, ["sms"]).severities[0]?.reaches[0]?.worstMinute).toBe(3);
  });

  it("is the same in whatever order the resources come", () => {
    expect(JSON.stringify(bounds(graph([...paging()].reverse()), plan))).toBe(
      JSON.stringify(bounds(graph(paging()), plan)),
    );
  });

  it("reads schedules that a spare one does not disturb", () => {
    expect(broken([...paging(), schedule("spare", "Spare", ["bob"])])).toEqual(["graph/unreachable-schedule"]);
  });
});
