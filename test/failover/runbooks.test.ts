import { describe, expect, it } from "vitest";
import { automationDocument } from "../../sandbox/automation/document";
import { failoverSpecs } from "../../src/failover";
import { scriptOf } from "../../src/failover/runbooks/script";
import { documentKeys, plan, regionRoles } from "../../src/plan";
import { production } from "../support/environment";
import { productionConfig } from "../support/production";

const specsWith = (failover: Record<string, unknown> = {}) =>
  failoverSpecs(plan, production({ failover: { ...(productionConfig().failover as object), ...failover } }));
const controls = { switch: "routing-control", routingControl: { cluster: "new" } };
const { documents } = specsWith();
const every = [documents, specsWith(controls).documents, specsWith({ switch: "region-switch" }).documents].flat();

describe("the documents", () => {
  it("are one of each key, in both regions", () => {
    for (const role of regionRoles)
      expect(documents.filter((it) => it.role === role).map(({ key }) => key)).toEqual(documentKeys);
  });

  it.each(every.map((it) => [`${it.key} in the ${it.role}`, it] as const))(
    "%s is a document that AWS accepts: its shape, its size, its references and its goings on",
    (_, { name, document }) => {
      expect(name).toMatch(/^[\w.-]{3,128}$/);
      expect(JSON.stringify(document).length).toBeLessThan(65_536);
      const { mainSteps, parameters } = automationDocument.parse(document);
      const names = mainSteps.map((it) => it.name);
      expect(new Set(names).size).toBe(names.length);
      const known = new Set([...Object.keys(parameters), "automation:EXECUTION_ID", "global:DATE_TIME"]);
      for (const { name: step, inputs, outputs = [], onFailure = "Abort", nextStep, action } of mainSteps) {
        // A reference in a script would be filled in as well, and Python has braces of its own.
        for (const [, used = ""] of JSON.stringify(inputs).matchAll(/\{\{\s*([^}]*?)\s*\}\}/g))
          expect(known, `${step} uses ${used}`).toContain(used);
        for (const { Name } of outputs) known.add(`${step}.${Name}`);
        const targets = [onFailure.replace(/^step:/, ""), nextStep].filter((it) => it !== undefined);
        for (const it of targets) expect([...names, "Abort", "Continue"], `${step} goes on with ${it}`).toContain(it);
        if (action === "aws:executeScript") expect(inputs.Script, step).toContain(`def ${String(inputs.Handler)}(`);
      }
    },
  );

  it.each(
    documents.filter(({ key }) => key !== "record-run").map((it) => [`${it.key} in the ${it.role}`, it] as const),
  )(
    "%s looks before anything else, is dry unless told otherwise, and is recorded whatever happens",
    (_, { document }) => {
      const { mainSteps, parameters } = document;
      expect(parameters.DryRun?.default).toBe("true");
      const branch = mainSteps.findIndex(({ name }) => name === "isDryRun");
      expect(branch === -1 ? mainSteps.length : branch).toBeGreaterThan(0);
      expect(mainSteps.at(-1)).toMatchObject({ name: "recordRun", isEnd: true });
      for (const { name, action, onFailure, isCritical } of mainSteps.slice(0, -1)) {
        if (action === "aws:branch") continue;
        // Telling somebody may fail; all else fails the run, and the run is recorded at some step after.
        if (isCritical === false) expect(onFailure, name).toBe("Continue");
        else expect(onFailure, name).toMatch(/^step:/);
      }
    },
  );

  it("ask a second person before what cannot be taken back, and afterwards where the plan leaves a minute", () => {
    const asking = (step: string) =>
      documents
        .filter(({ role, document }) => role === "standby" && document.mainSteps.some(({ name }) => name === step))
        .map(({ key }) => key);
    expect(asking("approval")).toEqual(["privacy-breach", "failback"]);
    expect(asking("review")).toEqual(["signing-key-compromise"]);
  });

  it("tell the approver before they wait for the approver", () => {
    for (const { key, document } of documents)
      for (const [index, { action, name }] of document.mainSteps.entries())
        if (action === "aws:approve") expect(document.mainSteps[index - 1]?.name, `${key} ${name}`).toMatch(/^askFor/);
  });

  it("throw the switch that config names", () => {
    const throwing = (failover: Record<string, unknown>) =>
      specsWith(failover).documents.find(({ key }) => key === "service-outage")?.document.mainSteps ?? [];
    const script = (failover: Record<string, unknown>) =>
      throwing(failover).find(({ name }) => name === "throwSwitch")?.inputs.Script;
    expect(script({})).toContain("put_object");
    expect(script(controls)).toContain("update_routing_control_states");
    expect(script({ switch: "region-switch" })).toContain("start_plan_execution");
  });
});

describe("a step's script", () => {
  it("holds what the step uses, and nothing else", () => {
    const script = scriptOf("cdn.write");
    expect(script).toContain("import urllib.request");
    expect(script).toContain("def anywhere(");
    expect(script).not.toContain("def everywhere(");
    expect(script).not.toContain("write_control");
  });

  it("is refused when there is no such function", () => {
    expect(() => scriptOf("cdn.nothing")).toThrow("scripts/cdn.py has no function nothing");
  });
});
