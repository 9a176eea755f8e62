/** The single values of an object, by path such as `rules[0].targets[1].id`. */
export function leaves(value: unknown, path = ""): ReadonlyMap<string, unknown> {
  if (Array.isArray(value)) return merged(value.map((it, index) => leaves(it, `${path}[${index}]`)));
  if (typeof value === "object" && value !== null)
    return merged(Object.entries(value).map(([key, it]) => leaves(it, path === "" ? key : `${path}.${key}`)));
  return new Map([[path, value]]);
}

const merged = (maps: readonly ReadonlyMap<string, unknown>[]) => new Map(maps.flatMap((it) => [...it]));
