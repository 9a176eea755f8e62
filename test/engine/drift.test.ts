import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openIncident } from "../../sandbox/cloud";
import { freshSandbox, paging, type DisposableSandbox } from "./support/sandbox";

const up = ["up", "--refresh", "--yes", "--skip-preview"];
const driftCheck = ["preview", "--refresh", "--expect-no-changes", "--diff"];

describe("a program in the sandbox", () => {
  let sandbox: DisposableSandbox;
  const monitor = () => sandbox.cloud.list().find(({ name }) => name === "error-rate");

  beforeAll(async () => {
    sandbox = await freshSandbox({ directory: paging });
  });
  afterAll(() => {
    sandbox.close();
  });

  it("is previewed without touching the cloud", async () => {
    const { code, stdout } = await sandbox.run(["preview"]);
    expect(stdout).toContain("+ 14 to create");
    expect(code).toBe(0);
    expect(sandbox.cloud.list()).toEqual([]);
  });

  it("is created by the first up", async () => {
    const { code, stdout } = await sandbox.run(up);
    expect(stdout).toContain("+ 14 created");
    expect(code).toBe(0);
    expect(sandbox.cloud.list().map(({ name }) => name)).toEqual(
      expect.arrayContaining(["alice", "p0-policy", "p0-service", "p0-datadog", "p0-handle", "error-rate", "api"]),
    );
  });

  it("refers to what the vendors answered", () => {
    const find = (name: string) => sandbox.cloud.list().find((it) => it.name === name);
    expect(find("p0-service")?.inputs.escalationPolicy).toBe(find("p0-policy")?.id);
    expect(find("api")?.inputs.zoneId).toBe(find("zone")?.id);
    expect(find("p0-handle")?.inputs.serviceKey).toMatch(/^[0-9a-f]{32}$/);
  });

  it("is not changed by a second up", async () => {
    const { code, stdout } = await sandbox.run([...up, "--expect-no-changes"]);
    expect(stdout).toContain("14 unchanged");
    expect(code).toBe(0);
  });

  it("keeps no secret in clear in its state", async () => {
    const key = sandbox.cloud.list().find(({ name }) => name === "p0-handle")?.inputs.serviceKey;
    const { stdout } = await sandbox.run(["stack", "export"]);
    expect(stdout).toContain("ciphertext");
    expect(stdout).not.toContain(key);
    expect(stdout).not.toContain("placeholder-of");
  });

  it("gets placeholders for its secrets, at any depth, encrypted in a stack file of the sandbox's own", () => {
    const stackFile = readFileSync(join(sandbox.directory, "project", "Pulumi.prod.yaml"), "utf8");
    expect(stackFile).toMatch(/paging:token:\n\s+secure: v1:/);
    expect(stackFile).toMatch(/hook:\n\s+secure: v1:/);
    expect(stackFile).not.toContain("placeholder-of");
    expect(stackFile).not.toContain("not-ours-to-decrypt");
  });

  it("fails the drift check when somebody edits a threshold by hand, and says which", async () => {
    const edited = monitor();
    if (edited === undefined) throw new Error("the monitor is missing");
    sandbox.cloud.put({ ...edited, inputs: { ...edited.inputs, monitorThresholds: { critical: "20" } } });

    const { code, stdout } = await sandbox.run(driftCheck);
    expect(code).toBe(7);
    expect(stdout).toContain("::error-rate]");
    expect(stdout).toContain('~ critical: "20" => "50"');
  });

  it("is repaired by an up", async () => {
    expect((await sandbox.run(up)).code).toBe(0);
    expect(monitor()?.inputs.monitorThresholds).toEqual({ critical: "50" });
    expect((await sandbox.run(driftCheck)).code).toBe(0);
  });

  it("is made again by an up when somebody deleted an object", async () => {
    const before = monitor();
    if (before === undefined) throw new Error("the monitor is missing");
    sandbox.cloud.remove(before.type, before.id);
    expect((await sandbox.run(driftCheck)).code).toBe(7);
    expect((await sandbox.run(up)).code).toBe(0);
    expect(monitor()?.id).not.toBe(before.id);
  });

  it("is removed by destroy once no incident is open that could still notify", async () => {
    const incident = openIncident(sandbox.cloud, "p0-service", "Proofs fail");
    const refused = await sandbox.run(["destroy", "--yes", "--skip-preview"]);
    expect(refused.stdout + refused.stderr).toMatch(
      /p0-policy[^]*must first resolve or reassign Q000001 \(Proofs fail\)/,
    );
    expect(refused.code).not.toBe(0);
    sandbox.cloud.remove(incident.type, incident.id);
    expect((await sandbox.run(["destroy", "--yes", "--skip-preview"])).code).toBe(0);
    expect(sandbox.cloud.list()).toEqual([]);
  });
});

describe("a program with a mistake in its config", () => {
  it("is refused in one line, without a stack trace, and registers nothing", async () => {
    const sandbox = await freshSandbox({ directory: paging, overrides: { "paging:threshold": 120 } });
    try {
      const { code, stdout } = await sandbox.run(up);
      expect(code).not.toBe(0);
      expect(stdout).toContain("threshold: 120 is not a percentage; at most 100 is allowed");
      expect(stdout).not.toMatch(/^\s+at /m);
      expect(sandbox.cloud.list()).toEqual([]);
      expect((await sandbox.resources()).filter(({ custom }) => custom)).toEqual([]);
    } finally {
      sandbox.close();
    }
  });
});
