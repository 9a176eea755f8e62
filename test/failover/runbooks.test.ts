import { describe, expect, it } from "vitest";
import { failoverSpecs } from "../../src/failover";
import { plan, regionRoles, runbookKeys } from "../../src/plan";
import { production } from "../support/environment";
import { productionConfig } from "../support/production";

const specsWith = (failover: Record<string, unknown> = {}) =>
  failoverSpecs(plan, production({ failover: { ...(productionConfig().failover as object), ...failover } }));
const { documents } = specsWith();
const steps = (key: string, from = documents) =>
  from.find((it) => it.key === key && it.role === "standby")?.document.mainSteps ?? [];
const names = (key: string, from = documents) => steps(key, from).map(({ name }) => name);

/** What a step of each kind must have, as AWS demands. */
const demanded: Readonly<Record<string, readonly string[]>> = {
  "aws:executeAwsApi": ["Service", "Api"],
  "aws:assertAwsResourceProperty": ["Service", "Api", "PropertySelector", "DesiredValues"],
  "aws:waitForAwsResourceProperty": ["Service", "Api", "PropertySelector", "DesiredValues"],
  "aws:runCommand": ["DocumentName", "Targets", "Parameters"],
  "aws:approve": ["NotificationArn", "Approvers", "MinRequiredApprovals"],
  "aws:branch": ["Choices", "Default"],
  "aws:executeScript": ["Runtime", "Handler", "Script"],
};

describe("the runbooks", () => {
  it("are the plan's five, the way back and the collection of evidence, in both regions", () => {
    const keys = [...runbookKeys, "failback", "collect-evidence"].sort();
    for (const role of regionRoles)
      expect(
        documents
          .filter((it) => it.role === role)
          .map(({ key }) => key)
          .sort(),
      ).toEqual(keys);
  });

  it.each(documents.map((it) => [`${it.key} in the ${it.role}`, it] as const))(
    "%s is a document that AWS accepts",
    (_, { name, document }) => {
      expect(name).toMatch(/^[\w.-]{3,128}$/);
      expect(JSON.stringify(document).length).toBeLessThan(65_536);
      const all = document.mainSteps.map((it) => it.name);
      expect(new Set(all).size).toBe(all.length);
      for (const { name: step, action, inputs } of document.mainSteps) {
        expect(step).toMatch(/^[A-Za-z0-9_]{3,128}$/);
        expect(Object.keys(inputs), step).toEqual(
          expect.arrayContaining([...(demanded[action] ?? ["an action that is known"])]),
        );
      }
      // Every value that a step takes from another one is an output of an earlier step, or a parameter.
      const known = new Set([
        ...Object.keys(document.parameters),
        "automation:EXECUTION_ID",
        "global:DATE_TIME",
        "global:REGION",
      ]);
      for (const { name: step, action, inputs, outputs = [] } of document.mainSteps) {
        for (const [, used = ""] of JSON.stringify(inputs).matchAll(/\{\{ ([^}]+) \}\}/g))
          expect(known, `${step} uses ${used}`).toContain(used);
        for (const { Name } of outputs) known.add(`${step}.${Name}`);
        if (action === "aws:runCommand") known.add(`${step}.CommandId`);
      }
    },
  );

  it.each(documents.map((it) => [`${it.key} in the ${it.role}`, it] as const))(
    "%s is dry unless told otherwise, asserts what it did, and records every run",
    (_, { document }) => {
      const all = document.mainSteps;
      expect(document.parameters.DryRun?.default).toBe("true");
      const branch = all.findIndex(({ name }) => name === "isDryRun");
      expect(all[branch]?.inputs).toMatchObject({
        Choices: [{ Variable: "{{ DryRun }}", StringEquals: "true", NextStep: "recordRun" }],
        Default: all[branch + 1]?.name,
      });
      const last = all.at(-1);
      expect(last).toMatchObject({ name: "recordRun", isEnd: true, inputs: { Service: "s3", Api: "PutObject" } });
      expect(JSON.stringify(last?.inputs.Bucket)).toContain("zkp-evidence-");
      const acting = all.slice(branch + 1, -1).filter(({ action }) => action !== "aws:approve");
      expect(acting.length % 2).toBe(0);
      acting.forEach(({ name, onFailure, isCritical }, index) => {
        expect([onFailure, isCritical], name).toEqual(["step:recordRun", true]);
        if (index % 2 === 1) expect(name).toMatch(/assert|Succeeded$|Arrived$/);
      });
    },
  );

  it("ask a second person before what cannot be taken back, and for nothing else", () => {
    const asking = documents.filter(({ document }) =>
      document.mainSteps.some(({ action }) => action === "aws:approve"),
    );
    expect([...new Set(asking.map(({ key }) => key))].sort()).toEqual([
      "failback",
      "privacy-breach",
      "signing-key-compromise",
    ]);
  });

  it("run the product's own scripts on the one target that config names, word by word as the plan has them", () => {
    const commands = documents.flatMap(({ document }) =>
      document.mainSteps.filter(({ action }) => action === "aws:runCommand").map(({ inputs }) => inputs),
    );
    for (const { Targets } of commands) expect(Targets).toEqual([{ Key: "tag:Role", Values: ["zkp-operations"] }]);
    expect(JSON.stringify(commands)).toContain("./scripts/disable-circuit.sh --circuit=membership --version=1.0");
    expect(JSON.stringify(commands)).toContain("./scripts/rotate-pids.sh --input=affected_pids.txt");
  });

  it("switch to the strict rate limit by one list of addresses, and back", () => {
    expect(steps("ddos-attack").find(({ name }) => name === "setList")?.inputs).toMatchObject({
      Api: "UpdateIPSet",
      Addresses: "{{ Addresses }}",
      LockToken: "{{ readList.lockToken }}",
    });
    const { parameters } = documents.find(({ key }) => key === "ddos-attack")?.document ?? {};
    expect(parameters?.Addresses?.default).toEqual(["0.0.0.0/1", "128.0.0.0/1"]);
  });

  it("revoke a key before they rotate it, and use its alias throughout", () => {
    expect(names("signing-key-compromise")).toEqual([
      "findKey",
      "isDryRun",
      "approve",
      "disableOldKey",
      "assertDisabled",
      "makeFreshKey",
      "assertFreshKey",
      "pointAlias",
      "assertAlias",
      "recordRun",
    ]);
    const { document } = documents.find(({ key }) => key === "signing-key-compromise") ?? {};
    expect(document?.assumeRole).toMatch(/role\/zkp-break-glass$/);
    expect(document?.parameters.KeyAlias?.allowedValues).toEqual(["alias/zkp/credential", "alias/zkp/revocation-list"]);
  });

  it("collect every log of the plan's list and hash it", () => {
    const copied = steps("collect-evidence").flatMap(({ inputs }) =>
      inputs.Api === "CreateExportTask" ? [inputs.logGroupName] : [],
    );
    expect(copied).toEqual(plan.forensics.logs.map(({ key }) => `/zkp/${key}`));
    expect(names("collect-evidence").slice(-3)).toEqual(["hash", "assertHashes", "recordRun"]);
  });

  it("throw the switch in the standby's data plane, whichever switch it is", () => {
    const by = (kind: string, more: object = {}) => specsWith({ switch: kind, ...more }).documents;
    expect(steps("service-outage").find(({ name }) => name === "throwSwitch")?.inputs).toMatchObject({
      Service: "s3",
      Api: "PutObject",
      Bucket: "zkp-switch-123456789012-us-west-2",
    });
    const controls = by("routing-control", { routingControl: { cluster: "new" } });
    expect(JSON.stringify(steps("service-outage", controls))).toContain("update_routing_control_states");
    expect(JSON.stringify(steps("service-outage", by("region-switch")))).toContain("StartPlanExecution");
    for (const kind of [documents, controls, by("region-switch")])
      expect(names("service-outage", kind)).toEqual([
        names("service-outage", kind)[0],
        "isDryRun",
        "throwSwitch",
        "assertSwitch",
        "recordRun",
      ]);
  });
});
