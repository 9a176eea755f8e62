import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { constraints } from "../../sandbox/constraints";
import { escalationRules } from "../../src/escalation";

const root = join(__dirname, "..", "..");
const page = readFileSync(join(root, "docs", "known-surprises.md"), "utf8");
const rows = page.split("\n").flatMap((line) => {
  const cells = line.split(" | ").map((it) => it.replace(/^\| | *\|$/g, "").trim());
  return cells.length === 4 && cells[0]?.startsWith("[") === true ? [cells] : [];
});
const proofs = rows.flatMap(([, , , proof = ""]) => [...proof.matchAll(/`([^`]+)`/g)].map(([, it = ""]) => it));
const tags = new Set([...Object.values(constraints).flat(), ...escalationRules].map(({ tag }) => tag));

describe("the page of known surprises", () => {
  it("links each to the reports of it, and says what proves that it does not happen here", () => {
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const [links = "", , , proof = ""] of rows) {
      expect(links).toMatch(/\]\(https:\/\/github\.com\/[\w-]+\/[\w-]+\/issues\/\d+\)/);
      expect(proof, links).toMatch(/`.+`/);
    }
  });

  it.each(proofs)("names a proof that exists: %s", (proof) => {
    const [file = "", sentence] = proof.split(/: (.*)/);
    if (sentence === undefined) {
      expect(tags).toContain(file);
      return;
    }
    expect(existsSync(join(root, file)), file).toBe(true);
    expect(readFileSync(join(root, file), "utf8")).toContain(sentence);
  });
});
