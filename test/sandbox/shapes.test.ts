import { describe, expect, it } from "vitest";
import { join } from "node:path";
import { readdirSync, readFileSync } from "node:fs";
import { bindingsBelow, checkShape, pluginInputs } from "../../sandbox/shapes";

const policy = "pagerduty:index/escalationPolicy:EscalationPolicy";
const rule = { escalationDelayInMinutes: 5, targets: [{ id: "P1", type: "user_reference" }] };
const complaints = (type: string, inputs: Parameters<typeof checkShape>[1]) =>
  checkShape(type, inputs)?.map(({ property, reason }) => `${property}: ${reason}`);

describe("the shapes of the installed SDKs", () => {
  it.each<[string, string, Parameters<typeof checkShape>[1]]>([
    ["a PagerDuty policy", policy, { name: "P0", rules: [rule] }],
    [
      "a Datadog monitor",
      "datadog:index/monitor:Monitor",
      { name: "m", type: "query alert", query: "q", message: "m", monitorThresholds: { critical: "1" }, tags: ["a:b"] },
    ],
    [
      "a Route 53 record",
      "aws:route53/record:Record",
      {
        name: "api",
        type: "CNAME",
        zoneId: "Z",
        ttl: 60,
        records: ["x"],
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
      },
    ],
    ["a bucket with tags", "aws:s3/bucket:Bucket", { bucket: "b", region: "us-west-2", tags: { a: "b" } }],
    ["a value that is not known yet", policy, { rules: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }],
    ["a team's default role, which the SDK is too old for", "pagerduty:index/team:Team", { defaultRole: "manager" }],
    [
      "a rung that is taken in turn",
      policy,
      { rules: [{ ...rule, escalationRuleAssignmentStrategy: { type: "round_robin" } }] },
    ],
    [
      "the end of grouping by time",
      "pagerduty:index/alertGroupingSetting:AlertGroupingSetting",
      { type: "time", services: ["P1"], config: { timeout: 600 } },
    ],
    [
      "a rule that waits before it notifies",
      "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal",
      {
        eventOrchestration: "E",
        sets: [{ id: "start", rules: [{ actions: { suspend: 60 } }] }],
        catchAll: { actions: {} },
      },
    ],
  ])("let %s pass", (_, type, inputs) => {
    expect(complaints(type, inputs)).toEqual([]);
  });

  it.each<[string, string, Parameters<typeof checkShape>[1], string[]]>([
    [
      "a misspelled property",
      policy,
      { rules: [rule], numLoop: 2 },
      ["numLoop: is not a property here; did you mean numLoops?"],
    ],
    ["a missing one", policy, { name: "P0" }, ["rules: is required and missing"]],
    [
      "a missing one far inside",
      policy,
      { rules: [{ escalationDelayInMinutes: 5 }] },
      ["rules[0].targets: is required and missing"],
    ],
    [
      "text for a number",
      policy,
      { rules: [{ ...rule, escalationDelayInMinutes: "5" }] },
      ['rules[0].escalationDelayInMinutes: must be a number, not the string "5"'],
    ],
    [
      "a number for text",
      "datadog:index/monitor:Monitor",
      { name: "m", type: "t", query: "q", message: "m", monitorThresholds: { critical: 1 } },
      ["monitorThresholds.critical: must be a string, not the number 1"],
    ],
    [
      "an object for a list",
      "aws:route53/record:Record",
      { name: "a", type: "A", zoneId: "Z", failoverRoutingPolicies: { type: "PRIMARY" } },
      ["failoverRoutingPolicies: must be a list, not an object"],
    ],
  ])("refuse %s, by its path", (_, type, inputs, expected) => {
    expect(complaints(type, inputs)).toEqual(expected);
  });

  it("come from a program's own bindings for types that are newer than the SDK", () => {
    const own = bindingsBelow(join(__dirname, "..", "fixtures"));
    const shape = own.inputsOf("pagerduty:index/incidentType:IncidentType");
    expect(shape?.displayName).toEqual({ required: true, shape: { kind: "scalar", accepts: ["string"] } });
    expect(shape?.parent?.required).toBe(false);
    expect(own.inputsOf("pagerduty:index/unheardOf:UnheardOf")).toBeUndefined();
  });

  const bindings = join(__dirname, "..", "..", "src", "escalation", "bindings");
  const bound = readdirSync(bindings).map((file) => {
    const [, type = ""] = /super\(\s*"([\w:/]+)"/.exec(readFileSync(join(bindings, file), "utf8")) ?? [];
    return [file, type] as const;
  });
  it.each(bound)("hold what the project's own binding in %s declares", (_, type) => {
    const own = bindingsBelow(join(bindings, "..")).inputsOf(type) ?? {};
    const plugin = pluginInputs(type) ?? {};
    const required = (of: typeof own) => Object.keys(of).filter((name) => of[name]?.required === true);
    expect(Object.keys(plugin)).toEqual(expect.arrayContaining(Object.keys(own)));
    expect(required(own)).toEqual(expect.arrayContaining(required(plugin)));
  });

  it("know no type that no SDK declares", () => {
    expect(checkShape("aws:route53/recrod:Record", {})).toBeUndefined();
  });
});
