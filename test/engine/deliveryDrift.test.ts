import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detectDrift, renderDrift } from "../../delivery/drift";
import { editByHand, engineOn } from "./support/delivery";
import { provisionedSandbox, type DisposableSandbox } from "./support/sandbox";

describe("the drift check of the provisioned plan", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await provisionedSandbox();
  });
  afterAll(() => {
    sandbox.close();
  });
  const muted = "monitors-proof-generation-error-rate-p0-page";
  const everything = async () => [sandbox.cloud.list(), await sandbox.resources()];

  it("describes a muted monitor as making the response weaker, and changes nothing by looking", async () => {
    editByHand(sandbox, muted, "draftStatus", "draft");
    const before = await everything();
    const drift = await detectDrift(engineOn(sandbox));
    expect(drift.verdict).toBe("weaker");
    expect(drift.byHand.sentences.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^P0: Proof generation.* is a draft now and notifies nobody$/),
    ]);
    const report = renderDrift(drift, new Date("2026-12-03"));
    expect(report).toContain("accepted 10 days ago");
    expect(report).toContain(`${muted}: draftStatus`);
    expect(await everything()).toEqual(before);
  });

  it("finds nothing after a deployment", async () => {
    expect(await sandbox.run(["up", "--yes", "--skip-preview", "--refresh"])).toMatchObject({ code: 0 });
    const nothing = { sentences: [], resources: [], weaker: false };
    expect(await detectDrift(engineOn(sandbox))).toMatchObject({
      byHand: nothing,
      pending: nothing,
      tolerated: [],
      verdict: "none",
    });
  });
});
