import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { meaningOf } from "../../delivery/meaning";
import { preview, type Engine } from "../../delivery/engine";
import { changes } from "../review/changes/changes";
import { engineOn } from "./support/delivery";
import { checkout, provisionedSandbox, type DisposableSandbox } from "./support/sandbox";

const guide = readFileSync(join(checkout, "docs", "day-2.md"), "utf8");
const production = (
  parse(readFileSync(join(checkout, "Pulumi.prod.yaml"), "utf8")) as { config: Record<string, unknown> }
).config;
const fact = (key: string) => structuredClone(production[`incident-response:${key}`]) as Record<string, unknown>;

describe("the day-2 guide, followed in the sandbox", () => {
  let sandbox: DisposableSandbox;
  let engine: Engine;
  beforeAll(async () => {
    sandbox = await provisionedSandbox();
    engine = engineOn(sandbox);
  });
  afterAll(() => {
    sandbox.close();
  });

  const set = async (key: string, value: unknown) => {
    expect(await engine.run(["config", "set", `incident-response:${key}`, JSON.stringify(value)])).toMatchObject({
      code: 0,
    });
  };
  const previewed = async () => {
    const { sentences, resources } = meaningOf((await preview(engine)).steps);
    return { said: sentences.map(({ text }) => text).join("\n"), resources };
  };
  const documented = (section: string) => {
    expect(guide).toContain(`## ${section}\n`);
  };

  it("rotates a key without touching anything but the providers", async () => {
    documented("Rotate a key");
    const secret = ["config", "set", "--secret", "incident-response:datadogApiKey", "another-placeholder"];
    expect(await engine.run(secret)).toMatchObject({ code: 0 });
    expect((await previewed()).resources).toEqual([]);
  });

  it("replaces a person, and refuses a seat that nobody fills", async () => {
    documented("Replace a person");
    const [people, seats] = [fact("people"), fact("seats")];
    delete people["henry-ford"];
    await set("people", people);
    await expect(preview(engine)).rejects.toThrow(/seats\.security-analyst-backup/);
    await set("people", {
      ...people,
      "ida-rhodes": { name: "Ida Rhodes", email: "ida@vey.example", phone: "+1 202 555 0199" },
    });
    await set("seats", { ...seats, "security-analyst-backup": "ida-rhodes" });
    const { said, resources } = await previewed();
    expect(said).toMatch(/Security Analyst \(backup\).*: Ida Rhodes is on call instead of Henry Ford/);
    expect(resources.map(({ how, urn }) => `${how} ${urn.split("::").at(-1) ?? ""}`)).toEqual(
      expect.arrayContaining(["added escalation-ida-rhodes", "removed escalation-henry-ford"]),
    );
    await set("people", fact("people"));
    await set("seats", seats);
  });

  it("changes a threshold in one place", () => {
    // What follows from it: test/program/meaning.test.ts.
    documented("Change a threshold");
    const { file, from } = changes["higher-threshold"];
    expect(readFileSync(join(checkout, file), "utf8")).toContain(from);
  });

  it("adds a service by its host: records and checks follow", async () => {
    documented("Add a service");
    const dns = fact("dns");
    const endpoints = { primary: "revoke.us-east-1.vey.example", standby: "revoke.us-west-2.vey.example" };
    const { "proof-api": api, ...others } = dns.hosts as Record<string, { readonly serves: readonly string[] }>;
    const hosts = {
      ...others,
      "proof-api": { ...api, serves: api?.serves.filter((it) => it !== "revocation") },
      "revocation-api": { hostName: "revoke.vey.example", serves: ["revocation"], endpoints },
    };
    await set("dns", { ...dns, hosts });
    const { said, resources } = await previewed();
    expect(said).toMatch(/revoke\.vey\.example is now failed over to the standby/);
    expect(resources.map(({ urn }) => urn.split("::").at(-1))).toContain("failover-revocation-api-primary-health");
    await set("dns", dns);
  });

  it("runs a drill by itself only when it is signed off", async () => {
    documented("Run a drill");
    const failover = fact("failover");
    await set("failover", { ...failover, drillsSignedOff: true });
    const { said, resources } = await previewed();
    expect(resources).toHaveLength(5);
    expect(said).toMatch(/^timer zkp-[a-z-]+ in us-west-2.* are switched on$/);
    await set("failover", failover);
  });

  it("moves to another region pair, with endpoints and certificates, and says what is protected there", async () => {
    documented("Add a region pair");
    const moved = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value)
          .replaceAll("eu-central-1", "ca-central-1")
          .replaceAll("us-east-1", "eu-west-1")
          .replaceAll("us-west-2", "eu-central-1")
          .replaceAll("us-east-2", "eu-west-2"),
      ) as unknown;
    for (const key of ["aws", "dns", "failover", "datadog"]) await set(key, moved(fact(key)));
    const { stdout, stderr } = await sandbox.run(["preview"]);
    expect(stdout + stderr).toMatch(
      /unable to replace resource [^\n]*::failover-switch"\s+as it is currently marked for protection/,
    );
    await sandbox.run(["state", "unprotect", "--all", "--yes"]);
    const preview = await sandbox.run(["preview"]);
    expect(preview.code, preview.stdout + preview.stderr).toBe(0);
    for (const key of ["aws", "dns", "failover", "datadog"]) await set(key, fact(key));
  });

  it("refuses a region pair that is none", async () => {
    documented("Add a region pair");
    const aws = fact("aws");
    await set("aws", { ...aws, regions: { primary: "us-east-1", standby: "us-east-1", witness: "us-east-2" } });
    await expect(preview(engine)).rejects.toThrow(/aws\.regions/);
    await set("aws", aws);
    // What was unprotected for the move above is protected again by the next up.
    expect((await previewed()).resources.filter(({ properties }) => properties.join() !== "protect")).toEqual([]);
  });
});
