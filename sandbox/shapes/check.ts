import { isObject, isUnknown, type Properties, type Refusal, type Value } from "../protocol";
import { findShape } from "./library";
import type { ObjectShape, Shape } from "./shape";

type Resolve = (name: string) => ObjectShape | undefined;

/** Added to inputs by the SDK or the engine, and declared by no SDK. */
const internal = new Set(["__defaults", "__pulumi"]);

/**
 * Checks inputs against the declarations of the installed SDK. The real bridge lets a misspelled property pass in
 * silence; here it is refused, and so are missing and mistyped ones, each with its path.
 *
 * @returns undefined if no SDK and no binding declares the type.
 */
export function checkShape(type: string, inputs: Properties): readonly Refusal[] | undefined {
  const found = findShape(type);
  if (found === undefined) return undefined;
  return checkObject(inputs, found.inputs, "", found.resolve);
}

function checkObject(value: Properties, shape: ObjectShape, path: string, resolve: Resolve): Refusal[] {
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const known = Object.keys(shape);
  const missing = known
    .filter((name) => shape[name]?.required === true && (value[name] ?? undefined) === undefined)
    .map((name) => ({ property: at(name), reason: "is required and missing" }));
  const present = Object.entries(value).flatMap(([name, inner]): Refusal[] => {
    const declared = shape[name];
    if (declared !== undefined) return checkValue(inner, declared.shape, at(name), resolve);
    if (internal.has(name)) return [];
    return [{ property: at(name), reason: `is not a property here; ${suggestion(name, known)}` }];
  });
  return [...missing, ...present];
}

function checkValue(value: Value, shape: Shape, path: string, resolve: Resolve): Refusal[] {
  if (value === null || isUnknown(value)) return [];
  switch (shape.kind) {
    case "any":
      return [];
    case "scalar":
      return (shape.accepts as readonly string[]).includes(typeof value)
        ? []
        : [{ property: path, reason: `must be a ${shape.accepts.join(" or a ")}, not ${described(value)}` }];
    case "list":
      if (!Array.isArray(value)) return [{ property: path, reason: `must be a list, not ${described(value)}` }];
      return (value as readonly Value[]).flatMap((it, index) => checkValue(it, shape.of, `${path}[${index}]`, resolve));
    case "map":
      if (!isObject(value)) return [{ property: path, reason: `must be a map, not ${described(value)}` }];
      return Object.entries(value).flatMap(([key, it]) => checkValue(it, shape.of, `${path}.${key}`, resolve));
    case "reference": {
      const referenced = resolve(shape.name);
      if (referenced === undefined) return [];
      if (!isObject(value)) return [{ property: path, reason: `must be an object, not ${described(value)}` }];
      return checkObject(value, referenced, path, resolve);
    }
  }
}

function described(value: Value): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `the ${typeof value} ${JSON.stringify(value)}`;
}

/** The names that a misspelled one may have meant: those that share its first three letters, or else all. */
function suggestion(name: string, known: readonly string[]): string {
  const near = known.filter((it) => it.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase());
  return near.length > 0 ? `did you mean ${near.join(" or ")}?` : `allowed are ${[...known].sort().join(", ")}`;
}
