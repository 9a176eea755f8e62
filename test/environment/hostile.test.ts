import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeTheRest } from "../../src/blueprint";
import { parseEnvironment } from "../../src/environment";
import { exampleOf } from "../../src/environment/schemaTree";
import { schemaTree, sections } from "../../src/environment/sections";
import { plan } from "../../src/plan";
import { runs } from "../support/depth";
import { hostileTexts, leavesOf, withValue } from "../support/hostile";
import { productionConfig } from "../support/production";

const production = productionConfig();
const leaves = leavesOf(production);
const leaf = fc.constantFrom(...leaves);

const problemsOf = (values: Readonly<Record<string, unknown>>) =>
  parseEnvironment(values).findings.map(({ path, problem }) => `${path}: ${problem}`);

describe("what somebody writes into a config is refused with a path, or is data", () => {
  it("a text that a template, a shell or a terminal would obey is refused wherever it stands", () => {
    fc.assert(
      fc.property(leaf, fc.constantFrom(...hostileTexts), fc.boolean(), ({ path, value }, hostile, alone) => {
        const problems = problemsOf(withValue(production, path, alone ? hostile : `${String(value)}${hostile}`));
        expect(problems.length).toBeGreaterThan(0);
        for (const it of problems) expect(it).toMatch(/^config\.\w/);
      }),
      { seed: 22, numRuns: runs(300) },
    );
  });

  it("a value of another kind is refused in words, none of which are the library's, and never with an error", () => {
    const kinds = [null, true, 1e9, -1, 1e400, 0.5, "", [], [[]], {}, { secure: "x" }, nested(1000), undefined];
    fc.assert(
      fc.property(leaf, fc.constantFrom(...kinds), fc.nat(2), ({ path }, value, up) => {
        const parsed = parseEnvironment(
          withValue(production, path.slice(0, path.length - Math.min(up, path.length - 1)), value),
        );
        for (const { path: where, problem } of parsed.findings) {
          expect(where).toMatch(/^config\.\w/);
          expect(problem).not.toMatch(/invalid input|expected|received|too (small|big)|unrecognized|\[object/i);
          expect(problem.length).toBeLessThan(2000);
        }
        const lines = parsed.findings.map(({ path: where, problem }) => `${where}: ${problem}`);
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { seed: 22, numRuns: runs(300) },
    );
  });

  it("what the rules say of the rest never fails, whatever is wrong", () => {
    fc.assert(
      fc.property(
        fc.array(leaf, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(undefined, "x", 0, [], {}),
        (some, value) => {
          const values = some.reduce((all, { path }) => withValue(all, path, value), production);
          const parsed = parseEnvironment(values);
          if (parsed.environment === undefined) judgeTheRest(plan, parsed);
        },
      ),
      { seed: 22, numRuns: runs(4) },
    );
  });

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      "a principal of another account's root",
      { principals: { operator: ["arn:aws:iam::999999999999:root"] } },
      /operator\.0: must be an ARN/,
    ],
    [
      "the stack's own root",
      { principals: { operator: ["arn:aws:iam::123456789012:root"] } },
      /operator\.0: must be an ARN/,
    ],
    [
      "an approver who is the operator",
      { principals: { approver: ["arn:aws:iam::123456789012:role/incident-responders"] } },
      /principals\.approver\.0: is operator already/,
    ],
    [
      "an investigator who breaks glass",
      { principals: { investigator: ["arn:aws:iam::123456789012:user/break-glass"] } },
      /principals\.investigator\.0: is breakGlass already/,
    ],
    [
      "somebody who is the issuer's role",
      { principals: { breakGlass: ["arn:aws:iam::123456789012:role/zkp-issuer"] } },
      /principals\.breakGlass\.0: is issuer already/,
    ],
    ["everybody", { principals: { operator: ["*"] } }, /operator\.0: must be an ARN/],
    [
      "a certificate of another account",
      { certificates: { primary: "arn:aws:acm:us-east-1:999999999999:certificate/c" } },
      /certificates\.primary: is of account 999999999999/,
    ],
    ["evidence for ever", { evidenceDays: 1e9 }, /evidenceDays: must be at most 36500/],
    [
      "a cluster of another account",
      {
        switch: "routing-control",
        routingControl: { cluster: "arn:aws:route53-recovery-control::999999999999:cluster/c" },
      },
      /routingControl\.(cluster: is of account 999999999999|endpoints)/,
    ],
    [
      "a path as an artefact's key",
      { artefacts: { "../../etc/passwd": "0".repeat(64) } },
      /artefacts\.\.\.\/\.\.\/etc\/passwd: must be a key in the bucket/,
    ],
  ])("%s is refused as a fact of the failover", (_, change, said) => {
    const failover = production.failover as Record<string, Record<string, unknown>>;
    const changed = Object.fromEntries(
      Object.entries(change).map(([key, it]) => [
        key,
        isObject(it) && isObject(failover[key]) ? { ...failover[key], ...it } : it,
      ]),
    );
    expect(problemsOf({ ...production, failover: { ...failover, ...changed } }).join("\n")).toMatch(said);
  });

  it.each([
    ["http", "http://gateway.vey.example"],
    ["a user", "https://token@gateway.vey.example"],
    ["a path", "https://gateway.vey.example/v2"],
    ["a query", "https://gateway.vey.example?to=other.example"],
    ["this machine as a beginning", "http://localhost.other.example"],
  ])("no token is sent to a gateway by %s", (_, apiUrl) => {
    const datadog = production.datadog as object;
    expect(problemsOf({ ...production, datadog: { ...datadog, apiUrl } })).toEqual([
      expect.stringMatching(/^config\.datadog\.apiUrl: must be an https URL with a host and no path/),
    ]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s is no key, at any depth", (key) => {
    const own = JSON.parse(`{ ${JSON.stringify(key)}: { "name": "X" } }`) as object;
    const people = Object.defineProperties({ ...(production.people as object) }, Object.getOwnPropertyDescriptors(own));
    expect(problemsOf({ ...production, people })).toEqual([
      `config.people.${key}: the key is a key that every object has; choose another`,
    ]);
    const top = Object.defineProperties({ ...production }, Object.getOwnPropertyDescriptors(own));
    expect(problemsOf(top)).toEqual([expect.stringMatching(new RegExp(`^config\\.${key}: unknown key`))]);
  });
});

describe("the example that stands in for a mistake", () => {
  it.each(Object.entries(sections))("is accepted itself: %s", (name, schema) => {
    expect(schema.safeParse(exampleOf(schemaTree().properties?.[name] ?? {})).error?.issues ?? []).toEqual([]);
  });
});

const isObject = (it: unknown): it is object => typeof it === "object" && it !== null && !Array.isArray(it);

function nested(depth: number): unknown {
  let value: unknown = "x";
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}
