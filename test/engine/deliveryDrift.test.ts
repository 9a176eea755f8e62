import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detectDrift, renderDrift } from "../../delivery/drift";
import { editByHand, engineOn } from "./support/delivery";
import { freshSandbox, type DisposableSandbox } from "./support/sandbox";

describe("the drift check of the provisioned plan", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox();
    expect(await sandbox.run(["up", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
  });
  afterAll(() => {
    sandbox.close();
  });

  it("finds nothing when nobody touched anything", async () => {
    expect(await detectDrift(engineOn(sandbox))).toEqual({ changes: [], pending: [], tolerated: [], verdict: "none" });
  });

  it("describes a muted monitor as making the response weaker, and changes nothing by looking", async () => {
    editByHand(sandbox, "monitors-proof-generation-error-rate-p0-page", "draftStatus", "draft");
    const drift = await detectDrift(engineOn(sandbox));
    expect(drift.verdict).toBe("weaker");
    expect(drift.changes.map(({ sentence }) => sentence).join("\n")).toMatch(
      /\[P0\] Proof generation.*draftStatus was "published", is now "draft"/,
    );
    expect(renderDrift(drift, new Date("2026-12-03"))).toContain("accepted 10 days ago");
    expect((await detectDrift(engineOn(sandbox))).changes).toEqual(drift.changes);
  });

  it("calls a service with another description neutral, and is content after a deployment", async () => {
    expect(await sandbox.run(["up", "--yes", "--skip-preview", "--refresh"])).toMatchObject({ code: 0 });
    editByHand(sandbox, "escalation-p3-service", "description", "edited by hand");
    expect(await detectDrift(engineOn(sandbox))).toMatchObject({ verdict: "neutral" });
    expect(await sandbox.run(["up", "--yes", "--skip-preview", "--refresh"])).toMatchObject({ code: 0 });
    expect(await detectDrift(engineOn(sandbox))).toMatchObject({ verdict: "none" });
  });
});
