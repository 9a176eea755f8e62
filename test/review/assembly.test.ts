import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plan, type Plan, type RoleKey } from "../../src/plan";
import { graph, type Resource } from "../../src/review";
import { assemblyBound, mobilisationOf, workflowStart } from "../../src/review/bounds";
import { assemble } from "../../src/review/simulate";
import { idOf, resource, rung, schedule, types } from "./support/resources";

const roles = ["incident-commander", "technical-lead"] as const satisfies readonly RoleKey[];
const ranks = ["primary", "backup"] as const;

/** The plan, cut down to two roles, so that every subset of silent people can be tried. */
const small: Plan = {
  ...plan,
  escalationMatrix: { ...plan.escalationMatrix, p0: { ...plan.escalationMatrix.p0, roles } },
  workflows: { ...plan.workflows, "p0-response": { ...plan.workflows["p0-response"], steps: [] } },
};

interface Team {
  readonly resources: readonly Resource[];
  /** Who sits in which seat of a role, sometimes in turn. */
  readonly seats: Readonly<Record<string, readonly string[]>>;
}

const seatsOf = (role: RoleKey) => ranks.map((rank) => `${role}-${rank}`);
const delays = fc.integer({ min: 1, max: 9 });
const people = fc.integer({ min: 1, max: 2 });

/** Two roles with ladders of random delays, people in turn, and contacts that are more or less slow. */
const teams: fc.Arbitrary<Team> = fc
  .record({
    delays: fc.tuple(delays, delays, delays),
    loops: fc.nat({ max: 2 }),
    seats: fc.tuple(people, people, people, people),
    contacts: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 9, maxLength: 9 }),
    primariesFirst: fc.boolean(),
  })
  .map((it) => {
    const names = roles.flatMap(seatsOf);
    const seats = Object.fromEntries(
      names.map((seat, index) => [
        seat,
        Array.from({ length: it.seats[index] ?? 1 }, (_, turn) => `${seat}-${"ab".charAt(turn)}`),
      ]),
    );
    const everybody = ["executive", ...Object.values(seats).flat()];
    const primaries = roles.map((role) => `${role}-primary`);
    const rungs = it.primariesFirst ? [primaries, ["c-level"]] : [["c-level"], primaries];
    return {
      seats,
      resources: [
        ...everybody.flatMap((person, index) => [
          resource(types.user, person, { name: person }),
          resource(types.method, `${person}-sms`, { userId: idOf(person), type: "sms_contact_method" }),
          resource(types.rule, `${person}-rule`, {
            userId: idOf(person),
            urgency: "high",
            startDelayInMinutes: it.contacts[index] ?? 0,
            contactMethod: { type: "sms_contact_method", id: idOf(`${person}-sms`) },
          }),
        ]),
        ...names.map((seat) => schedule(seat, seat, seats[seat] ?? [], { rotationTurnLengthSeconds: 3600 })),
        schedule("c-level", "C-level", ["executive"]),
        resource(types.policy, "p0", {
          name: "P0",
          numLoops: it.loops,
          rules: rungs.map((seat) => rung(it.delays[2], ...seat)),
        }),
        ...roles.map((role, index) =>
          resource(types.policy, `${role}-ladder`, {
            name: plan.roles[role].title,
            numLoops: it.loops,
            rules: seatsOf(role).map((seat) => rung(it.delays[index] ?? 1, seat)),
          }),
        ),
        resource(types.service, "p0-service", {
          name: "zkp-p0",
          escalationPolicy: idOf("p0"),
          incidentUrgencyRule: { type: "constant", urgency: "high" },
        }),
        resource(types.workflow, "mobilise", {
          name: "Mobilise",
          steps: roles.map((role) => ({
            name: role,
            action: "pagerduty.com:incident-workflows:add-responders:2",
            inputs: [{ name: "Responders", value: JSON.stringify([{ id: idOf(`${role}-ladder`) }]) }],
          })),
        }),
        resource(types.trigger, "mobilise-trigger", {
          type: "conditional",
          workflow: idOf("mobilise"),
          services: [idOf("p0-service")],
          condition: "incident.priority matches 'P0'",
        }),
      ],
    };
  });

/** Every way in which people can be silent while each role keeps one seat whose people answer. */
const silences = ({ seats }: Team): readonly (readonly string[])[] => {
  const ofRole = roles.map((role) => {
    const [primary = [], backup = []] = seatsOf(role).map((seat) => seats[seat] ?? []);
    return [[], primary, backup];
  });
  return [[], ["executive"]].flatMap((executive) =>
    (ofRole[0] ?? []).flatMap((first) => (ofRole[1] ?? []).map((second) => [...executive, ...first, ...second])),
  );
};

const times = fc.integer({ min: Date.parse("2026-01-01T00:00:00Z"), max: Date.parse("2026-12-31T00:00:00Z") });

/** The minute at which each role is filled in one way of being silent, at one time. */
function filled({ resources }: Team, asleep: readonly string[], startsAt: number): number[] {
  const joined = graph(resources);
  const [service] = joined.services;
  if (service === undefined) throw new Error("there is no service");
  const { joined: by } = assemble(
    mobilisationOf(joined, service),
    {
      opensAt: 0,
      resolvesAt: Infinity,
      startsAt,
      urgency: "high",
      answerSeconds: plan.triage.acknowledge.minutes * 60,
      startSeconds: workflowStart.worstSeconds,
    },
    { asleep, channelsDown: [] },
  );
  return roles.map(
    (role) => ([...by].find(([policy]) => policy.name === plan.roles[role].title)?.[1].at ?? Infinity) / 60,
  );
}

function bound({ resources }: Team): number[] {
  const joined = graph(resources);
  const [service] = joined.services;
  const proven = service && assemblyBound(joined, small, "p0", service);
  return (proven?.roles ?? []).map(({ filledMinute }) => filledMinute);
}

describe("the bound of an assembly", () => {
  it("is kept in every way of being silent, at any time, whoever acknowledges first", () => {
    fc.assert(
      fc.property(teams, times, (team, startsAt) => {
        const worst = bound(team);
        for (const asleep of silences(team))
          for (const [index, minute] of filled(team, asleep, startsAt).entries())
            expect(minute).toBeLessThanOrEqual(worst[index] ?? 0);
      }),
      { numRuns: 200, seed: 20260401 },
    );
  }, 60_000);

  it("is reached in one of them where nobody takes turns", () => {
    const fixed = teams.filter(({ seats }) => Object.values(seats).every(({ length }) => length === 1));
    fc.assert(
      fc.property(fixed, times, (team, startsAt) => {
        const minutes = silences(team).map((asleep) => filled(team, asleep, startsAt));
        expect(roles.map((_, index) => Math.max(...minutes.map((it) => it[index] ?? 0)))).toEqual(bound(team));
      }),
      { numRuns: 100, seed: 20260402 },
    );
  }, 60_000);
});
