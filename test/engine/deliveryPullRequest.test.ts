import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compare, readComparison, renderComment } from "../../delivery/pullRequest";
import { temporaryDirectory, type TemporaryDirectory } from "../support/directories";
import { programCopy, type ProgramCopy } from "../support/programCopy";
import { checkout } from "./support/sandbox";

const head = "e".repeat(40);
describe("a pull request, compared without any credential", () => {
  let directory: TemporaryDirectory;
  let changed: ProgramCopy;
  beforeEach(() => {
    directory = temporaryDirectory();
    changed = programCopy("sandbox", "toolchain", "policy", "package-lock.json");
  });
  afterEach(() => {
    directory.remove();
    changed.remove();
  });

  const out = () => join(directory.path, "comparison");
  const sides = () => ({ base: checkout, head: changed.path });

  it("is flagged when P0's ladder is climbed less often, with what it means, the proofs and the raw preview", async () => {
    changed.edit({ file: join("src", "plan", "escalation.ts"), from: "repeats: 9", to: "repeats: 1" });
    const { meaning } = await compare(sides(), out(), { pullRequest: 7, head });
    expect(meaning?.weaker).toBe(true);
    expect(meaning?.sentences[0]).toMatchObject({
      verdict: "weaker",
      text: "P0: the ladder is climbed 2 times instead of 10 before PagerDuty gives up, in drills too",
    });
    const comment = renderComment(readComparison(out(), head), { granted: false, demands: "somebody agrees" });
    expect(comment).toMatch(/makes the response weaker[^]*First notified[^]*numLoops/);
    // Every secret of the sandbox is a placeholder that names itself.
    expect(comment + readFileSync(join(out(), "comparison.json"), "utf8")).not.toContain("placeholder-of-");
  });

  it("is not compared when it breaks the plan: the reason is told, and nothing is written", async () => {
    changed.edit({ file: "Pulumi.prod.yaml", from: "timeZone: America/New_York", to: "timeZone: Mars/Olympus" });
    await expect(compare(sides(), out(), { pullRequest: 7, head })).rejects.toThrow(/config\.timeZone/);
    expect(() => readComparison(out(), head)).toThrow();
  });
});
