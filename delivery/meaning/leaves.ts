/** The single values of an object, by path such as `rules[0].escalationDelayInMinutes`. Empty lists and objects count. */
export function leaves(value: unknown, path = ""): ReadonlyMap<string, unknown> {
  if (isSecret(value)) return new Map([[path, "[secret]"]]);
  if (Array.isArray(value) && value.length > 0)
    return merged(value.map((it, index) => leaves(it, `${path}[${index}]`)));
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0)
    return merged(Object.entries(value).map(([key, it]) => leaves(it, path === "" ? key : `${path}.${key}`)));
  return value === undefined ? new Map<string, unknown>() : new Map([[path, value]]);
}

/** How the engine marks a secret in an exported state; what is beside the mark is ciphertext, or the value itself. */
const secretMark = "4dabf18193072939515e22adb298388d";

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && secretMark in value;
}

const merged = (maps: readonly ReadonlyMap<string, unknown>[]) => new Map(maps.flatMap((it) => [...it]));
