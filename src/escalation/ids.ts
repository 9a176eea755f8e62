import type * as pulumi from "@pulumi/pulumi";

/** Finds the id of what was declared under a key of the specs. */
export type IdOf = (key: string) => pulumi.Output<string>;

/**
 * Ids of resources by their specs' keys.
 *
 * @throws Error for a key that no spec has: a bug of the specs, never a user's mistake.
 */
export function idsOf(resources: ReadonlyMap<string, pulumi.CustomResource>): IdOf {
  return (key) => {
    const resource = resources.get(key);
    if (resource === undefined) throw new Error(`no resource was declared for ${key}`);
    return resource.id;
  };
}
