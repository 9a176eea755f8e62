import { plan } from "../../src/plan";
import {
  bounds,
  boundsTable,
  deafMonitors,
  diff,
  graph,
  readResources,
  ReviewError,
  type Difference,
} from "../../src/review";
import type { Resource, Step } from "../engine";

/** What a change means, as it is written down for approval and for people: a difference without what made it. */
export interface Meaning extends Pick<Difference, "resources" | "meaningless" | "weaker"> {
  readonly sentences: readonly Pick<Difference["sentences"][number], "severity" | "verdict" | "text">[];
}

/** What changes between two stacks. */
export const meaningBetween = (before: readonly Resource[], after: readonly Resource[]): Meaning =>
  between({ from: readResources(before), to: readResources(after) });

/** What the steps of a preview change. They must be all of it, unchanged resources too: these page people as well. */
export function meaningOf(steps: readonly Step[]): Meaning {
  const side = (of: "before" | "after") => readResources({ steps }, { side: of });
  return between({ from: side("before"), to: side("after") });
}

function between({ from, to }: Readonly<Record<"from" | "to", ReturnType<typeof readResources>>>): Meaning {
  const { sentences, meaningless, resources, weaker } = diff(graph(from), graph(to), plan);
  return {
    sentences: sentences.map(({ severity, verdict, text }) => ({
      ...(severity !== undefined && { severity }),
      verdict,
      text,
    })),
    meaningless,
    resources,
    weaker,
  };
}

/** The detectors of a stack that page only once what they listen to has been heard. */
export const deafIn = (resources: readonly Resource[]): readonly string[] =>
  deafMonitors(graph(readResources(resources)));

/** The worst-case minutes of a stack as text. What stands in the way of a proof is told instead of it. */
export function provenBounds(resources: readonly Resource[]): string {
  try {
    return boundsTable(bounds(graph(readResources(resources)), plan));
  } catch (error) {
    if (!(error instanceof ReviewError)) throw error;
    return `Nothing can be proven: ${error.message}`;
  }
}
