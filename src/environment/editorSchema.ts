import type { SchemaNode } from "./schemaTree";
import { schemaTree } from "./sections";

/** What an editor checks a stack's file against, and completes and explains it by. */
export interface EditorSchema {
  readonly $schema: string;
  readonly title: string;
  readonly type: "object";
  readonly properties: {
    readonly config: { readonly type: "object"; readonly properties: Record<string, SchemaNode> };
  };
}

/**
 * The JSON schema of `Pulumi.<stack>.yaml`, from the same schemas that read it. Other keys of the file are the engine's.
 *
 * @param project whose namespace the keys have.
 * @param descriptions what Pulumi.yaml says of each key: the text that an editor shows.
 */
export function editorSchema(project: string, descriptions: Readonly<Record<string, string>>): EditorSchema {
  const sections = Object.entries(schemaTree().properties ?? {});
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A stack of the incident response plan",
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: Object.fromEntries(
          sections.map(([name, section]) => {
            const description = descriptions[name];
            return [`${project}:${name}`, { ...section, ...(description !== undefined && { description }) }];
          }),
        ),
      },
    },
  };
}
