import { plan } from "../../src/plan";
import { diff, diffMarkdown, graph, overlaid, readResources } from "../../src/review";
import type { StateResource } from "../launcher";
import { eventsIn, type ToldStep } from "./eventLog";

/**
 * What the change means that a preview's event log tells, as Markdown; absent where nothing is provisioned yet, when all of
 * it is new.
 *
 * @param state the resources as the state has them: the log has no more of them than their inputs.
 */
export function meaningOfPreview(eventLog: string, state: readonly StateResource[]): string | undefined {
  if (state.length === 0) return undefined;
  const known = new Map(state.map((it) => [it.urn, it]));
  const step = ({ metadata: { op, urn, new: made } }: ToldStep) =>
    made === null ? { op: "delete", urn } : { op, urn, newState: { ...known.get(urn), ...announced(made) } };
  // What is there is looked at before anything is compared with it; what was found is told at the end of the look.
  const found = eventsIn(eventLog, "resOutputsEvent").filter((it) => it.metadata.op === "refresh");
  const planned = eventsIn(eventLog, "resourcePreEvent").filter((it) => !untouched.has(it.metadata.op));
  const before = overlaid(state, found.map(step));
  const after = overlaid(before, planned.map(step));
  return diffMarkdown(diff(graph(readResources(before)), graph(readResources(after)), plan)).trimEnd();
}

/** Steps that change nothing; a replacement is told by its new half. */
const untouched: ReadonlySet<string> = new Set(["refresh", "same", "read", "delete-replaced"]);

/** A resource without what a preview does not know: its id stays, and so does what its vendor computes. */
function announced(resource: StateResource): StateResource {
  const known = Object.entries(resource).filter(([key, value]) => key !== "outputs" && value !== "");
  return { ...Object.fromEntries(known), urn: resource.urn, type: resource.type };
}
