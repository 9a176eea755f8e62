import { isDeepStrictEqual } from "node:util";
import { leverOf, type Lever } from "../../src/plan";
import { overlaid } from "../../src/review";
import { nameOf, preview, previewRefresh, stateOf, type Engine, type Resource, type Step } from "../engine";
import { deafIn, meaningBetween, type Meaning } from "../meaning";

/** What the drift check found. */
export interface Drift {
  /** Somebody changed objects by hand: from what is declared to what is there. */
  readonly byHand: Meaning;
  /** Changes of the program that are not deployed yet. No drift: nobody touched anything. */
  readonly pending: Meaning;
  /** Differences that the program leaves alone, with the lever that says why, if the plan has one. */
  readonly tolerated: readonly Tolerated[];
  /** Detectors that page only once what they listen to has been heard: no drift, and repeated until there are none. */
  readonly deaf: readonly string[];
  /** `weaker` is an incident: somebody made the response worse. */
  readonly verdict: "none" | "neutral" | "weaker";
}

/** A property that differs from what is declared, and that no deployment would put back. */
export interface Tolerated {
  /** The resource's name in the program. */
  readonly name: string;
  readonly property: string;
  readonly lever?: Lever;
}

/**
 * Looks at every object at the vendors and tells who changed what: the program (not deployed yet) or a person.
 * Nothing is changed, neither at a vendor nor in the state.
 *
 * @throws Failure when the look itself fails, which is neither drift nor its absence.
 */
export async function detectDrift(engine: Engine): Promise<Drift> {
  const refresh = await previewRefresh(engine);
  const deployment = await preview(engine, ["--refresh"]);
  return driftIn(refresh, deployment.steps, await stateOf(engine));
}

/**
 * The same from what was previewed.
 *
 * @param refresh steps of a refresh: from the state to what is at the vendors.
 * @param deployment steps of the next deployment: from what is at the vendors to the program.
 * @param state everything as deployed: who is paged by a touched object, only its place among all the others tells.
 */
export function driftIn(refresh: readonly Step[], deployment: readonly Step[], state: readonly Resource[]): Drift {
  const touched = refresh.filter(({ op }) => op === "update" || op === "delete");
  const doing = deployment.filter(({ op }) => !["same", "refresh", "read"].includes(op));
  const stepOn = ({ urn }: Step) => doing.find((it) => it.urn === urn);
  const known = new Map(state.map((it) => [it.urn, it]));
  const repaired = touched.flatMap((step) => {
    const repair = stepOn(step);
    return repair === undefined ? [] : [withoutKept(step, repair, known.get(step.urn))];
  });
  const byHand = meaningBetween(state, overlaid(state, repaired));
  const isByHand = ({ urn }: Step) => byHand.resources.some((it) => it.urn === urn);
  const left = overlaid(
    state,
    touched.filter((it) => !isByHand(it)),
  );
  const everything = meaningBetween(state, overlaid(state, touched)).resources;
  return {
    byHand,
    pending: meaningBetween(
      left,
      overlaid(
        left,
        doing.filter((it) => !isByHand(it)),
      ),
    ),
    tolerated: everything.flatMap(({ urn, type, properties }) => {
      const undone = byHand.resources.find((it) => it.urn === urn)?.properties ?? [];
      return properties
        .filter((property) => !undone.includes(property))
        .map((property) => {
          const lever = leverOf(type, property);
          return { name: nameOf(urn), property, ...(lever !== undefined && { lever }) };
        });
    }),
    deaf: deafIn(state),
    verdict: byHand.resources.length === 0 ? "none" : byHand.weaker ? "weaker" : "neutral",
  };
}

/** What somebody did to an object, without what its repair would leave as it is now: a lever that is moved is no drift. */
function withoutKept(step: Step, repair: Step, declared: Resource | undefined): Step {
  const { newState } = step;
  if (newState?.inputs === undefined || repair.newState?.inputs === undefined) return step;
  const names = new Set([...Object.keys(newState.inputs), ...Object.keys(declared?.inputs ?? {})]);
  const inputs = [...names].flatMap((name) => {
    const kept = isDeepStrictEqual(newState.inputs?.[name], repair.newState?.inputs?.[name]);
    const value = (kept ? declared : newState)?.inputs?.[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...step, newState: { ...newState, inputs: Object.fromEntries(inputs) } };
}
