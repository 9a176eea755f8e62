import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { editorSchema } from "../../src/environment/editorSchema";
import { stacksIn } from "../../src/environment/stackFile";
import { configSchema, productionConfig } from "../support/production";

const root = join(__dirname, "..", "..");
const descriptions = Object.fromEntries(Object.entries(configSchema()).map(([key, it]) => [key, it.description]));
const schema = editorSchema("incident-response", descriptions);

describe("the schema that editors check a stack's file by", () => {
  it("is published, from the schemas that read it", async () => {
    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot("../../docs/stack.schema.json");
  });

  it("knows every key of production, and says what each section is for", () => {
    const { properties } = schema.properties.config;
    for (const key of Object.keys(productionConfig()))
      expect(properties[`incident-response:${key}`], key).toMatchObject({
        description: expect.stringMatching(/\w/) as string,
      });
  });

  it.each(stacksIn(root))("is named by the file of %s", (stack) => {
    expect(readFileSync(join(root, `Pulumi.${stack}.yaml`), "utf8")).toContain(
      "# yaml-language-server: $schema=docs/stack.schema.json",
    );
  });
});
