import { isDeepStrictEqual } from "node:util";
import { compare } from "../graph";
import { record, type Resource } from "../resources";
import { listAt, rowAt } from "./table";

/** The two sides of one resource; one of them is missing where it comes or goes. */
export interface Pair {
  readonly urn: string;
  readonly type: string;
  readonly before?: Resource;
  readonly after?: Resource;
}

/** An element of a list on the way to a change: what such an element is called, and which one it is. */
export interface Element {
  readonly noun: string;
  readonly key: string;
}

/** One thing that differs between the two sides of a resource. */
export interface Change {
  readonly pair: Pair;
  /** Where: names of properties joined by dots, each element of a list as `[]`; empty for the whole resource. */
  readonly pattern: string;
  /** The elements of lists that the way leads through, outermost first. */
  readonly elements: readonly Element[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** How the elements of a list are told apart, and whether their order says something. */
export type List =
  | { readonly kind: "set"; readonly noun: string }
  | { readonly kind: "sequence"; readonly noun: string }
  | { readonly kind: "keyed"; readonly noun: string; readonly by: string; readonly ordered: boolean };

/** What a pattern ends in when the elements of a list are the same and come in another order. */
export const orderOf = (pattern: string): string => `${pattern}[]:order`;

/**
 * Every difference between the two sides of a resource, at the smallest place that says something: a single input, an
 * element of a list, or the whole resource. Whatever differs is in here: nothing that follows may leave any of it out.
 */
export function changesOf(pair: Pair): readonly Change[] {
  const { before, after } = pair;
  // Most of a stack is as it was.
  const same =
    before === after || (before !== undefined && after !== undefined && isDeepStrictEqual(asked(before), asked(after)));
  return same ? [] : differences(pair);
}

const asked = ({ inputs, options, protect = false }: Resource) => [inputs, options, protect];

function differences(pair: Pair): readonly Change[] {
  const { type, before, after } = pair;
  const found: Change[] = [];
  type Place = Pick<Change, "pattern" | "elements">;
  const add = (place: Place, was: unknown, is: unknown) =>
    found.push({
      pair,
      ...place,
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    });

  const visit = (place: Place, was: unknown, is: unknown): void => {
    if (isDeepStrictEqual(was, is)) return;
    const { pattern } = place;
    const count = found.length;
    const row = rowAt(type, pattern);
    if (row !== undefined && (row.whole === true || was === undefined || is === undefined)) add(place, was, is);
    else {
      const [old, young] = [unfolded(was), unfolded(is)];
      if (isList(old, young)) visitList(place, asList(old), asList(young));
      else if (isObject(old, young)) visitObject(place, old, young);
    }
    // What differs in no part differs as a whole: another form of the same, an empty list, a value.
    if (found.length === count) add(place, was, is);
  };

  const visitObject = ({ pattern, elements }: Place, was: unknown, is: unknown) => {
    const [old, young] = [record(was), record(is)];
    const names = [...new Set([...Object.keys(old), ...Object.keys(young)])].sort(compare);
    for (const name of names)
      visit({ pattern: pattern === "" ? name : `${pattern}.${name}`, elements }, old[name], young[name]);
  };

  const visitList = (place: Place, was: readonly unknown[], is: readonly unknown[]) => {
    const { pattern, elements } = place;
    const list = listAt(type, pattern);
    const within = (key: string): Place => ({
      pattern: `${pattern}[]`,
      elements: [...elements, { noun: list.noun, key }],
    });
    const reordered = (before: readonly string[], after: readonly string[]) => {
      if (!isDeepStrictEqual(before, after)) add({ pattern: orderOf(pattern), elements }, before, after);
    };
    const [old, young] = [keyed(list, was), keyed(list, is)];
    if (old !== undefined && young !== undefined) {
      for (const key of new Set([...old.keys(), ...young.keys()])) visit(within(key), old.get(key), young.get(key));
      reordered(
        [...old.keys()].filter((it) => young.has(it)),
        [...young.keys()].filter((it) => old.has(it)),
      );
    } else if (list.kind === "sequence" && [...was, ...is].some((it) => typeof it === "object"))
      for (let index = 0; index < Math.max(was.length, is.length); index += 1)
        visit(within(String(index + 1)), was[index], is[index]);
    else {
      const [lost, gained] = [withoutThose(was, is), withoutThose(is, was)];
      for (const it of lost) visit(within(text(it)), it, undefined);
      for (const it of gained) visit(within(text(it)), undefined, it);
      reordered(withoutThose(was, lost).map(text), withoutThose(is, gained).map(text));
    }
  };

  if (before === undefined || after === undefined) add({ pattern: "", elements: [] }, before?.inputs, after?.inputs);
  else visitObject({ pattern: "", elements: [] }, declared(before), declared(after));
  return found;
}

/** What marks an option of the engine among the inputs of a resource. */
export const option = "@";

const declared = ({ inputs, options, protect }: Resource) => ({
  ...inputs,
  ...Object.fromEntries(Object.entries({ ...options, protect }).map(([name, it]) => [`${option}${name}`, it])),
});

/** A document is text to its resource; what is declared in it counts like any other input. */
export function unfolded(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

const isAbsentOr = (is: (value: unknown) => boolean) => (a: unknown, b: unknown) =>
  (a === undefined || is(a)) && (b === undefined || is(b));
const isList = isAbsentOr(Array.isArray);
const isObject = isAbsentOr((value) => typeof value === "object" && value !== null && !Array.isArray(value));
const asList = (value: unknown) => (value ?? []) as readonly unknown[];

/** Elements by their key; undefined where the list has no keys, or two elements the same one. */
function keyed(list: List, elements: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  if (list.kind !== "keyed") return undefined;
  const entries = elements.map(
    (it) =>
      [
        list.by
          .split("+")
          .map((name) => text(record(it)[name]))
          .join(" "),
        it,
      ] as const,
  );
  const map = new Map(entries);
  return map.size === elements.length ? map : undefined;
}

/** What is in one list and not in another, counting the same element as often as it comes. */
function withoutThose(all: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const left = new Map<string, number>();
  for (const it of others.map(text)) left.set(it, (left.get(it) ?? 0) + 1);
  return all.filter((it) => {
    const count = left.get(text(it)) ?? 0;
    if (count > 0) left.set(text(it), count - 1);
    return count === 0;
  });
}

const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
