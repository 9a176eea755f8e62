import { preview, type Engine, type Resource, type Step } from "../engine";
import { changesBetween, weakens, type Change } from "../meaning";
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
  const { steps } = await preview(engine, ["--refresh", "--expect-no-changes"]);
  return driftIn(steps);
}

/** The same for the steps of a refreshing preview. */
export function driftIn(steps: readonly Step[]): Drift {
  const refreshes = new Map(steps.filter(({ op }) => op === "refresh").map((step) => [step.urn, step]));
  const doing = new Map(steps.filter(isChange).map((step) => [step.urn, step]));

  const touched = [...refreshes.values()].filter((step) => differences(step).length > 0);
  const repaired = touched.filter(({ urn }) => doing.has(urn));
  const changes = changesBetween(
    repaired.map(({ urn, oldState }) => doing.get(urn)?.newState ?? oldState).filter(isPresent),
    repaired.map(({ newState }) => newState).filter(isPresent),
  );
  const undeployed = [...doing.values()].filter(({ urn }) => !repaired.some((it) => it.urn === urn));
  const left = touched.filter(({ urn }) => !doing.has(urn)).flatMap(differences);
  return {
    changes,
    pending: changesBetween(
      undeployed.map(({ oldState }) => oldState).filter(isPresent),
      undeployed.map(({ newState }) => newState).filter(isPresent),
    ),
    tolerated: left.map((change) => {
      const exception = driftExceptions.find((it) => it.type === change.type && change.sentence.includes(it.property));
      return { change, ...(exception !== undefined && { exception }) };
    }),
    verdict: changes.length === 0 ? "none" : weakens(changes) ? "weaker" : "neutral",
  };
}

const isChange = ({ op }: Step) => !["same", "refresh", "read"].includes(op);
const isPresent = (resource: Resource | undefined): resource is Resource => resource !== undefined;

/** What a person changed in one object: the state knows what it was. */
function differences({ oldState, newState }: Step): readonly Change[] {
  return changesBetween([oldState].filter(isPresent), [newState].filter(isPresent));
}
