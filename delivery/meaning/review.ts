import type { Resource } from "../engine";
import { bounds, boundsTable, diff, graph, readResources, ReviewError } from "../../src/review";
import { plan } from "../../src/plan";
import { changesBetween, type Change } from "./meaning";

/**
 * What changes between two whole stacks: first what it means for who is notified and when, then property by property.
 * A change is weaker if either reading says so.
 */
export function reviewed(before: readonly Resource[], after: readonly Resource[]): readonly Change[] {
  return [...sentences(before, after), ...changesBetween(before, after)];
}

/** The worst-case minutes of a stack as text. What stands in the way of a proof is told instead of it. */
export function provenBounds(resources: readonly Resource[]): string {
  try {
    return boundsTable(bounds(graph(readResources(resources)), plan));
  } catch (error) {
    return explained(error);
  }
}

function sentences(before: readonly Resource[], after: readonly Resource[]): readonly Change[] {
  try {
    const [was, is] = [before, after].map((it) => graph(readResources(it)));
    if (was === undefined || is === undefined) return [];
    return diff(was, is, plan).sentences.map(({ verdict, text, attribute }) => ({
      urn: "",
      type: "",
      name: attribute,
      effect: verdict,
      sentence: text,
    }));
  } catch (error) {
    if (!(error instanceof ReviewError)) throw error;
    return [];
  }
}

function explained(error: unknown): string {
  if (!(error instanceof ReviewError)) throw error;
  return `Nothing can be proven: ${error.message}`;
}
