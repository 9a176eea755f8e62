import { describe, expect, it } from "vitest";
import { findObject, setProperty, type CloudObject } from "../../sandbox/cloud";

const policy: CloudObject = {
  type: "pagerduty:index/escalationPolicy:EscalationPolicy",
  id: "PPOLICY",
  name: "p0",
  inputs: { name: "P0 escalation", rules: [{ escalationDelayInMinutes: 5 }], numLoops: 2 },
};
const service: CloudObject = {
  type: "pagerduty:index/service:Service",
  id: "PSERVICE",
  name: "p0",
  inputs: { name: "P0", acknowledgementTimeout: "900" },
};
const cloud = [policy, service];

describe("finding an object to tamper with", () => {
  it("takes its name at the vendor, its id, or its kind and its name in the program", () => {
    expect(findObject(cloud, "P0 escalation")).toBe(policy);
    expect(findObject(cloud, "PSERVICE")).toBe(service);
    expect(findObject(cloud, "Service::p0")).toBe(service);
  });

  it("asks which one is meant when the name is not enough", () => {
    expect(() => findObject(cloud, "p0")).toThrow(
      /can mean more than one object.*\n {2}EscalationPolicy::p0 \(PPOLICY\)\n {2}Service::p0 \(PSERVICE\)/,
    );
  });

  it("names similar ones when there is none", () => {
    expect(() => findObject(cloud, "serv")).toThrow(/There is no "serv".*Similar are:\n {2}Service::p0/);
    expect(() => findObject(cloud, "unheard-of")).toThrow("`npm run sandbox -- status` lists what there is");
    expect(() => findObject([], "p0")).toThrow("The stand-in cloud is empty");
  });
});

describe("changing a property", () => {
  it("changes what is at the path, and nothing else", () => {
    expect(setProperty(policy.inputs, "rules[0].escalationDelayInMinutes", "15")).toEqual({
      inputs: { ...policy.inputs, rules: [{ escalationDelayInMinutes: 15 }] },
      before: 5,
      after: 15,
    });
    expect(policy.inputs.rules).toEqual([{ escalationDelayInMinutes: 5 }]);
  });

  it("keeps text as text where the vendor has text that looks like a number", () => {
    expect(setProperty(service.inputs, "acknowledgementTimeout", "60").after).toBe("60");
  });

  it("refuses a path that leads nowhere, and says what there is", () => {
    expect(() => setProperty(policy.inputs, "rule[0].targets", "[]")).toThrow(
      "rule has no parts. At that place there are: name, rules, numLoops",
    );
  });

  it("refuses a change that changes nothing", () => {
    expect(() => setProperty(policy.inputs, "numLoops", "2")).toThrow("numLoops is 2 already");
  });
});
