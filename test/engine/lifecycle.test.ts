import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ObservedCall } from "../../sandbox/protocol";
import { checkout, freshSandbox, type DisposableSandbox } from "./support/sandbox";

const program = { directory: join(checkout, "test", "fixtures", "lifecycle") };
const team = "pagerduty:index/team:Team";
const user = "pagerduty:index/user:User";

describe("the sandbox lets the engine", () => {
  let sandbox: DisposableSandbox;
  let calls: ObservedCall[] = [];
  beforeAll(async () => {
    sandbox = await freshSandbox(program, { observe: (call) => calls.push(call) });
  });
  afterEach(async () => {
    await sandbox.run(["state", "unprotect", "--all", "--yes"]);
    await sandbox.run(["destroy", "--yes", "--skip-preview"]);
    for (const { type, id } of sandbox.cloud.list()) sandbox.cloud.remove(type, id);
    calls = [];
  });
  afterAll(() => {
    sandbox.close();
    delete process.env.STEP;
  });
  /** The program inherits the environment of its language host: this process. */
  const up = (step: string, ...args: readonly string[]) => {
    process.env.STEP = step;
    return sandbox.run(["up", "--yes", "--skip-preview", ...args]);
  };
  const byHand = {
    type: user,
    id: "PBYHAND",
    name: "",
    inputs: { name: "Alice Smith", email: "alice@vey.example", description: "" },
  };

  it("adopt an object that was made by hand, without changing it", async () => {
    sandbox.cloud.put(byHand);
    const { code, stdout } = await up("adopted");
    expect(stdout).toContain("1 imported");
    expect(code).toBe(0);
    expect(sandbox.cloud.get(user, "PBYHAND")?.inputs).toEqual(byHand.inputs);
    expect(calls.filter(({ method }) => ["Create", "Update"].includes(method))).toEqual([]);
  });

  it("say what an adoption would change, before it does", async () => {
    sandbox.cloud.put(byHand);
    process.env.STEP = "adopted otherwise";
    const { code, stdout } = await sandbox.run(["preview", "--diff", "--expect-no-changes"]);
    expect(stdout).toMatch(
      /= pagerduty:index\/user:User: \(import\)[^]*~ pagerduty:index\/user:User: \(update\)[^]*description: "changed"/,
    );
    expect(code).not.toBe(0);
    expect(sandbox.cloud.get(user, "PBYHAND")?.inputs).toEqual(byHand.inputs);
  });

  it("provision a target and nothing else", async () => {
    const { code, stdout } = await up("two teams", "--target", `urn:pulumi:prod::lifecycle::${team}::others`);
    expect(code, stdout).toBe(0);
    expect(sandbox.cloud.list().map(({ name }) => name)).toEqual(["others"]);
  });

  it("keep what is protected, and name it", async () => {
    await up("protected");
    const { code, stdout, stderr } = await sandbox.run(["destroy", "--yes", "--skip-preview"]);
    expect(stdout + stderr).toMatch(/responders[^]*protected/);
    expect(code).not.toBe(0);
    expect(sandbox.cloud.list()).toHaveLength(1);
  });

  it("rename a resource by an alias without making it anew", async () => {
    await up("two teams");
    const id = sandbox.cloud.list().find(({ name }) => name === "responders")?.id;
    const { code, stdout } = await up("renamed");
    expect(code, stdout).toBe(0);
    expect(stdout).not.toContain("created");
    expect(sandbox.cloud.list().map((it) => it.id)).toEqual([id]);
  });

  it("delete before it replaces, where that is asked for", async () => {
    await up("tag");
    calls = [];
    const { code, stdout } = await up("tag replaced");
    expect(code, stdout).toBe(0);
    const writes = calls.map(({ method }) => method).filter((it) => ["Create", "Delete"].includes(it));
    expect(writes).toEqual(["Delete", "Create"]);
  });

  it("remove everything in a legal order", async () => {
    await up("two teams");
    const { code, stdout } = await sandbox.run(["destroy", "--yes", "--skip-preview"]);
    expect(code, stdout).toBe(0);
    expect(sandbox.cloud.list()).toEqual([]);
  });
});
