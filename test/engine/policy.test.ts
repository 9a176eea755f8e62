import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, freshSandbox, type DisposableSandbox } from "./support/sandbox";

const pack = join(checkout, "policy");

describe("the policy pack on the real engine", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox();
  });
  afterAll(() => {
    sandbox.close();
  });

  it("stops an `up` that breaks a mandatory policy before anything is made, and says which", async () => {
    const config = join(sandbox.directory, "stricter.json");
    writeFileSync(
      config,
      JSON.stringify({ "escalation-acknowledged-in-time": { acknowledgeWithinMinutes: { p0: 10 } } }),
    );
    const up = await sandbox.run(["up", "--yes", "--policy-pack", pack, "--policy-pack-config", config]);
    expect(up.code).not.toBe(0);
    expect(`${up.stdout}${up.stderr}`).toMatch(/its rungs take 15 minutes, and P0 must be acknowledged within 10/);
    expect(sandbox.cloud.list()).toEqual([]);
  });

  it("lets the plan pass, without even a word of advice", async () => {
    const up = await sandbox.run(["up", "--yes", "--skip-preview", "--policy-pack", pack, "--color", "never"]);
    expect(up.code).toBe(0);
    expect(up.stdout).not.toMatch(/\[(mandatory|advisory)\]/);
  });

  it("judges an exported state alone, without the stack", async () => {
    const file = join(sandbox.directory, "state.json");
    const exported = (await sandbox.run(["stack", "export"])).stdout;
    const analyze = async (state: string) => {
      writeFileSync(file, state);
      return sandbox.run(["policy", "analyze", "--policy-pack", pack, "--file", file]);
    };
    expect(await analyze(exported)).toMatchObject({ code: 0 });
    const rerouted = await analyze(exported.replaceAll("@pagerduty-zkp-p0", "@pagerduty-zkp-po"));
    expect(rerouted.code).not.toBe(0);
    expect(`${rerouted.stdout}${rerouted.stderr}`).toContain("names no service that Datadog knows");
    const unmarked = await analyze(exported.replaceAll("additionalSecretOutputs", "noLongerSecretOutputs"));
    expect(unmarked.code).not.toBe(0);
    expect(`${unmarked.stdout}${unmarked.stderr}`).toMatch(/integrationKey: the state holds this key in clear/);
  });
});
