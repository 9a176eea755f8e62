import { describe, expect, it } from "vitest";
import { drawSpecs } from "../../src/blueprint";
import { textsIn } from "../../src/environment";
import { plan } from "../../src/plan";
import { production } from "../support/environment";
import { leavesOf, withValue } from "../support/hostile";
import { productionConfig } from "../support/production";

const config = productionConfig();

/** The strangest name that a config may have: each character means something to some sink. */
const strangest = "O'Neil & (x) + #1_a-b/c.d, Süd";
const named = leavesOf(config).filter(({ path }) => path.at(-1) === "name" && !path.includes("channels"));
const strange = named.reduce((all, { path }, index) => withValue(all, path, `${strangest} ${index}`), config);

/** What sinks would obey in the texts of a stack, in their order, whatever the names in them. */
function obeyedIn(values: Record<string, unknown>) {
  const specs = drawSpecs(plan, production(values));
  const texts = Object.entries(specs).flatMap(([folder, spec]) => textsIn(spec, folder));
  return {
    /** Template blocks and variables of Datadog, PagerDuty, Systems Manager and Liquid. */
    templates: texts.flatMap(({ path, text }) =>
      (text.match(/\{\{.*?\}\}|\{%.*?%\}/gs) ?? []).map((it) => `${path} ${it}`),
    ),
    /** Whom monitors notify. */
    handles: texts
      .filter(({ path }) => path.startsWith("monitors"))
      .flatMap(({ path, text }) => (text.match(/@[\w.-]+/g) ?? []).map((it) => `${path} ${it}`)),
    /** What a shell would run. */
    commands: texts.flatMap(({ path, text }) => (text.match(/\$\(|\$\{|`/g) ?? []).map((it) => `${path} ${it}`)),
    /** Which texts are JSON: documents, policies, patterns and payloads. */
    documents: texts.filter(({ text }) => isJson(text)).map(({ path }) => path),
  };
}

function isJson(text: string): boolean {
  if (!/^[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("names, however strange", () => {
  const expected = obeyedIn(config);
  const found = obeyedIn(strange);

  it("are many, and each sink has something that it obeys", () => {
    expect(named.length).toBeGreaterThan(20);
    for (const kind of Object.values(expected)) expect(kind.length).toBeGreaterThan(0);
  });

  it.each(Object.keys(expected) as (keyof typeof expected)[])("change nothing that a sink obeys: %s", (kind) => {
    expect(found[kind]).toEqual(expected[kind]);
  });
});
