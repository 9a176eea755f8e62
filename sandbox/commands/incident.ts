import { environmentOf } from "../../src/environment/ofStack";
import { plan } from "../../src/plan";
import { recordSpecs } from "../../src/record";
import { deedText, viewOf } from "../../src/record/runtime/core";
import { timeline } from "../../src/record/runtime/texts";
import { graph, scenarios, simulate, type Scenario, type Simulation } from "../../src/review";
import { declaredResources } from "../../src/review/cli/declared";
import { incidentsOf, momentIn, type Played } from "../record/incidents";
import { throughAfterMinutes } from "../record/responders";
import { openStage, type Stage } from "../record/stage";
import { vendorNames } from "../record/vendors/serve";
import type { Context } from "./context";

/**
 * Plays a scenario through the declared program, from the alert to the closed action items: the declared monitors and
 * policies say who is paged and answers, the record runs on an emulated AWS, and every vendor is on loopback. Prints the
 * timeline, and what each system holds in the end.
 *
 * @throws RangeError if there is no such scenario.
 */
export async function incident({ program, stack }: Context, name: string): Promise<number> {
  const known: Readonly<Record<string, Scenario>> = scenarios;
  const scenario = known[name];
  if (scenario === undefined)
    throw new RangeError(`There is no scenario "${name}". Known are: ${Object.keys(known).sort().join(", ")}.`);
  const specs = recordSpecs(plan, environmentOf(program, stack));
  const resources = await declaredResources(stack);
  const declared = graph(resources);
  const simulation = simulate(declared, scenario, plan);
  const incidents = incidentsOf(simulation, scenario, declared, specs.facts);
  const stage = await openStage(specs, plan, resources, momentIn(simulation)(0));
  try {
    const steps = incidents.flatMap(({ wire, steps: own }) => own.map((step) => ({ wire, ...step })));
    for (const { wire, at, what, who } of steps.sort(byTime)) {
      await stage.until(at);
      await stage.happen(wire, what, who);
    }
    await stage.until(momentIn(simulation)(throughAfterMinutes * 60));
    process.stdout.write(`${await told(simulation, incidents, stage)}\n`);
    return 0;
  } finally {
    await stage.close();
  }
}

const byTime = (a: { readonly at: string }, b: { readonly at: string }) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

/** What a simulation tells of paging; what follows, the record does. */
const paging = [
  "alert",
  "opened",
  "notified",
  "told",
  "joined",
  "missed",
  "unnoticed",
  "health-check",
  "dns",
  "served",
];

/** The timeline, and what everybody holds afterwards. */
async function told(simulation: Simulation, incidents: readonly Played[], stage: Stage): Promise<string> {
  const moment = momentIn(simulation);
  const paged = simulation.events
    .filter(({ kind }) => paging.includes(kind))
    .map(({ atSeconds, text }) => ({ at: moment(atSeconds), text }));
  const recorded = await Promise.all(
    incidents.map(async ({ wire }) => {
      const record = (await stage.runtime.table.load(wire.id))?.record;
      const view = record && viewOf(record, plan);
      if (view === undefined) return [];
      const deeds = stage.done().filter((it) => it.incident === wire.id);
      return [
        ...timeline(view).map(({ time, what }) => ({ at: time, text: `${view.record.reference}  ${what}` })),
        ...deeds.flatMap(({ at, deed }) => {
          const text = deedText(deed);
          return text === undefined ? [] : [{ at, text: `${view.record.reference}    -> ${text}` }];
        }),
      ];
    }),
  );
  const holds = stage.vendors.holds();
  const kept = await stage.kept();
  return [
    simulation.title,
    "",
    ...[...paged, ...recorded.flat()].sort(byTime).map(({ at, text }) => `${at}  ${text}`),
    ...vendorNames.flatMap((it) => ["", `${it} holds:`, ...holds[it].map((line) => `  ${line}`)]),
    "",
    `The write-once store holds ${kept.length} events, for ${plan.retention.years} years:`,
    `  ${kept[0] ?? ""} …`,
  ].join("\n");
}
