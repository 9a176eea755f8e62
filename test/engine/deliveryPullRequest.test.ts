import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compare, readComparison, renderComment } from "../../delivery/pullRequest";
import { checkout } from "./support/sandbox";

const head = "e".repeat(40);
const parts = [
  "index.ts",
  "src",
  "sandbox",
  "toolchain",
  "policy",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

describe("a pull request, compared without any credential", () => {
  let directory = "";
  let changed = "";
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "pull-request-"));
    changed = join(directory, "head");
    mkdirSync(changed);
    for (const part of [...parts, "Pulumi.yaml", "Pulumi.prod.yaml"])
      cpSync(join(checkout, part), join(changed, part), { recursive: true });
    symlinkSync(join(checkout, "node_modules"), join(changed, "node_modules"));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  const edit = (file: string, from: string, to: string) => {
    const path = join(changed, file);
    const text = readFileSync(path, "utf8");
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };
  const out = () => join(directory, "comparison");
  const sides = () => ({ base: checkout, head: changed });

  it("is flagged when P0's ladder is climbed less often, with what it means, the proofs and the raw preview", async () => {
    edit(join("src", "plan", "escalation.ts"), "repeats: 9", "repeats: 1");
    const { meaning } = await compare(sides(), out(), { pullRequest: 7, head });
    expect(meaning?.weaker).toBe(true);
    expect(meaning?.sentences[0]).toMatchObject({
      verdict: "weaker",
      text: "P0: the ladder is climbed 2 times instead of 10 before PagerDuty gives up",
    });
    const comment = renderComment(readComparison(out(), head), { granted: false, demands: "somebody agrees" });
    expect(comment).toMatch(/makes the response weaker[^]*First notified[^]*numLoops/);
    // Every secret of the sandbox is a placeholder that names itself.
    expect(comment + readFileSync(join(out(), "comparison.json"), "utf8")).not.toContain("placeholder-of-");
  });

  it("is not compared when it breaks the plan: the reason is told, and nothing is written", async () => {
    edit("Pulumi.prod.yaml", "timeZone: America/New_York", "timeZone: Mars/Olympus");
    await expect(compare(sides(), out(), { pullRequest: 7, head })).rejects.toThrow(/config\.timeZone/);
    expect(() => readComparison(out(), head)).toThrow();
  });
});
