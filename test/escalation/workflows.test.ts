import { describe, expect, it } from "vitest";
import { runbookUrl } from "../../src/environment";
import { escalationSpecs } from "../../src/escalation";
import { plan, severityKeys } from "../../src/plan";
import { production } from "../support/environment";

const specs = escalationSpecs(plan, production());
const workflow = (key: string) => {
  const found = specs.workflows.find((it) => it.key === key);
  if (found === undefined) throw new Error(`there is no workflow ${key}`);
  return found;
};
const steps = (key: string) => workflow(key).steps.map(({ name }) => name);
const input = (key: string, step: string, name: string) =>
  workflow(key)
    .steps.find((it) => it.name === step)
    ?.inputs.find((it) => it.name === name)?.value;

const services = [...severityKeys, "unrouted"];

describe("the incident workflows", () => {
  it("ask the four roles one by one when an incident becomes a P0 or P1, before anything else", () => {
    expect(steps("mobilise")).toEqual([
      "Ask the Incident Commander",
      "Ask the Technical Lead",
      "Ask the Communications Lead",
      "Ask the Security Analyst",
      "Add the conference bridge",
    ]);
    expect(input("mobilise", "Ask the Technical Lead", "Responders")).toEqual({ policy: "technical-lead-ladder" });
    expect(workflow("mobilise").trigger).toEqual({
      type: "conditional",
      services,
      condition: "incident.priority matches 'P0' or incident.priority matches 'P1'",
    });
  });

  it("tell sales and support of P0 and P1", () => {
    for (const severity of ["p0", "p1"]) {
      const key = `${severity}-response`;
      expect(steps(key)).toEqual(["Let stakeholders follow", "Send a status update"]);
      expect(workflow(key).trigger).toEqual({
        type: "conditional",
        services,
        condition: `incident.priority matches '${severity.toUpperCase()}'`,
      });
    }
  });

  it("leave the incident's channel, status page and reminders to the record, which knows the number", () => {
    const names = specs.workflows.flatMap(({ steps: all }) => all.map(({ name }) => name));
    expect(names.filter((it) => /channel|status page|updates$/.test(it))).toEqual([]);
  });

  it.each([
    ["p1-action", "action", "120", "incident-p1", false],
    ["p2-response", "an acknowledgement", "240", "team-leads", true],
    ["p2-resolution", "a resolution", "1440", "team-leads", false],
    ["p3-response", "an acknowledgement", "1440", "triage", true],
  ])("say in %s that the incident waits for %s, at once and after %s minutes", (key, due, delay, channel, ends) => {
    const [watch] = workflow(key).steps;
    expect(steps(key)).toEqual([`Watch for ${due}`]);
    expect(input(key, `Watch for ${due}`, "Delay between loops")).toBe(delay);
    expect(input(key, `Watch for ${due}`, "Maximum loops")).toBe("2");
    const until = JSON.stringify(input(key, `Watch for ${due}`, "Condition"));
    expect(until.includes("'acknowledged'")).toBe(ends);
    const [said] = watch?.inside?.steps ?? [];
    expect(said?.inputs.find(({ name }) => name === "Select the Channel")?.value).toBe(channel);
    expect(said?.inputs.find(({ name }) => name === "Message")?.value).toContain(`waits for ${due}, due within`);
  });

  it("wake nobody for P2 and P3: they request no responders", () => {
    for (const severity of ["p2", "p3"])
      for (const { key, steps: all } of specs.workflows.filter((it) => it.key.includes(severity)))
        expect(
          all.map(({ action }) => action).filter((it) => it.includes("add-responders")),
          key,
        ).toEqual([]);
  });

  it("change an incident's severity with one press, and ask whom the new one tells", () => {
    for (const severity of severityKeys) {
      const key = `severity-${severity}`;
      expect(workflow(key).trigger).toEqual({ type: "manual" });
      expect(input(key, "Set the priority", "Priority")).toBe(severity.toUpperCase());
    }
    expect(input("severity-p0", "Ask whom P0 tells", "Responders")).toEqual({ policy: "p0" });
    expect(input("severity-p1", "Ask whom P1 tells", "Responders")).toEqual({ policy: "p1" });
  });

  it("give an incident that a person opens the priority of its service, unless the person said one", () => {
    expect(workflow("opened-as-p1").trigger).toEqual({
      type: "conditional",
      services: ["p1", "unrouted"],
      condition: "incident.priority does not exist",
    });
    expect(input("opened-as-p1", "Set the priority", "Priority")).toBe("P1");
  });

  it("ask the roles of an exercise by the schedules of exercises, and tell nobody else", () => {
    expect(workflow("mobilise-drill").trigger).toMatchObject({ services: ["p0-drill", "p1-drill"], condition: "" });
    expect(input("mobilise-drill", "Ask the Security Analyst", "Responders")).toEqual({
      policy: "security-analyst-ladder-drill",
    });
  });

  it("keep to the ten conditional workflows that PagerDuty runs on one service", () => {
    for (const { key } of specs.services) {
      const started = specs.workflows.filter(
        ({ trigger }) => trigger.type === "conditional" && trigger.services.includes(key),
      );
      expect(started.length, key).toBeLessThanOrEqual(10);
    }
  });

  it("do by a button what would follow a priority, where the account has none", () => {
    const off = { features: { priorities: false, shield: false }, acceptedLosses: ["priorities", "shield"] };
    const { workflows } = escalationSpecs(plan, production(off));
    const names = workflows.find(({ key }) => key === "severity-p0")?.steps.map(({ name }) => name);
    expect(names).toEqual([
      "Ask whom P0 tells",
      "Ask the Incident Commander",
      "Ask the Technical Lead",
      "Ask the Communications Lead",
      "Ask the Security Analyst",
      "Add the conference bridge",
      "Let stakeholders follow",
      "Send a status update",
    ]);
    expect(workflows.map(({ key }) => key)).not.toContain("opened-as-p0");
  });

  it("leave the rest to responders' hands", () => {
    const byHand = specs.workflows.filter(({ trigger }) => trigger.type === "manual").map(({ name }) => name);
    expect(byHand.filter((it) => !it.startsWith("Severity:"))).toEqual([
      "Escalate to board",
      "Start GDPR clock",
      "All clear",
    ]);
    expect(input("escalate-to-board", "Let stakeholders follow", "Stakeholders")).toEqual({
      teams: ["stakeholders-board"],
    });
    expect(input("start-gdpr-clock", "Send a status update", "Message")).toContain("within 72 hours of discovery");
  });
});

describe("the event orchestration", () => {
  const { orchestration } = specs;

  it("takes events from every alerting tool of the plan", () => {
    const alerting = Object.entries(plan.tools).filter(([, { alerts }]) => alerts);
    const labels = orchestration.integrations.map(({ key }) => key);
    for (const [key] of alerting) expect(labels).toContain(key);
  });

  const sets = (key: string) => orchestration.services.find(({ service }) => service === key)?.sets ?? [];

  it("brings mail to whoever reads it, an event to its severity's service, and the rest to the catch-all that is watched", () => {
    expect(orchestration.routes.map(({ service }) => service)).toEqual(["reports", "p1", "p2", ...severityKeys]);
    // A score says more than a word, so it is asked first.
    expect(orchestration.routes[1]?.conditions).toEqual([
      "event.custom_details.cvss_score matches regex '^(7|8|9|10)([.][0-9]+)?$'",
    ]);
    expect(orchestration.routes[3]?.conditions).toEqual([
      "event.custom_details.severity matches 'p0'",
      "event.custom_details.tags matches part 'severity:p0'",
      "raw_event.AlarmName matches part '[P0]'",
      "event.summary matches part '[P0]'",
    ]);
    expect(specs.services.find(({ kind }) => kind === "catch-all")).toMatchObject({ policy: "p1", urgency: "high" });
  });

  it("gives every event of a service the severity's priority, whichever way it came", () => {
    expect(orchestration.services.map(({ service }) => [service, sets(service)[0]?.rules[0]?.priority])).toEqual([
      ...severityKeys.map((it) => [it, it]),
      ["unrouted", "p1"],
    ]);
  });

  it("tells component, runbook and bridge, and which alerts have the same cause", () => {
    const [, component, ...cause] = sets("p0");
    const outage = component?.rules.find(({ label }) => label === "Proof verification");
    expect(outage?.annotate).toContain("https://vey.zoom.us/");
    expect(outage?.annotate).toContain(runbookUrl(production(), "service-outage"));
    expect(outage?.sets).toEqual([{ target: "event.component", template: "proof-verification" }]);
    const classes = cause.flatMap(({ rules }) =>
      rules.flatMap(({ sets: all = [] }) => all.map(({ target }) => target)),
    );
    expect([...new Set(classes)]).toEqual(["event.class"]);
  });

  it("makes alerts of one cause and severity within half an hour one incident, and joins no two severities", () => {
    expect(specs.grouping.map(({ service, field, windowSeconds }) => [service, field, windowSeconds])).toEqual(
      severityKeys.map((it) => [it, "class", 1800]),
    );
  });
});
