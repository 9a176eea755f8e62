import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stateOf } from "../../delivery/engine";
import { compare, handbookDirectory, handoverFile, judge, subjectOf } from "../../delivery/pullRequest";
import { archived, base, event, fakeGitHub, head, repository } from "../delivery/support/repository";
import { temporaryDirectory, type TemporaryDirectory } from "../support/directories";
import { programCopy, type ProgramCopy } from "../support/programCopy";
import { engineOn } from "./support/delivery";
import { checkout, provisionedSandbox } from "./support/sandbox";

const about = { base, head, day: "2026-01-15" };
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
    const trusted = await provisionedSandbox();
    const day = readFileSync(join(trusted.directory, "project", "began"), "utf8");
    const compared = await compare(sides(), out(), { ...about, day });
    if ("problem" in compared) throw new Error(compared.problem);
    expect(compared.meaning.weaker).toBe(true);
    expect(compared.handbook).toMatch(/changes\.html$/);
    const changes = readFileSync(join(out(), handbookDirectory, "changes.html"), "utf8");
    expect(changes).toContain("the ladder is climbed 2 times instead of 10");
    expect(existsSync(join(out(), handbookDirectory, "before", "index.html"))).toBe(true);
    expect(compared.meaning.sentences[0]).toMatchObject({
      verdict: "weaker",
      text: "P0: the ladder is climbed 2 times instead of 10 before PagerDuty gives up, in drills too",
    });

    // What it hands over is a claim; trusted code has provisioned the base itself and comes to the same verdict.
    const repo = repository();
    repo.runs = repo.runs.map((it) => ({ ...it, created_at: `${day}T00:00:00Z` }));
    const handover = readFileSync(join(out(), handoverFile), "utf8");
    repo.archive = archived({ [handoverFile]: handover });
    const server = await fakeGitHub(repo);
    const subject = await subjectOf(server.github, event);
    if (subject === undefined) throw new Error("no pull request");
    expect(await judge(server.github, subject, () => stateOf(engineOn(trusted)), [])).toBe("failure");
    trusted.close();
    const comment = server.written().join("\n");
    await server.close();
    expect(comment).toMatch(
      /the ladder is climbed 2 times instead of 10[^]*makes the response weaker[^]*First notified[^]*numLoops/,
    );
    // Every secret of the sandbox is a placeholder that names itself.
    expect(comment + handover).not.toContain("placeholder-of-");
  });

  it("is not compared when it breaks the plan: the reason is told, and nothing is written", async () => {
    changed.edit({ file: "Pulumi.prod.yaml", from: "timeZone: America/New_York", to: "timeZone: Mars/Olympus" });
    await expect(compare(sides(), out(), about)).rejects.toThrow(/config\.timeZone/);
    expect(existsSync(join(out(), handoverFile))).toBe(false);
  });
});
