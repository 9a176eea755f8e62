import { plan } from "../../plan";
import { graph, type Graph } from "../graph";
import { unknown } from "../known";
import { ReviewError } from "../resources";
import {
  comparisonTable,
  outcomeOf,
  outcomesTable,
  readScenarios,
  scenarios,
  simulate,
  timeline,
  type Options,
  type Scenario,
} from "../simulate";
import { contentOf, sideOf, json, resourcesOf, type Outcome, type ReadOptions } from "./commands";

/** What is played, and how it is told. */
export interface SimulateOptions extends ReadOptions, Options {
  /** Every scenario, each in a line. */
  readonly all?: boolean;
  /** A file with scenarios, instead of those that the project comes with. */
  readonly scenarios?: string;
  /** With all: the version that they are compared with, a state or a commit. */
  readonly against?: string;
  readonly json?: boolean;
}

/**
 * Plays a scenario, or all of them.
 *
 * @param given a scenario and a file; with `all`, the file alone.
 * @throws ReviewError that says what is known if a scenario or a person is not, or what does not go together.
 */
export async function simulateCommand(given: readonly string[], options: SimulateOptions): Promise<Outcome> {
  const { all = false, against } = options;
  const known: Readonly<Record<string, Scenario>> =
    options.scenarios === undefined ? scenarios : readScenarios(contentOf(options.scenarios), options.scenarios);
  const names = Object.keys(known).sort();
  if (all) {
    if (given.length > 1) throw new ReviewError("With --all, name no scenario: simulate --all [state].");
    const after = played(known, graph(await resourcesOf(given[0], options)), options);
    if (against === undefined) return { output: options.json === true ? json(after) : outcomesTable(after), code: 0 };
    const before = played(known, sideOf(against, "after", options), options);
    return { output: options.json === true ? json({ before, after }) : comparisonTable(before, after), code: 0 };
  }
  if (against !== undefined) throw new ReviewError("--against compares all scenarios: say --all as well.");
  const [name, file] = given;
  if (name === undefined) throw new ReviewError(`Name a scenario, or say --all. Known are ${names.join(", ")}.`);
  const scenario = known[name];
  if (scenario === undefined) throw new ReviewError(unknown("scenario", [name], names).join("\n"));
  const simulation = simulate(graph(await resourcesOf(file, options)), scenario, plan, options);
  return { output: options.json === true ? json(simulation) : timeline(simulation), code: 0 };
}

const played = (known: Readonly<Record<string, Scenario>>, declared: Graph, options: Options) =>
  Object.entries(known).map(([key, scenario]) => outcomeOf(key, simulate(declared, scenario, plan, options)));
