/** Texts that something in the plan's way would obey if it took them for more than data. */
export const hostileTexts: readonly string[] = [
  "{{event.title}}",
  "{{#is_alert}}@pagerduty-p0{{/is_alert}}",
  "{% assign x = 1 %}",
  "${jndi:ldap://x}",
  "$(id)",
  "`id`",
  "\n# heading",
  "\r\nX-Header: x",
  "\u0000",
  "\u001b[31m",
  "\u202eabc\u202c",
  "\u200b",
  "\u2028",
  "\ud800",
  '"; DROP',
  "\\",
  "<script>alert(1)</script>",
  "<https://x.example|click>",
  "x".repeat(1_000_000),
];

/** A text, a number or a switch in a config, and where it stands. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: string | number | boolean;
}

/** Everything that is written in a config. */
export function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return [{ path, value }];
  return Object.entries(Object(value) as object).flatMap(([key, it]) => leavesOf(it, [...path, key]));
}

/** A copy of a config with another value at a path; undefined takes it away. */
export function withValue(
  config: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const copy = structuredClone(config);
  const last = path.at(-1) ?? "";
  let parent: Record<string, unknown> | undefined = copy;
  for (const key of path.slice(0, -1)) parent = parent?.[key] as Record<string, unknown> | undefined;
  if (!(parent instanceof Object)) return copy;
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}
