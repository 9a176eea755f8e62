import { gaps } from "../../bounds";
import type { Graph, Schedule } from "../../graph";
import { duration, joined } from "../../render/tables";
import type { Context } from "../context";
import type { Saying } from "../words";

/** What changes of one schedule: who is on call, for how much of the week, and how they take turns. */
export interface Rota {
  readonly schedule: string;
  readonly about: "people" | "coverage" | "turn" | "together";
  readonly saying: Saying;
}

/** Every change of who is on call when. */
export function rotas({ before, after }: Context): readonly Rota[] {
  const byUrn = ({ schedules }: Graph) => new Map(schedules.map((it) => [it.urn, it]));
  const was = byUrn(before.graph);
  return after.graph.schedules.flatMap((young): Rota[] => {
    const old = was.get(young.urn);
    if (old === undefined) return [];
    const rota = (about: Rota["about"], verdict: Saying["verdict"], text: string): Rota => ({
      schedule: young.urn,
      about,
      saying: { subject: young.name, verdict, text },
    });
    const [people, now] = [peopleOf(old), peopleOf(young)];
    const [covered, coveredNow] = [hoursOf(old), hoursOf(young)];
    const [turn, turnNow] = [old, young].map(({ layers }) => layers[0]?.turnSeconds ?? 0);
    const [all, allNow] = [old, young].map(({ layers }) => layers.some(({ everyone }) => everyone));
    return [
      ...(people.join() === now.join()
        ? []
        : [rota("people", byCount(now.length - people.length), onCall(people, now))]),
      ...(covered === coveredNow
        ? []
        : [
            rota(
              "coverage",
              byCount(coveredNow - covered),
              `on call for ${rounded(coveredNow)} hours of the week instead of ${rounded(covered)}`,
            ),
          ]),
      ...(turn === turnNow || Math.max(people.length, now.length) < 2
        ? []
        : [
            rota(
              "turn",
              "neutral",
              now.length < 2
                ? "nobody hands over any more"
                : `they hand over every ${duration(turnNow ?? 0)}${people.length < 2 ? "" : ` instead of ${duration(turn ?? 0)}`}`,
            ),
          ]),
      ...(all === allNow
        ? []
        : [
            allNow === true
              ? rota("together", "weaker", "everybody is paged at once instead of one person in turn")
              : rota("together", "stronger", "one person in turn is paged instead of everybody at once"),
          ]),
    ];
  });
}

const peopleOf = ({ layers }: Schedule) =>
  [...new Set(layers.flatMap((it) => it.people.map(({ name }) => name)))].sort();
const hoursOf = (schedule: Schedule) =>
  168 - gaps(schedule).reduce((sum, { from, until }) => sum + until - from, 0) / 60;
const rounded = (value: number) => String(Math.round(value * 10) / 10);
const byCount = (difference: number) => (difference > 0 ? "stronger" : difference < 0 ? "weaker" : "neutral");
const onCall = (people: readonly string[], now: readonly string[]) =>
  `${joined(now) || "nobody"} ${now.length > 1 ? "take turns" : "is on call"} instead of ${joined(people) || "nobody"}`;
