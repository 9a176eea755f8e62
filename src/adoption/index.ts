import * as pulumi from "@pulumi/pulumi";

export { importForm, importForms, importIdOf, isImportId, splitRegion } from "./ids";

/**
 * Takes over objects that exist already at a vendor, instead of making them again: the next `up` imports each into the
 * state, and refuses if the object is not as declared. Must be called before anything is registered.
 *
 * Once imported, an entry does nothing any more and can be removed.
 *
 * @param ids the vendor's id of each object, by `Type::logical-name`, such as `User::escalation-alice-smith`, in the form that
 *   the type's import takes (`importForms`).
 */
export function adoptExisting(ids: Readonly<Record<string, string>>): void {
  if (Object.keys(ids).length === 0) return;
  pulumi.runtime.registerStackTransformation(({ type, name, props, opts }) => {
    const id = ids[`${type.split(":").at(-1) ?? type}::${name}`];
    return id === undefined ? undefined : { props, opts: pulumi.mergeOptions(opts, { import: id }) };
  });
}
