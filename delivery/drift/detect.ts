import { nameOf, preview, previewRefresh, stateOf, type Engine, type Resource, type Step } from "../engine";
import { deafIn, meaningBetween, type Meaning } from "../meaning";
import { driftExceptions, type DriftException } from "./exceptions";

/** What the drift check found. */
export interface Drift {
  /** Somebody changed objects by hand: from what is declared to what is there. */
  readonly byHand: Meaning;
  /** Changes of the program that are not deployed yet. No drift: nobody touched anything. */
  readonly pending: Meaning;
  /** Differences that the program leaves alone, with the exception that says why, if one is listed. */
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
  readonly exception?: DriftException;
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
  const repaired = touched.filter(({ urn }) => doing.some((it) => it.urn === urn));
  const undeployed = doing.filter(({ urn }) => !touched.some((it) => it.urn === urn));
  const left = touched.filter((step) => !repaired.includes(step));
  const byHand = meaningBetween(state, after(state, repaired));
  return {
    byHand,
    pending: meaningBetween(state, after(state, undeployed)),
    tolerated: meaningBetween(state, after(state, left)).resources.flatMap(({ urn, type, properties }) =>
      properties.map((property) => {
        const exception = driftExceptions.find((it) => it.type === type && it.property === property);
        return { name: nameOf(urn), property, ...(exception !== undefined && { exception }) };
      }),
    ),
    deaf: deafIn(state),
    verdict: byHand.resources.length === 0 ? "none" : byHand.weaker ? "weaker" : "neutral",
  };
}

/** The resources as they would be after these steps. A replacement is several steps about one resource. */
function after(state: readonly Resource[], steps: readonly Step[]): readonly Resource[] {
  const resources = new Map(state.map((it) => [it.urn, it]));
  for (const { urn, op, newState } of steps) {
    if (op === "delete" || newState === undefined) resources.delete(urn);
    else resources.set(urn, { ...resources.get(urn), ...newState });
  }
  return [...resources.values()];
}
