import { describe, expect, it } from "vitest";
import { drawSpecs } from "../../src/blueprint";
import { handbookUrl, linkRules } from "../../src/environment";
import { evaluate, plan } from "../../src/plan";
import { production } from "../support/environment";
import { productionConfig } from "../support/production";

const drawn = (change: Readonly<Record<string, unknown>> = {}) => {
  const given = productionConfig().handbook as Readonly<Record<string, unknown>>;
  const environment = production({ handbook: { ...given, ...change } });
  return { plan, environment, ...drawSpecs(plan, environment) };
};
type Drawn = Parameters<(typeof linkRules)[number]["check"]>[0];
const broken = (of: Drawn) => evaluate(linkRules, of, []).map(({ rule, path }) => `${rule}: ${path}`);

describe("the links that are declared", () => {
  it("lead to pages of the handbook, wherever the config says that it is", () => {
    expect(broken(drawn())).toEqual([]);
    expect(broken(drawn({ url: "https://handbook.vey.example" }))).toEqual([]);
  });

  it("are refused where there is no page, by the path of the text", () => {
    const of = drawn();
    const link = (path: string) => handbookUrl(of.environment, path);
    expect(broken({ ...of, record: { ...of.record, help: `see ${link("runbooks/nothing.html")}.` } })).toEqual([
      "handbook/link-without-page: record.help",
    ]);
    expect(broken({ ...of, record: { ...of.record, help: `see ${link("runbooks/service-outage")}` } })).toHaveLength(1);
    expect(broken({ ...of, record: { ...of.record, help: `see ${link("runbooks/service-outage.html")}.` } })).toEqual(
      [],
    );
  });

  it("are refused where the primary region would take them with it", () => {
    const inPrimary = "https://zkp-handbook-123456789012-us-east-1.s3.us-east-1.amazonaws.com";
    expect(broken(drawn({ url: inPrimary }))).toEqual(["handbook/only-in-primary: config.handbook.url"]);
  });
});
