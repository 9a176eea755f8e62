import { isObject, isUnknown, reveal, type Properties, type Value } from "./values";

/** How one property differs: its path, such as `rules[0].targets[1].id`, and in which way. */
export interface Difference {
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
}

/** Every property that differs between two sets of properties, to the deepest place that can be named. Secrets are compared too. */
export function differences(before: Properties, after: Properties): readonly Difference[] {
  return compareObjects("", before, after);
}

function compareObjects(path: string, before: Properties, after: Properties): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => compare(join(path, name), before[name], after[name]));
}

function compare(path: string, before: Value | undefined, after: Value | undefined): readonly Difference[] {
  const [old, next] = [present(before), present(after)];
  if (old === undefined && next === undefined) return [];
  if (old === undefined) return [{ path, kind: "add" }];
  if (next === undefined) return [{ path, kind: "delete" }];
  if (isUnknown(next)) return [{ path, kind: "update" }];
  if (isList(old) && isList(next))
    return Array.from({ length: Math.max(old.length, next.length) }).flatMap((_, index) =>
      compare(`${path}[${index}]`, old[index], next[index]),
    );
  if (isObject(old) && isObject(next)) return compareObjects(path, old, next);
  return old === next ? [] : [{ path, kind: "update" }];
}

/** Null and absent mean the same to a provider. */
function present(value: Value | undefined): Value | undefined {
  return value === undefined || value === null ? undefined : reveal(value);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** The engine's notation: a name that holds a dot or a bracket is quoted. */
function join(path: string, name: string): string {
  if (/^[\w-]+$/.test(name)) return path === "" ? name : `${path}.${name}`;
  return `${path}["${name}"]`;
}
