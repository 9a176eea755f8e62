import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { changesBetween } from "../../delivery/meaning";
import { preview, type Engine } from "../../delivery/engine";
import { engineOn } from "./support/delivery";
import { checkout, freshSandbox, type DisposableSandbox } from "./support/sandbox";

const guide = readFileSync(join(checkout, "docs", "day-2.md"), "utf8");
const production = (
  parse(readFileSync(join(checkout, "Pulumi.prod.yaml"), "utf8")) as { config: Record<string, unknown> }
).config;
const fact = (key: string) => structuredClone(production[`incident-response:${key}`]) as Record<string, unknown>;

describe("the day-2 guide, followed in the sandbox", () => {
  let sandbox: DisposableSandbox;
  let engine: Engine;
  beforeAll(async () => {
    sandbox = await freshSandbox();
    engine = engineOn(sandbox);
    expect(await engine.run(["up", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
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
    const { steps } = await preview(engine);
    const doing = steps.filter(({ op }) => op !== "same");
    return changesBetween(
      doing.flatMap(({ oldState }) => oldState ?? []),
      doing.flatMap(({ op, newState }) => (op === "delete" || newState === undefined ? [] : [newState])),
    );
  };
  const documented = (section: string) => {
    expect(guide).toContain(`## ${section}\n`);
  };

  it("rotates a key without touching anything but the providers", async () => {
    documented("Rotate a key");
    const secret = ["config", "set", "--secret", "incident-response:datadogApiKey", "another-placeholder"];
    expect(await engine.run(secret)).toMatchObject({ code: 0 });
    expect(await previewed()).toEqual([]);
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
    const sentences = (await previewed()).map(({ sentence }) => sentence).join("\n");
    expect(sentences).toContain('User "Ida Rhodes" is new');
    expect(sentences).toContain('User "Henry Ford" is gone');
    await set("people", fact("people"));
    await set("seats", seats);
  });

  it("refuses a region pair that is none", async () => {
    documented("Add a region pair");
    const aws = fact("aws");
    await set("aws", { ...aws, regions: { primary: "us-east-1", standby: "us-east-1", witness: "us-east-2" } });
    await expect(preview(engine)).rejects.toThrow(/aws\.regions/);
    await set("aws", aws);
    expect(await previewed()).toEqual([]);
  });
});
