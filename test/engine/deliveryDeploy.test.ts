import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deploy, isEmpty, propose } from "../../delivery/deploy";
import { editByHand, engineOn } from "./support/delivery";
import { deployable, freshSandbox, type DisposableSandbox } from "./support/sandbox";

const commit = "1".repeat(40);

/** Of a small program: nothing about a deployment depends on how much it deploys. */
describe("a deployment", () => {
  let sandbox: DisposableSandbox;
  let directory = "";
  let next = "";
  beforeAll(async () => {
    sandbox = await freshSandbox({ directory: deployable });
    directory = join(sandbox.directory, "proposal");
    next = join(sandbox.directory, "next");
  });
  afterAll(() => {
    sandbox.close();
    delete process.env.STEP;
  });

  it("is refused with every policy that it breaks, beside what is not known before the vendors answer", async () => {
    process.env.STEP = "key in a message";
    await expect(propose(engineOn(sandbox), commit, directory)).rejects.toThrow(
      /a mandatory policy refuses the change[^]*resource-key-in-clear[^]*error-rate\.message: holds a key in clear/,
    );
    delete process.env.STEP;
  });

  it("makes exactly the change that was previewed", async () => {
    const proposal = await propose(engineOn(sandbox), commit, directory);
    expect(proposal.counts.create).toBe(8);
    await deploy(engineOn(sandbox), commit, directory);
    expect(isEmpty(await propose(engineOn(sandbox), commit, next))).toBe(true);
  });

  it("is refused when its preview was made of another commit", async () => {
    await expect(deploy(engineOn(sandbox), "2".repeat(40), directory)).rejects.toThrow(
      /stale: it was made of commit 111111111111, and this is 222222222222. Nothing was changed/,
    );
  });

  it("is refused when an object has changed since its preview, and changes nothing then", async () => {
    editByHand(sandbox, "responders", "description", "edited by hand");
    const before = JSON.stringify(sandbox.cloud.list());
    await expect(deploy(engineOn(sandbox), commit, next)).rejects.toThrow(/stale: the stack, or an object/);
    expect(JSON.stringify(sandbox.cloud.list())).toBe(before);
  });

  it("puts nothing into its artefact that is secret", () => {
    const files = readdirSync(directory).map((it) => readFileSync(join(directory, it), "utf8"));
    expect(files).toHaveLength(3);
    expect(files.join("\n")).not.toContain("placeholder-of-");
  });
});
