import { preview, previewRefresh, stateOf, type Engine, type Resource, type Step } from "../engine";
import { changesBetween, reviewed, weakens, type Change } from "../meaning";
import { driftExceptions, type DriftException } from "./exceptions";

/** What the drift check found. */
export interface Drift {
  /** Somebody changed an object by hand: `before` is what is declared, `after` what is there. */
  readonly changes: readonly Change[];
  /** Changes of the program that are not deployed yet. No drift: nobody touched anything. */
  readonly pending: readonly Change[];
  /** Differences that the program leaves alone, with the exception that says why, if one is listed. */
  readonly tolerated: readonly { readonly change: Change; readonly exception?: DriftException }[];
  /** `weaker` is an incident: somebody made the response worse. */
  readonly verdict: "none" | "neutral" | "weaker";
}

/**
 * Looks at every object at the vendors and tells who changed what: the program (not deployed yet) or a person.
 * Nothing is changed, neither at a vendor nor in the state.
 *
 * @throws Failure when the look itself fails, which is neither drift nor its absence.
 */
export async function detectDrift(engine: Engine): Promise<Drift> {
  const touched = await previewRefresh(engine);
  const { steps } = await preview(engine, ["--refresh"]);
  return driftIn(touched, steps, await stateOf(engine));
}

/**
 * The same from what was previewed.
 *
 * @param refresh steps of a refresh: from the state to what is at the vendors.
 * @param deployment steps of the next deployment: from what is at the vendors to the program.
 * @param state everything as deployed, so that a touched object is read in its place.
 */
export function driftIn(refresh: readonly Step[], deployment: readonly Step[], state: readonly Resource[] = []): Drift {
  const touched = refresh.filter(({ op }) => op === "update" || op === "delete");
  const doing = deployment.filter(({ op }) => !["same", "refresh", "read"].includes(op));
  const repaired = touched.filter(({ urn }) => doing.some((it) => it.urn === urn));
  const undeployed = doing.filter(({ urn }) => !touched.some((it) => it.urn === urn));
  const left = touched.filter((step) => !repaired.includes(step));
  const changes = reviewed(
    state.length === 0 ? repaired.flatMap(({ oldState }) => oldState ?? []) : state,
    overlaid(state, repaired),
  );
  return {
    changes,
    pending: meaningOf(undeployed),
    tolerated: meaningOf(left).map((change) => {
      const exception = driftExceptions.find((it) => it.type === change.type && change.sentence.includes(it.property));
      return { change, ...(exception !== undefined && { exception }) };
    }),
    verdict: changes.length === 0 ? "none" : weakens(changes) ? "weaker" : "neutral",
  };
}

/** The state as it would be with what is at the vendors. */
function overlaid(state: readonly Resource[], touched: readonly Step[]): readonly Resource[] {
  if (state.length === 0) return touched.filter(({ op }) => op !== "delete").flatMap(({ newState }) => newState ?? []);
  const at = new Map(touched.map((step) => [step.urn, step]));
  return state.flatMap((resource) => {
    const step = at.get(resource.urn);
    if (step === undefined) return [resource];
    return step.op === "delete" || step.newState === undefined ? [] : [{ ...resource, ...step.newState }];
  });
}

const isPresent = (resource: Resource | undefined): resource is Resource => resource !== undefined;

function meaningOf(steps: readonly Step[]): readonly Change[] {
  return changesBetween(
    steps.map(({ oldState }) => oldState).filter(isPresent),
    steps
      .filter(({ op }) => op !== "delete")
      .map(({ newState }) => newState)
      .filter(isPresent),
  );
}
