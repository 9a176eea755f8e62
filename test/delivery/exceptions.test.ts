import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { driftExceptions } from "../../delivery/drift";

const src = join(__dirname, "..", "..", "src");
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((it) => it.endsWith(".ts"))
  .map((it) => readFileSync(join(src, it), "utf8"));

/** What the program's text ignores: the last name of each path that stands in an ignoreChanges. */
const ignored = sources
  .flatMap((text) => [...text.matchAll(/ignoreChanges:([^\n]*)/g)].map(([, rest = ""]) => rest))
  .flatMap((rest) => [...rest.matchAll(/["`](?:[^"`]*\.)?(\w+)["`]/g)].map(([, name = ""]) => name));

describe("the known differences", () => {
  it("are exactly what the program ignores, each with a reason and a date", () => {
    expect(driftExceptions.map(({ property }) => property).sort()).toEqual([...ignored].sort());
    for (const { reason, since, type } of driftExceptions) {
      expect(reason.length, type).toBeGreaterThan(20);
      expect(since).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});
