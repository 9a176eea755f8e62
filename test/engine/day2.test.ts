import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { preview } from "../../delivery/engine";
import { meaningOf } from "../../delivery/meaning";
import { guideHas } from "../support/guide";
import { productionConfig } from "../support/production";
import { engineOn } from "./support/delivery";
import { provisionedSandbox, type DisposableSandbox } from "./support/sandbox";

/** What the engine alone can answer of the day-2 guide; the rest is in test/program/day2.test.ts. */
describe("the day-2 guide, followed in the sandbox", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await provisionedSandbox();
  });
  afterAll(() => {
    sandbox.close();
  });

  it("rotates a key without touching anything but the providers", async () => {
    guideHas("Rotate a key");
    const secret = ["config", "set", "--secret", "incident-response:datadogApiKey", "another-placeholder"];
    expect(await sandbox.run(secret)).toMatchObject({ code: 0 });
    const { resources } = meaningOf((await preview(engineOn(sandbox))).steps);
    expect(resources).toMatchObject([{ type: "pulumi:providers:datadog", properties: ["apiKey"] }]);
  });

  it("moves to another region pair, with endpoints and certificates, and says what is protected there", async () => {
    guideHas("Add a region pair");
    const moved = (value: unknown) =>
      JSON.stringify(value)
        .replaceAll("eu-central-1", "ca-central-1")
        .replaceAll("us-east-1", "eu-west-1")
        .replaceAll("us-west-2", "eu-central-1")
        .replaceAll("us-east-2", "eu-west-2");
    for (const key of ["aws", "dns", "failover", "datadog", "handbook"])
      await sandbox.run(["config", "set", `incident-response:${key}`, moved(productionConfig()[key])]);
    const refused = await sandbox.run(["preview"]);
    expect(refused.stdout + refused.stderr).toMatch(
      /unable to replace resource [^\n]*::failover-switch"\s+as it is currently marked for protection/,
    );
    await sandbox.run(["state", "unprotect", "--all", "--yes"]);
    const { code, stdout, stderr } = await sandbox.run(["preview"]);
    expect(code, stdout + stderr).toBe(0);
  });
});
