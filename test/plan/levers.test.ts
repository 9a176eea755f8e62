import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { written } from "../../sandbox/consequences";
import { findShape } from "../../sandbox/shapes";
import { allLevers, leftAlone, leverOf } from "../../src/plan";

const src = join(__dirname, "..", "..", "src");
const topLevel = (path: string) => path.replace(/[.[].*$/, "");

describe("the levers of the plan", () => {
  it.each(allLevers.map((it) => [it.key, it] as const))("%s: is of properties that its type has", (_, lever) => {
    const inputs = Object.keys(findShape(lever.type)?.inputs ?? {});
    expect(inputs).toEqual(expect.arrayContaining(leftAlone(lever).map(topLevel)));
    expect(lever.since).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(lever.reason.length).toBeGreaterThan(20);
  });

  it("are all that the program leaves alone: nothing else ignores changes", () => {
    const ignoring = readdirSync(src, { recursive: true, encoding: "utf8" })
      // Review only says what such an option means.
      .filter((it) => it.endsWith(".ts") && !it.startsWith("review/"))
      .filter((it) => readFileSync(join(src, it), "utf8").includes("ignoreChanges:"))
      .sort();
    expect(ignoring).toEqual([]);
    expect(readFileSync(join(src, "levers.ts"), "utf8")).toContain("{ ignoreChanges }");
  });

  it("are found by what differs, be it the lever itself or what is sent along with it", () => {
    expect(leverOf("aws:wafv2/ipSet:IpSet", "addresses")?.what).toContain("addresses");
    expect(leverOf("aws:wafv2/ipSet:IpSet", "description")?.what).toContain("addresses");
    expect(leverOf("pagerduty:index/schedulev2:Schedulev2", "rotations")?.changedBy).toBe("the vendor");
    expect(leverOf("aws:kms/key:Key", "description")).toBeUndefined();
  });
});

describe("an update that did not look first", () => {
  const aws = allLevers.filter(({ type }) => type.startsWith("aws:"));
  it.each(aws.map((it) => [it.key, it] as const))("%s: does not move it, whatever else it changes", (_, lever) => {
    const left = leftAlone(lever).map(topLevel);
    const others = Object.keys(findShape(lever.type)?.inputs ?? {}).filter((it) => !left.includes(it));
    const lever_ = topLevel(lever.properties[0] ?? "");
    for (const other of others) {
      const live = { [lever_]: "moved", [other]: "old" };
      const known = { [lever_]: "before", [other]: "old" };
      expect(written(lever.type, live, known, { ...known, [other]: "new" })).toEqual({ ...live, [other]: "new" });
    }
  });

  it("writes an address list over, if it changes what AWS takes in the same call", () => {
    const known = { addresses: [], description: "old" };
    const live = { addresses: ["198.51.100.0/24"], description: "old" };
    expect(written("aws:wafv2/ipSet:IpSet", live, known, { ...known, description: "new" })).toEqual({
      addresses: [],
      description: "new",
    });
  });

  it("writes over whatever PagerDuty and Datadog take as a whole", () => {
    const known = { name: "P0", description: "old" };
    expect(written("pagerduty:index/service:Service", { ...known, name: "by hand" }, known, known)).toEqual(known);
  });
});
