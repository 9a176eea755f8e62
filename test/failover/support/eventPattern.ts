type Json = Readonly<Record<string, unknown>>;

/**
 * Whether an event matches a pattern, as EventBridge says it does (its developer guide, event patterns): every field must
 * match one of its values, fields below an array match if they do in one of its elements, `exists: false` matches what is
 * not there, and nothing else does.
 */
export function matchesPattern(pattern: Json, event: unknown): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === "$or") return (wanted as readonly Json[]).some((it) => matchesPattern(it, event));
    const value = isObject(event) ? event[field] : undefined;
    const found = Array.isArray(value) ? (value as unknown[]) : [value];
    if (Array.isArray(wanted)) return found.some((it) => wanted.some((rule) => matchesRule(rule, it)));
    return found.some((it) => matchesPattern(wanted as Json, it));
  });
}

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

function matchesRule(rule: unknown, value: unknown): boolean {
  if (!isObject(rule)) return rule === value;
  const [[name, wanted] = ["", undefined]] = Object.entries(rule);
  if (name === "exists") return (value !== undefined) === wanted;
  if (value === undefined) return false;
  switch (name) {
    case "anything-but":
      return !(wanted as readonly unknown[]).includes(value);
    case "prefix":
      return typeof value === "string" && value.startsWith(String(wanted));
    case "wildcard":
      return typeof value === "string" && new RegExp(`^${String(wanted).replaceAll("*", ".*")}$`).test(value);
    default:
      throw new Error(`EventBridge knows no ${name}, or this test does not`);
  }
}
