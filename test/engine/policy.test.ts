import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, freshSandbox, provisionedSandbox, type DisposableSandbox } from "./support/sandbox";

const pack = join(checkout, "policy");

describe("the policy pack on the real engine", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox();
  });
  afterAll(() => {
    sandbox.close();
  });
  const preview = (...args: readonly string[]) =>
    sandbox.run(["preview", "--policy-pack", pack, ...args, "--color", "never"]);

  it("lets the plan pass in a fresh account, without even a word of advice", async () => {
    const { code, stdout } = await preview();
    expect(code, stdout).toBe(0);
    expect(stdout).not.toMatch(/\[(mandatory|advisory)\]/);
  });

  it("stops what breaks a mandatory policy before anything is made, and says which", async () => {
    const config = join(sandbox.directory, "stricter.json");
    writeFileSync(
      config,
      JSON.stringify({ "escalation-acknowledged-in-time": { acknowledgeWithinMinutes: { p0: 10 } } }),
    );
    const stopped = await preview("--policy-pack-config", config);
    expect(stopped.code).not.toBe(0);
    expect(stopped.stdout).toMatch(/its rungs take 15 minutes, and P0 must be acknowledged within 10/);
  });

  it("judges an exported state alone, without the stack", async () => {
    const file = join(sandbox.directory, "state.json");
    const provisioned = await provisionedSandbox();
    const exported = (await provisioned.run(["stack", "export"])).stdout;
    provisioned.close();
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
