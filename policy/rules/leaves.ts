/** The single values of an object that are known, by path such as `rules[0].targets[1].id`. */
export function leaves(value: unknown, path = ""): ReadonlyMap<string, unknown> {
  if (typeof value !== "object" || value === null) return new Map(value === undefined ? [] : [[path, value]]);
  const keys = Object.keys(value);
  const steps = Array.isArray(value) ? keys.map((it) => `[${it}]`) : keys.map((it) => (path === "" ? it : `.${it}`));
  return new Map(keys.flatMap((key, index) => [...leaves(known(value, key), `${path}${steps[index] ?? ""}`)]));
}

/**
 * What is not known before a vendor has answered throws at a touch: the policy SDK would then say of each such resource
 * that the policy could not be run, and not run it.
 */
function known(of: object, key: string): unknown {
  try {
    return Reflect.get(of, key);
  } catch {
    return undefined;
  }
}
