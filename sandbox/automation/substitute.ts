/** Values that a document's steps can refer to, by the name between the braces. */
export type Values = ReadonlyMap<string, unknown>;

const reference = /\{\{\s*([\w:.-]+)\s*\}\}/g;

const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/**
 * Fills in what stands between double braces: a text that is one reference becomes its value, of whatever type; within a
 * longer text it becomes text.
 *
 * @throws Error that names a reference to nothing: Systems Manager refuses such a document.
 */
export function substitute(template: unknown, values: Values): unknown {
  if (typeof template === "string") {
    const look = (name: string) => {
      if (!values.has(name)) throw new Error(`{{ ${name} }} is neither a parameter nor an output of an earlier step`);
      return values.get(name);
    };
    const whole = /^\{\{\s*([\w:.-]+)\s*\}\}$/.exec(template)?.[1];
    return whole === undefined ? template.replace(reference, (_, name: string) => text(look(name))) : look(whole);
  }
  if (Array.isArray(template)) return template.map((it) => substitute(it, values));
  if (typeof template !== "object" || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, it]) => [key, substitute(it, values)]));
}

/** What a selector such as `$.tasks[0].status` picks from an answer; undefined where there is nothing. */
export function select(answer: unknown, selector: string): unknown {
  return [...selector.replace(/^\$/, "").matchAll(/\.(\w+)|\[(\d+)\]/g)].reduce<unknown>(
    (value, [, name, index]) =>
      typeof value === "object" && value !== null
        ? (value as Record<string, unknown>)[name ?? Number(index)]
        : undefined,
    answer,
  );
}
