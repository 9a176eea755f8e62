import type { Properties, Value } from "../protocol";
import type { CloudObject } from "./cloud";

/**
 * The object that a person means: by its name in the program, its name at the vendor or its id, and, if that is not
 * enough, with its kind before it: `Service::p0`.
 *
 * @throws RangeError if there is none or more than one, with what there is.
 */
export function findObject(objects: readonly CloudObject[], wanted: string): CloudObject {
  const separator = wanted.indexOf("::");
  const kind = separator < 0 ? undefined : wanted.slice(0, separator);
  const name = separator < 0 ? wanted : wanted.slice(separator + 2);
  const found = objects.filter(
    (it) =>
      (kind === undefined || it.type.endsWith(`:${kind}`)) &&
      [it.name, it.id, it.inputs.name, it.inputs.summary].includes(name),
  );
  if (objects.length === 0) throw new RangeError("The stand-in cloud is empty. `npm run sandbox` fills it.");
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) return only;
  if (only !== undefined) throw new RangeError(`"${wanted}" can mean more than one object. Say which:${list(found)}`);
  const similar = objects.filter((it) => describe(it).toLowerCase().includes(name.toLowerCase()));
  throw new RangeError(
    `There is no "${wanted}" in the stand-in cloud. ` +
      (similar.length > 0 ? `Similar are:${list(similar)}` : "`npm run sandbox -- status` lists what there is."),
  );
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
  const last = steps.pop();
  if (last === undefined) throw new RangeError("The path is empty.");
  let parent: readonly Value[] | Properties = changed;
  for (const [depth, step] of steps.entries()) {
    const next: Value | undefined = childOf(parent, step);
    if (next === undefined || next === null || typeof next !== "object")
      throw new RangeError(
        `${steps.slice(0, depth + 1).join(".")} has no parts. At that place there are: ${Object.keys(parent).join(", ")}`,
      );
    parent = next;
  }
  const before = childOf(parent, last);
  const after = typeof before === "string" ? text : read(text);
  if (JSON.stringify(before) === JSON.stringify(after)) throw new RangeError(`${path} is ${text} already.`);
  (parent as Record<string, Value>)[last] = after;
  return { inputs: changed, before, after };
}

function childOf(parent: readonly Value[] | Properties, step: string): Value | undefined {
  return (parent as Properties)[step];
}

function list(objects: readonly CloudObject[]): string {
  return objects
    .map(describe)
    .sort()
    .map((it) => `\n  ${it}`)
    .join("");
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
