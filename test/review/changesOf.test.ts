import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { diff, graph, type Resource } from "../../src/review";
import { changesOf, Context, explain } from "../../src/review/diff";
import { table } from "../../src/review/diff/table";
import { resource, types } from "./support/resources";

/** Inputs of any form; keys and texts repeat, so that lists share elements and documents differ in one place. */
const inputs = fc.dictionary(
  fc.constantFrom("a", "b", "name", "rules", "tags"),
  fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.jsonValue({ maxDepth: 2 }).map((it) => JSON.stringify(it)),
    fc.array(fc.constantFrom("x", "y", "z"), { maxLength: 4 }),
    fc.array(fc.record({ name: fc.constantFrom("x", "y"), value: fc.nat({ max: 2 }) }), { maxLength: 3 }),
  ),
);
const kinds = fc.constantFrom(...Object.values(types), "other:index/thing:Thing");

describe("the changes between two sides of a resource", () => {
  it("leave nothing out: what differs is told, or left out for a reason", () => {
    fc.assert(
      fc.property(kinds, inputs, inputs, (type, was, is) => {
        const [before, after] = [resource(type, "it", was), resource(type, "it", is)];
        const changes = changesOf({ urn: before.urn, type, before, after });
        expect(changes.length > 0).toBe(!isDeepStrictEqual(was, is));
        const context = new Context(graph([before]), graph([after]), plan);
        for (const it of changes) {
          const said = explain(it, context);
          expect("because" in said ? said.because : said.map(({ text }) => text)).not.toHaveLength(0);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it("are told of whatever stands in an input, though it be of another form than anybody expects", () => {
    const values = fc.option(fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom("60", "true", "a && !b", "")), {
      nil: undefined,
    });
    const context = new Context(graph([]), graph([]), plan);
    for (const [type, { inputs: rows }] of Object.entries(table))
      for (const [pattern, { say }] of Object.entries(rows))
        fc.assert(
          fc.property(values, values, (before, after) => {
            const [old, young] = [resource(type, "it", {}), resource(type, "it", {})];
            const change = {
              pair: { urn: old.urn, type, before: old, after: young },
              pattern,
              elements: [],
              before,
              after,
            };
            expect(say(change, context)).toBeDefined();
          }),
          { numRuns: 10, seed: 1 },
        );
  });

  const said = (before: Partial<Resource>, after: Partial<Resource>) => {
    const of = (more: Partial<Resource>) => graph([{ ...resource(types.monitor, "it", { name: "It" }), ...more }]);
    return diff(of(before), of(after), plan);
  };

  it.each<[string, Partial<Resource>, Partial<Resource>, string]>([
    ["protect", { protect: true }, {}, "weaker: It is no longer protected against deletion"],
    [
      "retainOnDelete",
      { options: { retainOnDelete: true } },
      {},
      "weaker: It is deleted at the vendor when no longer declared",
    ],
    [
      "ignoreChanges",
      {},
      { options: { ignoreChanges: ["query"] } },
      "unknown: It: what people change by hand in query stays, and what the program says of it has no effect",
    ],
    [
      "additionalSecretOutputs",
      { options: { additionalSecretOutputs: ["key"] } },
      {},
      "weaker: It: key stands in the state in clear",
    ],
    [
      "provider",
      { options: { provider: "aws" } },
      { options: { provider: "other" } },
      "unknown: It is managed through other instead of aws",
    ],
    ["aliases", {}, { options: { aliases: ["old"] } }, "unknown: It is also known as old"],
  ])("tell the engine's option %s", (_, before, after, sentence) => {
    expect(said(before, after).sentences.map(({ verdict, text }) => `${verdict}: ${text}`)).toEqual([sentence]);
  });

  it("tell of a thing that nobody knows that it is there, and that it may be anything", () => {
    const unknown = resource("other:index/rule:ExpiryRule", "all", { days: 1 });
    const { sentences, weaker } = diff(graph([]), graph([unknown]), plan);
    expect(sentences).toMatchObject([
      { verdict: "unknown", text: "expiry rule all is new, and nobody has said here what it does" },
    ]);
    expect(weaker).toBe(true);
    const changed = diff(graph([unknown]), graph([{ ...unknown, inputs: { days: 2 } }]), plan);
    expect(changed.sentences.map(({ text }) => text)).toEqual([
      "expiry rule all: changed: days: 2 instead of 1; direction unknown",
    ]);
  });
});
