/** What values a property accepts, as the SDK's declarations say. */
export type Shape =
  | { readonly kind: "any" }
  | { readonly kind: "scalar"; readonly accepts: readonly ("string" | "number" | "boolean")[] }
  | { readonly kind: "list"; readonly of: Shape }
  | { readonly kind: "map"; readonly of: Shape }
  /** An interface of the same package's `types/input`, by its dotted name; resolved when it is needed. */
  | { readonly kind: "reference"; readonly name: string };

/** A property of an interface. */
export interface PropertyShape {
  readonly required: boolean;
  readonly shape: Shape;
}

/** An interface: its properties by name. */
export type ObjectShape = Readonly<Record<string, PropertyShape>>;
