import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../delivery/engine";
import { cutOff, recover, sandboxVendors, type Vendors } from "../../delivery/recovery";
import { orphans } from "../../sandbox/cloud";
import { stateFile } from "../../sandbox/launcher";
import { engineOn } from "./support/delivery";
import { checkout, provisionedSandbox, type DisposableSandbox } from "./support/sandbox";

/** A resource as the state has it while its vendor is asked to make it: without what the vendor answers. */
const begun = (resource: object) =>
  Object.fromEntries(
    Object.entries(resource).filter(([key]) => !["id", "outputs", "created", "modified"].includes(key)),
  );

interface State {
  readonly checkpoint: { readonly latest: { readonly resources: readonly { readonly type: string }[] } };
}

describe("an update that was killed", () => {
  let sandbox: DisposableSandbox;
  let engine: Engine;
  let vendors: Vendors;
  let whole: string;
  beforeAll(async () => {
    sandbox = await provisionedSandbox();
    engine = engineOn(sandbox);
    vendors = sandboxVendors(async () => {
      const found = orphans(sandbox.cloud.list(), await sandbox.resources());
      return { code: 0, stdout: JSON.stringify(found), stderr: "" };
    });
    whole = inCloud();
  });
  afterAll(() => {
    sandbox.close();
  });
  const inCloud = () => JSON.stringify(sandbox.cloud.list());

  /** What a kill leaves: objects that were made just then, and a state that only knows that they were begun. */
  function forget(types: RegExp): number {
    const path = stateFile(sandbox.directory, { directory: checkout });
    const state = JSON.parse(readFileSync(path, "utf8")) as State;
    const { latest } = state.checkpoint;
    const lost = latest.resources.filter(({ type }) => types.test(type));
    const cut = {
      ...latest,
      resources: latest.resources.filter((it) => !lost.includes(it)),
      pending_operations: lost.map((it) => ({ type: "creating", resource: begun(it) })),
    };
    writeFileSync(path, JSON.stringify({ ...state, checkpoint: { ...state.checkpoint, latest: cut } }));
    return lost.length;
  }

  it("is taken up without the launcher: what exists is listed, imported, and then nothing is left to do", async () => {
    const count = forget(/:(RestrictionPolicy|UserNotificationRule)$/);
    const left = await cutOff(engine, vendors);
    expect(left.pending).toHaveLength(count);
    expect(left.existing).toHaveLength(count);
    expect(await recover(engine, vendors, left, "import")).toEqual([
      `${count} pending operations are cleared`,
      `${count} objects are listed for the next up to import`,
    ]);
    const up = await engine.run(["up", "--yes", "--skip-preview", "--refresh"]);
    expect(up.code, up.stdout).toBe(0);
    expect(inCloud()).toBe(whole);
    const after = await cutOff(engine, vendors);
    expect(after).toEqual({ pending: [], existing: [], unknown: [] });
    expect(await recover(engine, vendors, after, "import")).toEqual([]);
    const nothing = await engine.run(["preview", "--refresh", "--expect-no-changes"]);
    expect(nothing.code, nothing.stdout).toBe(0);
  });
});
