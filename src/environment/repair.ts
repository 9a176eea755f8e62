import type { z } from "zod";
import { exampleOf, schemaAt } from "./schemaTree";
import { schemaTree, type SectionName } from "./sections";
import type { Strange } from "./inert";

/** What was put in place of what is wrong, by path, such as `config.people.alice-smith.phone`. */
export type Repairs = Map<string, unknown>;

/** A section's value without what is strange in it: keys are left out, values are an example. */
export const withoutStrange = (section: SectionName, value: unknown, found: readonly Strange[], repairs: Repairs) =>
  changed(section, value, (replace) => {
    for (const { path, isKey } of found)
      replace([section, ...path], isKey ? undefined : repairOf([section, ...path], repairs));
  });

/**
 * A section's value with what its schema refused left out, or replaced by an example.
 *
 * @param whole replace the section as a whole: mending its parts did not do.
 */
export const repaired = (
  section: SectionName,
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  repairs: Repairs,
  whole: boolean,
): unknown =>
  changed(section, value, (replace) => {
    if (whole) {
      replace([section], repairOf([section], repairs));
      return;
    }
    for (const issue of issues) {
      const path = [section, ...issue.path.map(String)];
      if (issue.code === "unrecognized_keys") for (const key of issue.keys) replace([...path, key], undefined);
      else replace(path, issue.code === "invalid_key" ? undefined : repairOf(path, repairs));
    }
  });

/** What stands in for what is wrong at a path. Each seat gets somebody of its own, so that nobody seems to sit in two. */
export function repairOf(path: readonly string[], repairs: Repairs): unknown {
  const [section, seat] = path;
  const example =
    section === "seats" && seat !== undefined && path.length === 2
      ? `somebody-in-${seat}`
      : exampleOf(schemaAt(schemaTree(), path) ?? {});
  repairs.set(["config", ...path].join("."), example);
  return example;
}

/** Whether a path is at, under or around something that was replaced: what is said of it would be said of the example. */
export const isAbout = (path: string, repairs: ReadonlyMap<string, unknown>): boolean =>
  [...repairs.keys()].some((it) => path === it || path.startsWith(`${it}.`) || it.startsWith(`${path}.`));

/** A copy of a section's value with other values at some paths; undefined takes one away. */
function changed(
  section: SectionName,
  value: unknown,
  change: (replace: (path: readonly string[], by: unknown) => void) => void,
): unknown {
  const root: Record<string, unknown> = { [section]: structuredClone(value) };
  change((path, by) => {
    const last = path.at(-1) ?? "";
    let at = root;
    for (const step of path.slice(0, -1)) {
      const next = Object.hasOwn(at, step) ? at[step] : undefined;
      const way = typeof next === "object" && next !== null ? next : {};
      at[step] = way;
      at = way as Record<string, unknown>;
    }
    if (by === undefined) Reflect.deleteProperty(at, last);
    else at[last] = by;
  });
  return root[section];
}
