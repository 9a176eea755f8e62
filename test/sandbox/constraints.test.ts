import { describe, expect, it } from "vitest";
import { checkConstraints, constraints, tags } from "../../sandbox/constraints";
import type { Properties } from "../../sandbox/protocol";
import { aws } from "./constraints/aws";
import { awsLimits } from "./constraints/awsLimits";
import { datadog } from "./constraints/datadog";
import { pagerduty } from "./constraints/pagerduty";
import { pagerdutyMore } from "./constraints/pagerdutyMore";

const policy = "pagerduty:index/escalationPolicy:EscalationPolicy";
const rows = [...pagerduty, ...pagerdutyMore, ...datadog, ...aws, ...awsLimits];
const brokenTags = (type: string, inputs: Properties) =>
  checkConstraints(type, inputs).map(({ reason }) => /\[([\w/-]+);/.exec(reason)?.[1]);

describe("the vendors' constraints", () => {
  it.each(rows)("%s lets the right value pass and refuses the wrong one (%s)", (tag, type, passes, fails) => {
    expect(brokenTags(type, passes)).toEqual([]);
    expect(brokenTags(type, fails)).toContain(tag);
  });

  it("refuse types that their vendor has closed, whatever the inputs", () => {
    const closed = [
      "pagerduty:index/ruleset:Ruleset",
      "pagerduty:index/rulesetRule:RulesetRule",
      "pagerduty:index/eventRule:EventRule",
      "pagerduty:index/serviceEventRule:ServiceEventRule",
      "pagerduty:index/responsePlay:ResponsePlay",
      "datadog:index/downtime:Downtime",
      "aws:cloudtrail/eventDataStore:EventDataStore",
      "aws:ssmincidents/replicationSet:ReplicationSet",
    ];
    for (const type of closed) expect(checkConstraints(type, {}), type).toHaveLength(1);
  });

  it("each have a row in this table, so that none goes untested", () => {
    const tested = new Set([
      ...rows.map(([tag]) => tag),
      "pagerduty/end-of-life",
      "datadog/deprecated",
      "aws/closed-service",
    ]);
    const known = [...Object.values(constraints).flat(), ...tags].map(({ tag }) => tag);
    expect(known.filter((tag) => !tested.has(tag))).toEqual([]);
  });

  it("say what was given, what is allowed, and where the rule comes from", () => {
    const rules = [{ escalationDelayInMinutes: 5, targets: [{ id: "P1", type: "scheduleReference" }] }];
    expect(checkConstraints(policy, { rules })).toEqual([
      {
        property: "rules[0].targets[0].type",
        reason:
          '"scheduleReference" is not one of user_reference, schedule_reference (the SDK\'s comments spell it "scheduleReference", the API "schedule_reference") [pagerduty/target-type; PagerDuty provider, resource escalation_policy]',
      },
    ]);
  });

  it("refuse nothing that is not known yet", () => {
    expect(brokenTags(policy, { rules: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })).toEqual([]);
  });
});
