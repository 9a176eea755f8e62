import { describe, expect, it } from "vitest";
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

describe("the incident workflows", () => {
  it("mobilise, tell and remind for P0 and P1, by their priority on their own service", () => {
    for (const [severity, cadence] of [
      ["p0", "30"],
      ["p1", "120"],
    ] as const) {
      const key = `${severity}-response`;
      expect(steps(key)).toEqual([
        "Open the incident's channel",
        "Add the conference bridge",
        "Ask responders",
        "Let stakeholders follow",
        "Send a status update",
        "Update the status page",
        "Open a ticket",
        "Remind of updates",
      ]);
      expect(workflow(key).trigger).toEqual({
        type: "conditional",
        service: severity,
        condition: `incident.priority matches '${severity.toUpperCase()}'`,
      });
      expect(input(key, "Remind of updates", "Delay between loops")).toBe(cadence);
      expect(input(key, "Ask responders", "Responders")).toEqual({ policy: severity });
    }
  });

  it("name the incident's channel as the plan does", () => {
    expect(input("p0-response", "Open the incident's channel", "Channel Name")).toBe(
      'incident-{{incident.created_at | date: "%Y%m%d"}}-{{incident.incident_number}}',
    );
  });

  it("write the plan's template, with what PagerDuty knows filled in", () => {
    const text = input("p0-response", "Send a status update", "Message");
    expect(text).toContain("INCIDENT DECLARED");
    expect(text).toContain("**Severity**: P0");
    expect(text).toContain("**Summary**: {{incident.title}}");
    expect(text).toContain("**Next Update**: in 30 minutes");
    expect(text).toContain("[Estimated user impact]");
  });

  it("open a ticket and tell team leads in Slack for P2, and start nothing for P3", () => {
    expect(steps("p2-response")).toEqual(["Open a ticket", "Post in Slack"]);
    expect(input("p2-response", "Post in Slack", "Select the Channel")).toBe("team-leads");
    expect(specs.workflows.map(({ key }) => key)).not.toContain("p3-response");
  });

  it("leave four to responders' hands", () => {
    const byHand = specs.workflows.filter(({ trigger }) => trigger.type === "manual");
    expect(byHand.map(({ name }) => name)).toEqual([
      "Declare incident",
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

  it("brings an event to its severity's service, and what names none to the catch-all that is watched", () => {
    expect(orchestration.routes.map(({ service }) => service)).toEqual([...severityKeys]);
    expect(orchestration.routes[0]?.conditions).toEqual([
      "event.custom_details.severity matches 'p0'",
      "event.custom_details.tags matches part 'severity:p0'",
      "event.summary matches part '[P0]'",
    ]);
    expect(specs.services.find(({ kind }) => kind === "catch-all")).toMatchObject({ policy: "p1", urgency: "high" });
  });

  it("gives severity and priority first, then component, runbook and bridge", () => {
    const [first, second] = orchestration.sets;
    expect(first?.rules[1]).toMatchObject({ severity: "error", priority: "p1", then: second?.id });
    expect(first?.rules[1]?.annotate).toContain("https://vey.zoom.us/");
    const outage = second?.rules.find(({ label }) => label === "Proof verification");
    expect(outage?.annotate).toContain("https://vey.atlassian.net/wiki/zkp/runbooks/service-outage");
    expect(outage?.sets?.map(({ target }) => target)).toEqual(["event.component", "event.dedup_key"]);
  });

  it("gives a priority to what comes by a service's own key, too", () => {
    expect(orchestration.services.map(({ service, rule }) => [service, rule.priority, rule.conditions])).toEqual(
      severityKeys.map((it) => [it, it, []]),
    );
  });

  it("makes alerts of one component within half an hour one incident", () => {
    expect(specs.grouping).toMatchObject({ field: "component", windowSeconds: 1800, services: severityKeys });
  });
});
