import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editByHand } from "./support/delivery";
import { freshSandbox, type DisposableSandbox } from "./support/sandbox";

describe("the monitors on the real engine", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox();
    expect(await sandbox.run(["up", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
  });
  afterAll(() => {
    sandbox.close();
  });

  const monitor = (name: string) => {
    const found = sandbox.cloud.list().find((it) => it.name === name);
    if (found === undefined) throw new Error(`the cloud holds no ${name}`);
    return found;
  };
  const preview = () => sandbox.run(["preview", "--refresh", "--expect-no-changes"]);

  it("show no difference in a second preview, though the provider filled in its defaults", async () => {
    expect(await preview()).toMatchObject({ code: 0 });
    const { stdout } = await sandbox.run(["stack", "export"]);
    const { deployment } = JSON.parse(stdout) as {
      deployment: { resources: { urn: string; outputs?: Record<string, unknown> }[] };
    };
    const leaf = deployment.resources.find(({ urn }) => urn.endsWith("::monitors-revocation-error-rate-p0"));
    expect(leaf?.outputs).toMatchObject({ newHostDelay: 300, noDataTimeframe: 10, requireFullWindow: false });
  });

  it("combine the ids that their leaves got", () => {
    const id = (name: string) => monitor(`monitors-revocation-${name}`).id;
    expect(monitor("monitors-revocation-error-rate-p0-page").inputs.query).toBe(
      `${id("traffic")} && ${id("error-rate-p0")}`,
    );
    expect(monitor("monitors-revocation-error-rate-p1-page").inputs.query).toBe(
      `${id("traffic")} && ${id("error-rate-p1")} && ${id("error-rate-p1-before")} && !${id("error-rate-p0")} && !${id("error-rate-p0-before")}`,
    );
    expect(monitor("monitors-ddos-attack-page").inputs.query).toMatch(/^\(\d+ && \d+\) \|\| \d+$/);
  });

  it("name the threshold that somebody edited, and put it right again", async () => {
    editByHand(sandbox, "monitors-proof-generation-slow", "monitorThresholds.critical", "20");
    const drifted = await preview();
    expect(drifted.code).not.toBe(0);
    expect(drifted.stdout).toContain("monitors-proof-generation-slow");
    expect(await sandbox.run(["up", "--yes", "--skip-preview", "--refresh"])).toMatchObject({ code: 0 });
    expect(monitor("monitors-proof-generation-slow").inputs.monitorThresholds).toMatchObject({ critical: "2" });
    expect(await preview()).toMatchObject({ code: 0 });
  });
});
