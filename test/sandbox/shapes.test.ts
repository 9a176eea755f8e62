import { describe, expect, it } from "vitest";
import { join } from "node:path";
import { bindingsBelow, checkShape } from "../../sandbox/shapes";

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

  it("know no type that no SDK declares", () => {
    expect(checkShape("aws:route53/recrod:Record", {})).toBeUndefined();
  });
});
