import { plan } from "../../src/plan";
import { diff, diffMarkdown, graph, overlaid, readResources } from "../../src/review";
import type { StateResource } from "../launcher";

interface Event {
  readonly resourcePreEvent?: {
    readonly metadata: { readonly op: string; readonly urn: string; readonly new: StateResource | null };
  };
}

/**
 * What the change means that a preview's event log tells, as Markdown; absent where nothing is provisioned yet, when all of
 * it is new.
 *
 * @param state the resources as the state has them: the log has no more of them than their inputs.
 */
export function meaningOfPreview(eventLog: string, state: readonly StateResource[]): string | undefined {
  if (state.length === 0) return undefined;
  const steps = eventLog
    .split("\n")
    .filter((it) => it.includes('"resourcePreEvent"'))
    .flatMap((it) => {
      const { resourcePreEvent } = JSON.parse(it) as Event;
      if (resourcePreEvent === undefined) return [];
      const { op, urn, new: made } = resourcePreEvent.metadata;
      return [{ op, urn, newState: made === null ? null : announced(made) }];
    });
  // What is there is looked at before anything is compared with it.
  const found = overlaid(
    state,
    steps.filter(({ op }) => op === "refresh"),
  );
  const planned = overlaid(
    found,
    steps.filter(({ op }) => !["refresh", "same", "read"].includes(op)),
  );
  return diffMarkdown(diff(graph(readResources(found)), graph(readResources(planned)), plan)).trimEnd();
}

/** A resource without what a preview does not know: its id stays, and so does what its vendor computes. */
function announced(resource: StateResource): StateResource {
  const known = Object.entries(resource).filter(([key, value]) => key !== "outputs" && value !== "");
  return Object.fromEntries(known) as unknown as StateResource;
}
