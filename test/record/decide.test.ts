import { describe, expect, it } from "vitest";
import { webhookOf } from "../../sandbox/record/webhooks";
import { recordSpecs } from "../../src/record";
import { plan } from "../../src/plan";
import { later, type IncidentEvent } from "../../src/record/runtime/core";
import { runs } from "../support/depth";
import { production } from "../support/environment";
import { begins, history, random, wireOf } from "./support/histories";
import { world, type World } from "./support/world";

const { facts } = recordSpecs(plan, production());
const incident = "Q1INCIDENT0001";
const minutes = (count: number) => later(begins, count);
/** As long as reminders of action items and of the GDPR last, and some more. */
const end = minutes(12 * 24 * 60);

/** What a world ends with: the record, but for the moments at which vendors answered, and what was done, in no order. */
function outcome(ended: World) {
  const { record } = ended.dump()[incident] ?? {};
  return {
    reference: record?.reference,
    events: record?.events
      .map(({ key, at, what }) => JSON.stringify(what.kind === "done" ? { key, what } : { key, at, what }))
      .sort(),
    done: ended.done.map(({ key }) => key).sort(),
  };
}

/** Plays a history to its end: each webhook so many seconds late, as often as the list is long; empty: never. */
async function play(
  truth: readonly IncidentEvent[],
  lateSeconds: (event: IncidentEvent) => readonly number[],
  killAt?: ReadonlySet<number>,
): Promise<World> {
  const played = world({ [incident]: truth }, facts, killAt);
  const wire = wireOf(incident, truth);
  for (const it of truth)
    for (const seconds of lateSeconds(it))
      played.at(later(it.at, seconds / 60), { is: "webhook", body: webhookOf(wire, it) });
  // The clock that asks PagerDuty goes every five minutes; once it is quiet, seldom suffices here.
  const quiet = later(truth.at(-1)?.at ?? begins, 15);
  for (let minute = 5; minutes(minute) < end; minute += minutes(minute) < quiet ? 5 : 720)
    played.at(minutes(minute), { is: "reconcile" });
  await played.run(end);
  return played;
}

/** A history whose webhooks come at once: what every other delivery of it must end with. Played once for each seed. */
const played = new Map<number, Promise<World>>();
function inTime(seed: number): Promise<World> {
  const known = played.get(seed) ?? play(history(seed), () => [1]);
  played.set(seed, known);
  return known;
}

describe("any delivery of one history", () => {
  it("gives the same record, and each effect once: doubled, shuffled, late, lost and made up", async () => {
    for (let seed = 1; seed <= runs(50); seed += 1) {
      const expected = await inTime(seed);
      const next = random(seed + 1_000_000);
      const astray = await play(history(seed), () => {
        if (next() < 0.25) return [];
        return Array.from({ length: 1 + Math.floor(next() * 3) }, () => Math.floor(next() * 240));
      });
      expect(outcome(astray), `seed ${seed}`).toEqual(outcome(expected));
      expect(new Set(astray.done.map(({ key }) => key)).size, `seed ${seed}`).toBe(astray.done.length);
    }
  }, 600_000);

  it("resumes with nothing lost or doubled, wherever the plug is pulled between two writes", async () => {
    for (let seed = 1; seed <= runs(200); seed += 1) {
      const expected = await inTime(seed);
      const next = random(seed);
      const kills = new Set(Array.from({ length: 8 }, () => 1 + Math.floor(next() * expected.writes())));
      const killed = await play(history(seed), () => [1], kills);
      expect(outcome(killed), `seed ${seed}`).toEqual(outcome(expected));
    }
  }, 600_000);
});
