/** One change of one place in a value. */
export interface Mutation {
  /** Where, such as `rules[0].targets`; inside a document that is text, after a `#`. */
  readonly path: string;
  readonly how: "up" | "down" | "flipped" | "another" | "shortened" | "lengthened" | "reordered" | "removed";
  /** The whole value with this change in it. */
  readonly value: unknown;
}

/** Every change of one place in a value: numbers up and down, texts, flags, lists in each way, and what can be left out. */
export function* mutations(value: unknown, path = ""): Generator<Mutation> {
  if (Array.isArray(value)) yield* ofList(value as unknown[], path);
  else if (typeof value === "object" && value !== null) yield* ofObject(value as Record<string, unknown>, path);
  else yield* ofScalar(value, path);
  if (path !== "") yield { path, how: "removed", value: undefined };
}

function* ofList(value: readonly unknown[], path: string): Generator<Mutation> {
  const [first, ...others] = value;
  if (value.length > 0) {
    yield { path, how: "shortened", value: others };
    const more = typeof first === "object" && first !== null ? { ...first, name: "another" } : "another";
    yield { path, how: "lengthened", value: [...value, more] };
  }
  if (value.length > 1) yield { path, how: "reordered", value: [...value].reverse() };
  for (const [index, inner] of value.entries())
    for (const it of mutations(inner, `${path}[${index}]`)) {
      const copy = value.with(index, it.value);
      yield { ...it, value: it.value === undefined ? copy.filter((each) => each !== undefined) : copy };
    }
}

function* ofObject(value: Readonly<Record<string, unknown>>, path: string): Generator<Mutation> {
  for (const [name, inner] of Object.entries(value))
    for (const it of mutations(inner, path === "" ? name : `${path}.${name}`)) {
      const rest = Object.entries(value).filter(([other]) => other !== name);
      yield { ...it, value: Object.fromEntries(it.value === undefined ? rest : [...rest, [name, it.value]]) };
    }
}

function* ofScalar(value: unknown, path: string): Generator<Mutation> {
  const another = (how: Mutation["how"], changed: unknown): Mutation => ({ path, how, value: changed });
  if (typeof value === "boolean") yield another("flipped", !value);
  if (typeof value === "number") yield* [another("up", value + 1), another("down", value - 1)];
  if (typeof value !== "string") return;
  const document = documentIn(value);
  if (document !== undefined)
    for (const it of mutations(document, `${path}#`)) yield { ...it, value: JSON.stringify(it.value) };
  else if (/^[1-9]\d*$/.test(value))
    yield* [another("up", String(Number(value) + 1)), another("down", String(Number(value) - 1))];
  else yield another("another", `${value}x`);
}

function documentIn(value: string): unknown {
  if (!/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}
