import { isObject, type Properties, type Value } from "../protocol";
import type { CloudObject } from "./cloud";

/**
 * The object that a person means: by its name in the program, its name at the vendor or its id, and, if that is not
 * enough, with its kind before it: `Service::p0`.
 *
 * @throws RangeError if there is none or more than one, with what there is.
 */
export function findObject(objects: readonly CloudObject[], wanted: string): CloudObject {
  const [kind, name] = wanted.includes("::") ? (wanted.split("::", 2) as [string, string]) : [undefined, wanted];
  const found = objects.filter(
    (it) =>
      (kind === undefined || it.type.endsWith(`:${kind}`)) &&
      [it.name, it.id, it.inputs.name, it.inputs.summary].includes(name),
  );
  if (objects.length === 0) throw new RangeError("The stand-in cloud is empty. `npm run sandbox` fills it.");
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) return only;
  const list = (some: readonly CloudObject[]) => some.map((it) => `\n  ${describe(it)}`).join("");
  if (only !== undefined) throw new RangeError(`"${wanted}" can mean more than one object. Say which:${list(found)}`);
  throw new RangeError(`There is no "${wanted}" in the stand-in cloud. There are:${list(objects)}`);
}

/**
 * Sets the property at a path such as `rules[0].targets[1].id`. The value is JSON if it reads as such, except where the
 * property is a string now: thresholds and timeouts are strings that look like numbers.
 *
 * @throws RangeError if the path leads nowhere.
 */
export function setProperty(
  inputs: Properties,
  path: string,
  text: string,
): { readonly inputs: Properties; readonly before: Value | undefined; readonly after: Value } {
  const steps = [...path.matchAll(/[^.[\]]+/g)].map(([step]) => step);
  const changed = structuredClone(inputs);
  let parent: Value | undefined = changed;
  for (const [depth, step] of steps.slice(0, -1).entries()) {
    const next = childOf(parent, step);
    if (next === undefined || next === null || typeof next !== "object")
      throw new RangeError(`${steps.slice(0, depth + 1).join(".")} is nothing that has parts. ${optionsOf(parent)}`);
    parent = next;
  }
  const last = steps.at(-1);
  if (last === undefined || typeof parent !== "object" || parent === null) throw new RangeError("The path is empty.");
  const before = childOf(parent, last);
  const after = typeof before === "string" ? text : read(text);
  (parent as Record<string, Value>)[last] = after;
  return { inputs: changed, before, after };
}

function childOf(parent: Value | undefined, step: string): Value | undefined {
  if (Array.isArray(parent)) return (parent as readonly Value[])[Number(step)];
  return isObject(parent) ? parent[step] : undefined;
}

function optionsOf(parent: Value | undefined): string {
  return typeof parent === "object" && parent !== null ? `There are: ${Object.keys(parent).join(", ")}` : "";
}

function read(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}

function describe({ type, name, id }: CloudObject): string {
  return `${type.split(":").at(-1) ?? type}::${name} (${id})`;
}
