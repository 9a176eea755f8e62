import * as pulumi from "@pulumi/pulumi";
import { nearest } from "../environment";
import type { Finding } from "../plan";

export { importForm, importForms, importIdOf, isImportId, splitRegion } from "./ids";

/**
 * Takes over objects that exist already at a vendor, instead of making them again: the next `up` imports each into the
 * state, and refuses if the object is not as declared. Must be called before anything is registered.
 *
 * Once imported, an entry does nothing any more and can be removed.
 *
 * @param ids the vendor's id of each object, by `Type::logical-name`, such as `User::escalation-alice-smith`, in the form that
 *   the type's import takes (`importForms`).
 * @returns what to ask when everything is registered: the entries that nothing declared was meant by.
 */
export function adoptExisting(ids: Readonly<Record<string, string>>): () => readonly Finding[] {
  if (Object.keys(ids).length === 0) return () => [];
  const declared = new Set<string>();
  pulumi.runtime.registerStackTransformation(({ type, name, props, opts }) => {
    const key = `${type.split(":").at(-1) ?? type}::${name}`;
    declared.add(key);
    const id = ids[key];
    return id === undefined ? undefined : { props, opts: pulumi.mergeOptions(opts, { import: id }) };
  });
  return () => meantByNothing(Object.keys(ids), [...declared]);
}

/** The entries whose names nothing has: a misspelled one would make a second object beside the one that it is about. */
export const meantByNothing = (keys: readonly string[], declared: readonly string[]): readonly Finding[] =>
  keys
    .filter((it) => !declared.includes(it))
    .map((it) => {
      const meant = nearest(it, declared);
      return {
        rule: "config/adopts-nothing",
        path: `config.adopt.${it}`,
        problem: `nothing of this name is declared${meant === undefined ? "" : `; did you mean ${meant}?`}`,
        remedy: "correct the name, or remove the entry; `pulumi preview` shows the names",
      };
    });
