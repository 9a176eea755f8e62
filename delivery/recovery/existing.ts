import type { Resource } from "../engine";

/** Something that the program declares and no state knows. */
export type Missing = Pick<Resource, "urn" | "type" | "inputs">;

/** An object at a vendor that is what the program would make: an earlier run has made it, and its answer was lost. */
export interface Found {
  readonly urn: string;
  readonly type: string;
  /** As the import of its type takes it. */
  readonly importId: string;
}

/** What can be asked of the vendors. */
export interface Vendors {
  /** Looks for objects by the names that the plan gives them. */
  readonly find: (missing: readonly Missing[]) => Promise<readonly Found[]>;
  /** Deletes what was found. @throws Failure when a vendor refuses. */
  readonly remove: (found: Found) => Promise<void>;
  /** Whether it can say of a type what exists. Of the others a person has to look. */
  readonly knows: (type: string) => boolean;
}
