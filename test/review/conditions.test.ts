import { describe, expect, it } from "vitest";
import { holds, readCondition } from "../../src/review/events";

const data = {
  event: {
    summary: "[P1] Verifier is DOWN",
    custom_details: { tags: "env:prod, severity:p1", from: ["ada@example.org"], count: 3 },
  },
  incident: { priority: "P1", status: "triggered" },
};
const said = (expression: string) => {
  const condition = readCondition(expression);
  return condition === undefined ? "unreadable" : holds(condition, data);
};

describe("a condition of PagerDuty's language", () => {
  it.each([
    ["incident.priority matches 'P1'", true],
    ["incident.priority matches 'p1'", true],
    ["incident.priority matches 'P'", false],
    ["event.summary matches part 'down'", true],
    ['event.summary matches part "[P1]"', true],
    ["event.summary matches regex '^.p1.'", true],
    ["event.custom_details.tags matches part 'severity:p1'", true],
    ["event.custom_details.from matches part '@example.org'", true],
    ["event.custom_details.from[0] matches 'ada@example.org'", true],
    ["event.custom_details.count matches '3'", true],
    ["incident.urgency exists", false],
    ["incident.urgency does not exist", true],
    ["incident.status does not match 'resolved'", true],
    ["incident.urgency does not match part 'high'", true],
    ["incident.priority matches 'P0' or incident.priority matches 'P1'", true],
    ["incident.priority matches 'P0' or incident.priority matches 'P1' and incident.status matches 'resolved'", false],
    [
      "(incident.priority matches 'P0' or incident.priority matches 'P1') and incident.status matches 'triggered'",
      true,
    ],
    ["not incident.priority matches 'P0'", true],
  ])("%s is %j", (expression, expected) => {
    expect(said(expression)).toBe(expected);
  });

  it.each([
    "incident.priority",
    "incident.priority matches",
    "incident.priority matches P1",
    "incident.priority matches 'P1' and",
    "(incident.priority matches 'P1'",
    "'P1' matches incident.priority",
    "now in Mon,Tue 09:00:00 to 17:00:00 America/New_York",
  ])("%s is not in the part of it that review reads", (expression) => {
    expect(said(expression)).toBe("unreadable");
  });
});
