import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { diff, graph, type Graph } from "../../src/review";
import { declaredResources, declaredWith } from "../../src/review/cli/declared";
import { changes } from "../review/changes/changes";
import { guideHas } from "../support/guide";
import { productionConfig, root } from "../support/production";

const production = productionConfig();
const fact = (key: string) => structuredClone(production[key]) as Record<string, unknown>;

describe("the day-2 guide, followed in the config", () => {
  let before: Graph;
  beforeAll(async () => {
    before = graph(await declaredResources());
  });
  /** What review says of a changed config, and which resources are touched. */
  const reviewed = async (change: Readonly<Record<string, unknown>>) => {
    const { sentences, resources } = diff(before, graph(await declaredWith(change)), plan);
    return {
      said: sentences.map(({ text }) => text).join("\n"),
      resources: resources.map(({ how, urn }) => `${how} ${urn.split("::").at(-1) ?? ""}`),
    };
  };

  it("replaces a person, and refuses a seat that nobody fills", async () => {
    guideHas("Replace a person");
    const [people, seats] = [fact("people"), fact("seats")];
    delete people["henry-ford"];
    await expect(reviewed({ people })).rejects.toThrow(/seats\.security-analyst-backup/);
    const { said, resources } = await reviewed({
      people: { ...people, "ida-rhodes": { name: "Ida Rhodes", email: "ida@vey.example", phone: "+1 202 555 0199" } },
      seats: { ...seats, "security-analyst-backup": "ida-rhodes" },
    });
    expect(said).toMatch(/Security Analyst \(backup\).*: Ida Rhodes is on call instead of Henry Ford/);
    expect(resources).toEqual(expect.arrayContaining(["added escalation-ida-rhodes", "removed escalation-henry-ford"]));
  });

  it("changes a threshold in one place", () => {
    // What follows from it: test/program/meaning.test.ts.
    guideHas("Change a threshold");
    const { file, from } = changes["higher-threshold"];
    expect(readFileSync(join(root, file), "utf8")).toContain(from);
  });

  it("adds a service by its host: records and checks follow", async () => {
    guideHas("Add a service");
    const dns = fact("dns");
    const endpoints = { primary: "revoke.us-east-1.vey.example", standby: "revoke.us-west-2.vey.example" };
    const { "proof-api": api, ...others } = dns.hosts as Record<string, { readonly serves: readonly string[] }>;
    const hosts = {
      ...others,
      "proof-api": { ...api, serves: api?.serves.filter((it) => it !== "revocation") },
      "revocation-api": { hostName: "revoke.vey.example", serves: ["revocation"], endpoints },
    };
    const { said, resources } = await reviewed({ dns: { ...dns, hosts } });
    expect(said).toMatch(/revoke\.vey\.example is now failed over to the standby/);
    expect(resources).toContain("added failover-revocation-api-primary-health");
  });

  it("runs a drill by itself only when it is signed off", async () => {
    guideHas("Run a drill");
    const { said, resources } = await reviewed({ failover: { ...fact("failover"), drillsSignedOff: true } });
    expect(resources).toHaveLength(5);
    expect(said).toMatch(/^timer zkp-[a-z-]+ in us-west-2.* are switched on$/);
  });

  it("refuses a region pair that is none", async () => {
    guideHas("Add a region pair");
    const regions = { primary: "us-east-1", standby: "us-east-1", witness: "us-east-2" };
    await expect(reviewed({ aws: { ...fact("aws"), regions } })).rejects.toThrow(/aws\.regions/);
  });
});
