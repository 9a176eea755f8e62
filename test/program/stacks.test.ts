import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { declaredRules, planSettings } from "../../policy/rules";
import { ownFacts, parseEnvironment } from "../../src/environment";
import { stacksIn } from "../../src/environment/stackFile";
import { runProgram, type Registered } from "../support/mocks";
import { productionConfig } from "../support/production";

const stacks = stacksIn(join(__dirname, "..", ".."));
const registered = new Map<string, Promise<readonly Registered[]>>();

/** What the program registers with a stack's config. */
function declared(stack: string): Promise<readonly Registered[]> {
  const running = registered.get(stack) ?? runProgram({ stack });
  registered.set(stack, running);
  return running;
}

describe("every stack whose file is here", () => {
  it("is production and staging at least", () => {
    expect(stacks).toEqual(expect.arrayContaining(["prod", "staging"]));
  });

  it.each(stacks)("%s is declared, and names no account, region or domain but its own", async (stack) => {
    const { environment } = parseEnvironment(productionConfig(stack));
    if (environment === undefined) throw new Error(`${stack} is refused`);
    const resources = (await declared(stack))
      .filter(({ type }) => /^(aws|datadog|pagerduty):/.test(type))
      .map(({ type, name, inputs }) => ({ urn: name, type, name, props: inputs, protect: true, secretOutputs: [] }));
    const settings = { ...planSettings, own: ownFacts(environment) };
    const found = declaredRules
      .filter(({ tag }) => tag === "environment/leftover")
      .flatMap(({ check }) => check({ resources, settings }));
    expect(found).toEqual([]);
  });
});

describe("staging", () => {
  it("makes no lock that nobody can lift", async () => {
    const text = JSON.stringify(await declared("staging"));
    expect(text).not.toContain("COMPLIANCE");
    expect(JSON.stringify(await declared("prod"))).toContain("COMPLIANCE");
  });

  it("declares nothing for the features that it does without", async () => {
    const types = new Set((await declared("staging")).map(({ type }) => type));
    for (const type of [
      "pagerduty:index/slackConnection:SlackConnection",
      "pagerduty:index/jiraCloudAccountMappingRule:JiraCloudAccountMappingRule",
      "datadog:index/syntheticsTest:SyntheticsTest",
      "datadog:slack/channel:Channel",
      "datadog:index/restrictionPolicy:RestrictionPolicy",
      "aws:shield/protection:Protection",
    ])
      expect(types).not.toContain(type);
  });
});
