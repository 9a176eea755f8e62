import { describe, expect, it } from "vitest";
import { escalationSpecs, pagerdutyServiceName } from "../../src/escalation";
import { plan, runbookKeys, secondsIn, severityKeys, type Plan } from "../../src/plan";
import { production, withPerson, withSeats } from "../support/environment";

const withP0 = (acknowledgeWithinMinutes: number): Plan => ({
  ...plan,
  severities: { ...plan.severities, p0: { ...plan.severities.p0, acknowledgeWithinMinutes } },
});

describe("the escalation specs", () => {
  const specs = escalationSpecs(plan, production());
  const policy = (key: string) => specs.policies.find((it) => it.key === key);
  const rungs = (severity: string) =>
    policy(severity)?.rungs.map(({ targets }) => targets.map((it) => (it.kind === "schedule" ? it.seat : it.person)));

  const roles = ["incident-commander", "technical-lead", "communications-lead", "security-analyst"];
  const minutes = (key: string) => policy(key)?.rungs.map(({ delayMinutes }) => delayMinutes);

  it("tell C-level of every P0 at once, and go on to the primaries and all hands while nobody acknowledges", () => {
    expect(rungs("p0")).toEqual([
      ["c-level"],
      roles.map((it) => `${it}-primary`),
      ["vp-engineering", "security-officer", "protocol-lead", "platform-lead"],
    ]);
    expect(policy("p0")?.numLoops).toBe(9);
  });

  it("tell VP Engineering and the Security Officer of every P1 at once", () => {
    expect(rungs("p1")).toEqual([["vp-engineering", "security-officer"], roles.map((it) => `${it}-primary`)]);
  });

  it("give each role a ladder of its own: primary, then backup inside the eight minutes of the assembly", () => {
    for (const role of roles) {
      expect(rungs(`${role}-ladder`)).toEqual([[`${role}-primary`], [`${role}-backup`]]);
      expect(minutes(`${role}-ladder`)).toEqual([4, 4]);
    }
  });

  it("page the roles themselves where the account has no workflows to ask them", () => {
    const off = { features: { workflows: false, shield: false }, acceptedLosses: ["workflows", "shield"] };
    const { policies } = escalationSpecs(plan, production(off));
    const seats = policies.find(({ key }) => key === "p0")?.rungs.map(({ targets }) => targets.map(({ seat }) => seat));
    expect(seats?.slice(0, 2)).toEqual([
      [...roles.map((it) => `${it}-primary`), "c-level"],
      roles.map((it) => `${it}-backup`),
    ]);
    expect(policies.map(({ key }) => key)).not.toContain("incident-commander-ladder");
  });

  it("notify team leads for P2 and the triage owner for P3 without waking anybody", () => {
    expect(rungs("p2")).toEqual([["protocol-lead", "platform-lead"]]);
    expect(rungs("p3")).toEqual([["triage-owner"]]);
    const services = specs.services.filter(({ kind }) => kind === "severity");
    expect(services.map(({ severity, urgency }) => [severity, urgency])).toEqual([
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
    const others = ({ policies, ...rest }: typeof specs) => ({
      ...rest,
      policies: policies.filter(({ key }) => !key.startsWith("p0")),
    });
    expect(others(faster)).toEqual(others(specs));
  });

  it("let people rotate in a seat, weekly unless config says otherwise", () => {
    const rotating = { "c-level": { rotate: ["chief-executive", "vp-engineering"] } };
    const schedules = escalationSpecs(plan, production(withSeats(rotating))).schedules;
    expect(schedules.find(({ key }) => key === "c-level")?.layers).toEqual([
      { key: "c-level", people: ["chief-executive", "vp-engineering"], turnDays: 7 },
    ]);
  });

  it("put everybody whom a policy can notify into the team that owns the policies", () => {
    const team = specs.teams.find(({ key }) => key === "incident-responders");
    const responders = team?.members.map(({ person }) => person);
    expect(responders).toEqual(
      expect.arrayContaining(["alice-smith", "henry-ford", "chief-executive", "protocol-lead"]),
    );
    expect(responders).not.toContain("board-contact");
  });

  it("name services so that a handle can end in their name", () => {
    for (const severity of severityKeys) expect(pagerdutyServiceName(severity)).toMatch(/^[\w-]+$/);
  });

  it("reach a phone and the app in the first minute of a page, and nobody's phone for P2 and P3", () => {
    const told = (person: string, urgency: string) =>
      specs.users
        .find(({ key }) => key === person)
        ?.notifications.filter((it) => it.urgency === urgency)
        .map(({ channel, afterMinutes }) => `${channel} ${afterMinutes}`);
    expect(told("alice-smith", "high")).toEqual(["push 0", "phone 0", "sms 1"]);
    expect(told("alice-smith", "low")).toEqual([]);
    expect(told("protocol-lead", "low")).toEqual(["email 1"]);
    expect(told("triage-desk", "low")).toEqual(["email 1"]);
    expect(told("triage-desk", "high")).toEqual(["push 0", "phone 0", "sms 1"]);
    expect(told("board-contact", "high")).toEqual([]);
  });

  it("ask for the team role that PagerDuty will report for the base role", () => {
    const role = (base: string) =>
      escalationSpecs(plan, production(withPerson("alice-smith", { role: base })))
        .teams.find(({ key }) => key === "incident-commander")
        ?.members.find(({ person }) => person === "alice-smith")?.role;
    expect(["owner", "admin", "user", "limited_user", "observer"].map(role)).toEqual([
      "manager",
      "manager",
      "manager",
      "responder",
      "observer",
    ]);
    const board = specs.teams.find(({ key }) => key === "stakeholders-board")?.members;
    expect(board).toEqual([{ person: "board-contact", role: "observer" }]);
  });

  it("exercise each severity and role by a policy of the same shape and schedules of its own", () => {
    for (const real of specs.policies.filter(({ drill, of }) => !drill && !("reports" in of))) {
      const drill = policy(`${real.key}-drill`);
      const shape = (it: typeof drill) =>
        it?.rungs.map(({ delayMinutes, targets }) => [delayMinutes, targets.map(({ seat }) => seat)]);
      expect(shape(drill)).toEqual(shape(real));
      const schedules = drill?.rungs.flatMap(({ targets }) =>
        targets.flatMap((target) => (target.kind === "schedule" ? target.schedule : [])),
      );
      expect(schedules?.every((key) => key.endsWith("-drill"))).toBe(true);
    }
    for (const severity of severityKeys) {
      const service = specs.services.find(({ key }) => key === `${severity}-drill`);
      expect(service).toMatchObject({ kind: "drill", policy: `${severity}-drill`, name: `zkp-${severity}-drill` });
    }
  });

  it("let board, sales and support follow what customers see, component by component", () => {
    expect(specs.businessServices.map(({ name }) => name)).toEqual([
      "Proof generation",
      "Proof verification",
      "Revocation",
      "PID registry",
      "Issuer signing",
    ]);
    for (const it of specs.businessServices)
      expect(it.subscribers).toEqual(["stakeholders-board", "stakeholders-sales", "stakeholders-support"]);
  });

  it("open a ticket for what pages nobody, and tell P0 to P2 and what nobody classified in Slack", () => {
    expect(specs.channels.tickets.map(({ service }) => service)).toEqual(["p2", "p3", "reports"]);
    expect(specs.channels.slack.map(({ service, channelId }) => [service, channelId])).toEqual([
      ["p0", "C0WARROOM0"],
      ["p1", "C0WARROOM1"],
      ["p2", "C0TEAMLEAD"],
      ["unrouted", "C0WARROOM1"],
      ["reports", "C0TEAMLEAD"],
    ]);
  });

  it("let one person at a time read what people report by mail, phoning only for what cannot wait", () => {
    expect(rungs("reports")).toEqual([["triage-owner"], ["security-analyst-primary"], ["security-analyst-backup"]]);
    expect(specs.services.find(({ key }) => key === "reports")).toMatchObject({ urgency: "severity_based" });
    for (const { targets } of policy("reports")?.rungs ?? []) expect(targets).toHaveLength(1);
  });

  it("give each runbook, and the way back, a button that starts its document and that only a responder presses", () => {
    expect(specs.actions.map(({ key }) => key)).toEqual([...runbookKeys, "failback"]);
    const outage = specs.actions.find(({ key }) => key === "service-outage");
    expect(outage?.description).toBe("Starts zkp-service-outage in us-west-2, else in us-east-1.");
    expect(outage?.script).toContain('"document": "zkp-service-outage"');
    const circuit = specs.actions.find(({ key }) => key === "circuit-vulnerability");
    expect(circuit?.description).toMatch(/First fill in Circuit and Circuit version of the incident\.$/);
  });

  it("give every incident the fields that its record needs", () => {
    expect(specs.fields.map(({ name, dataType }) => `${name} ${dataType}`)).toEqual([
      "incident_reference string",
      "affected_component string",
      "affected_users integer",
      "affected_pids string",
      "data_exposed string",
      "gdpr_clock_started_at datetime",
      "root_cause string",
      "circuit string",
      "circuit_version string",
      "breach_id string",
      "region string",
    ]);
  });
});
