import { describe, expect, it } from "vitest";
import { parseEnvironment, type Environment } from "../../src/environment";
import { escalationRules, escalationSpecs, pagerdutyServiceName } from "../../src/escalation";
import { evaluate, plan, secondsIn, severityKeys, type Plan } from "../../src/plan";
import { productionConfig } from "../support/production";

function production(change: Record<string, unknown> = {}): Environment {
  const { environment, findings } = parseEnvironment({ ...productionConfig(), ...change });
  if (environment === undefined) throw new Error(findings.map(({ problem }) => problem).join("\n"));
  return environment;
}
const seats = productionConfig().seats as Record<string, unknown>;
const withP0 = (acknowledgeWithinMinutes: number): Plan => ({
  ...plan,
  severities: { ...plan.severities, p0: { ...plan.severities.p0, acknowledgeWithinMinutes } },
});

describe("the escalation specs", () => {
  const specs = escalationSpecs(plan, production());
  const policy = (severity: string) => specs.policies.find((it) => it.severity === severity);
  const rungs = (severity: string) =>
    policy(severity)?.rungs.map(({ targets }) => targets.map((it) => (it.kind === "schedule" ? it.seat : it.person)));

  it("page IC, TL, CL, Security and C-level at once for P0, then their backups, then them again", () => {
    const roles = ["incident-commander", "technical-lead", "communications-lead", "security-analyst"];
    expect(rungs("p0")).toEqual([
      [...roles.map((it) => `${it}-primary`), "c-level"],
      roles.map((it) => `${it}-backup`),
      roles.map((it) => `${it}-primary`),
    ]);
  });

  it("reach VP Engineering and the Security Officer inside the hour for P1", () => {
    expect(rungs("p1")?.[2]).toEqual(["vp-engineering", "security-officer"]);
    const before = policy("p1")
      ?.rungs.slice(0, 2)
      .reduce((sum, { delayMinutes }) => sum + delayMinutes, 0);
    expect(before).toBeLessThan(60);
  });

  it("notify team leads for P2 and the triage owner for P3 without waking anybody", () => {
    expect(rungs("p2")).toEqual([["protocol-lead", "platform-lead"]]);
    expect(rungs("p3")).toEqual([["triage-owner"]]);
    expect(specs.services.map(({ severity, urgency }) => [severity, urgency])).toEqual([
      ["p0", "high"],
      ["p1", "high"],
      ["p2", "low"],
      ["p3", "low"],
    ]);
  });

  it("give an acknowledged incident back at the plan's update cadence, and never resolve one by themselves", () => {
    for (const { severity, acknowledgementTimeout, autoResolveTimeout } of specs.services) {
      const { updateEveryMinutes }: { updateEveryMinutes?: number } = plan.severities[severity];
      const seconds = updateEveryMinutes === undefined ? "null" : String(secondsIn(updateEveryMinutes));
      expect(acknowledgementTimeout, severity).toBe(seconds);
      expect(autoResolveTimeout, severity).toBe("null");
    }
  });

  it("follow when the plan wants P0 acknowledged in 10 minutes, and change nothing else", () => {
    const faster = escalationSpecs(withP0(10), production());
    expect(faster.policies[0]?.rungs.map(({ delayMinutes }) => delayMinutes)).toEqual([3, 3, 3]);
    expect({ ...faster, policies: faster.policies.slice(1) }).toEqual({ ...specs, policies: specs.policies.slice(1) });
  });

  it("let people rotate in a seat, weekly unless config says otherwise", () => {
    const rotating = { ...seats, "c-level": { rotate: ["chief-executive", "vp-engineering"] } };
    const schedule = escalationSpecs(plan, production({ seats: rotating })).schedules.find(
      (it) => it.seat === "c-level",
    );
    expect(schedule?.people).toEqual(["chief-executive", "vp-engineering"]);
    expect(schedule?.turnSeconds).toBe(7 * 86_400);
  });

  it("put everybody whom a policy can notify into the team that owns the policies", () => {
    const responders = specs.teams.find(({ key }) => key === "incident-responders")?.members ?? [];
    expect(responders).toEqual(
      expect.arrayContaining(["alice-smith", "henry-ford", "chief-executive", "protocol-lead"]),
    );
    expect(responders).not.toContain("board-contact");
  });

  it("name services so that a handle can end in their name", () => {
    for (const severity of severityKeys) expect(pagerdutyServiceName(severity)).toMatch(/^[\w-]+$/);
  });

  it("are refused when a rung has more targets than PagerDuty accepts, by the severity and the rung", () => {
    const leads = ["alice-smith", "bob-jones", "charlie-brown", "diana-prince", "eve-adams", "frank-castle"];
    const crowded = escalationSpecs(plan, production({ seats: { ...seats, "team-leads": { everyone: leads } } }));
    expect(evaluate(escalationRules, { escalation: crowded }).map(({ rule, path }) => [rule, path])).toEqual([
      ["escalation/too-many-targets", "escalation.policies.p2.rungs.1"],
    ]);
    expect(evaluate(escalationRules, { escalation: specs })).toEqual([]);
  });
});
