import { isDeepStrictEqual } from "node:util";
import { canonical } from "../../src/review/resources";
import { differences, revealAll, type Difference, type Properties } from "../protocol";

/** What differs to the vendor: the order of a set, or the case of an address, does not. */
export function differencesOf(type: string, before: Properties, after: Properties): readonly Difference[] {
  const same = sameTo(type, before, after);
  return differences(before, after).filter(({ path }) => !same(topLevel(path)));
}

/** What a vendor answers, with sets in the order that the provider knew them in: it compares them as sets. */
export function inKnownOrder(type: string, found: Properties, known: Properties): Properties {
  const same = sameTo(type, found, known);
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => {
      const before = known[name];
      return [name, before !== undefined && same(name) ? before : value];
    }),
  );
}

/** Whether a property is the same to the vendor on both sides. */
function sameTo(type: string, one: Properties, other: Properties): (name: string) => boolean {
  const [a, b] = [canonical(type, revealAll(one)), canonical(type, revealAll(other))];
  return (name) => isDeepStrictEqual(a[name], b[name]);
}

/** The input that a path begins with. */
export const topLevel = (path: string): string => /^[\w-]+/.exec(path)?.[0] ?? path;
