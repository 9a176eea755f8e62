/** A JSON schema, as far as it is walked here. */
export interface SchemaNode {
  readonly examples?: readonly unknown[];
  /** An example of the whole, where one that is made of its parts' would be refused. */
  readonly standIn?: unknown;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
}

const alternativesOf = ({ anyOf = [], oneOf = [] }: SchemaNode): readonly SchemaNode[] => [...anyOf, ...oneOf];

/** The schema of what stands at a path; of alternatives, the first that knows the path. */
export function schemaAt(node: SchemaNode, [step, ...rest]: readonly string[]): SchemaNode | undefined {
  if (step === undefined) return node;
  const { items, properties = {}, additionalProperties } = node;
  const others = typeof additionalProperties === "object" ? additionalProperties : undefined;
  const child = /^\d+$/.test(step) && items !== undefined ? items : (propertyOf(properties, step) ?? others);
  if (child !== undefined) return schemaAt(child, rest);
  return alternativesOf(node)
    .map((it) => schemaAt(it, [step, ...rest]))
    .find((it) => it !== undefined);
}

const propertyOf = (properties: Readonly<Record<string, SchemaNode>>, name: string): SchemaNode | undefined =>
  Object.hasOwn(properties, name) ? properties[name] : undefined;

/** The keys that may stand at a path. */
export function keysAt(node: SchemaNode, path: readonly string[]): readonly string[] {
  const found = schemaAt(node, path);
  if (found === undefined) return [];
  return [...new Set([found, ...alternativesOf(found)].flatMap((it) => Object.keys(it.properties ?? {})))];
}

/** A value that a schema accepts: its example, or one made of its parts' examples. */
export function exampleOf(node: SchemaNode): unknown {
  const { standIn, examples = [], enum: choices = [], properties, required = [], items, minItems = 0 } = node;
  const [alternative] = alternativesOf(node);
  if (standIn !== undefined) return structuredClone(standIn);
  if (examples.length > 0) return structuredClone(examples[0]);
  if (node.default !== undefined) return structuredClone(node.default);
  if (node.const !== undefined) return node.const;
  if (choices.length > 0) return choices[0];
  if (alternative !== undefined) return exampleOf(alternative);
  if (properties !== undefined)
    return Object.fromEntries(required.map((key) => [key, exampleOf(properties[key] ?? {})]));
  if (items !== undefined) return Array.from({ length: minItems }, () => exampleOf(items));
  return {};
}
