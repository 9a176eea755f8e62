import { describe, expect, it } from "vitest";
import { featureRules } from "../../src/environment";
import { escalationRules, escalationSpecs, type EscalationSpecs } from "../../src/escalation";
import { evaluate, plan, type Plan } from "../../src/plan";
import { production, withPerson, withSeats } from "../support/environment";

interface Row {
  readonly when: string;
  readonly config?: Record<string, unknown>;
  readonly plan?: Plan;
  /** A mistake of the program's own, which neither plan nor config can make. */
  readonly change?: (specs: EscalationSpecs) => EscalationSpecs;
  readonly finds: RegExp;
}

const low = (steps: Plan["notifications"]["low"]["steps"]): Plan => ({
  ...plan,
  notifications: { ...plan.notifications, low: { ...plan.notifications.low, steps } },
});

/** Every event's deduplication key from a template, as the only rule of the orchestration. */
const deduplicatedBy =
  (template: string) =>
  (specs: EscalationSpecs): EscalationSpecs => ({
    ...specs,
    orchestration: {
      ...specs.orchestration,
      sets: [
        {
          id: "start",
          rules: [
            {
              label: "One alert a fault",
              conditions: [],
              variables: [{ name: "name", path: "event.summary", regex: ".*" }],
              sets: [{ target: "event.dedup_key", template }],
            },
          ],
        },
      ],
    },
  });

/** For each rule a mistake, and what the plan error then says. Production as it is breaks none of them. */
const mistakes: Readonly<Record<string, readonly Row[]>> = {
  "escalation/seat-uncovered": [
    {
      when: "shifts leave the weekend open",
      config: withSeats({
        "security-analyst-backup": {
          shifts: [{ people: ["henry-ford"], days: ["mon", "tue", "wed", "thu", "fri"] }],
        },
      }),
      finds:
        /config\.seats\.security-analyst-backup: nobody is on call from sat 00:00 to mon 00:00 \(America\/New_York\)/,
    },
  ],
  "escalation/person-in-two-seats": [
    {
      when: "the backup is the primary",
      config: withSeats({ "technical-lead-backup": "charlie-brown" }),
      finds:
        /config\.seats\.technical-lead-backup: charlie-brown is also on call in technical-lead-primary, first at mon 00:00 .*so the backup is the primary/,
    },
    {
      when: "rotations of two roles meet",
      config: withSeats({ "technical-lead-primary": { rotate: ["charlie-brown", "grace-hopper"] } }),
      finds:
        /config\.seats\.security-analyst-primary: grace-hopper is also on call in technical-lead-primary, first at mon 09:00/,
    },
  ],
  "escalation/too-many-targets": [
    {
      when: "a group is larger than a rung",
      config: withSeats({
        "team-leads": {
          everyone: ["protocol-lead", "platform-lead", "triage-desk", "sales-desk", "support-desk", "board-contact"],
        },
      }),
      finds: /escalation\.policies\.p2\.rungs\.1: 6 targets; PagerDuty takes 5 at most/,
    },
  ],
  "escalation/unreachable-rung": [
    {
      when: "the plan gives a rung nobody",
      plan: {
        ...plan,
        escalationMatrix: {
          ...plan.escalationMatrix,
          p3: { ...plan.escalationMatrix.p3, rungs: [["triage-owner"], []] },
        },
      },
      finds: /escalation\.policies\.p3\.rungs\.2: it notifies nobody/,
    },
    {
      when: "P0 must be acknowledged in two minutes by three rungs",
      plan: {
        ...plan,
        severities: { ...plan.severities, p0: { ...plan.severities.p0, acknowledgeWithinMinutes: 2 } },
      },
      finds: /escalation\.policies\.p0\.rungs\.1: the ladder passes it at once/,
    },
  ],
  "escalation/audience-missed": [
    {
      when: "P2 and P3 are told a day later",
      plan: low([{ channel: "email", afterMinutes: 300 }]),
      finds: /config\.people\.protocol-lead: team-leads must hear of P2 within 240 minutes and is told after 300/,
    },
    {
      when: "somebody has no phone and no app",
      config: withPerson("grace-hopper", { phone: undefined, pushDevice: undefined }),
      finds:
        /config\.people\.grace-hopper: security-analyst-primary must hear of P0 within 15 minutes and is told by no channel/,
    },
  ],
  "escalation/notification-never-fires": [
    {
      when: "P0 goes on before the text message is sent",
      plan: {
        ...plan,
        notifications: {
          ...plan.notifications,
          high: {
            ...plan.notifications.high,
            steps: [
              { channel: "phone", afterMinutes: 0 },
              { channel: "sms", afterMinutes: 5 },
            ],
          },
        },
      },
      finds: /notifications\.high: sms after 5 minutes never fires: P0 goes on to the next rung after 5/,
    },
  ],
  "escalation/woken-at-night": [
    {
      when: "low urgency calls",
      plan: low([{ channel: "phone", afterMinutes: 0 }]),
      finds: /notifications\.low: phone wakes people for what can wait until the morning/,
    },
    {
      when: "P2 is of high urgency",
      plan: { ...plan, severities: { ...plan.severities, p2: { ...plan.severities.p2, urgency: "high" } } },
      finds: /escalation\.services\.p2: P2 is of high urgency/,
    },
  ],
  "escalation/stakeholder-paged": [
    {
      when: "a stakeholder holds a seat",
      config: withPerson("henry-ford", { role: "read_only_user" }),
      finds: /config\.people\.henry-ford\.role: a read_only_user cannot answer a page/,
    },
  ],
  "routing/dedup-not-shared": [
    {
      when: "the key holds the summary",
      change: deduplicatedBy("{{event.component}}/{{event.summary}}"),
      finds:
        /escalation\.orchestration\.start: the rule "One alert a fault" puts event\.summary into the deduplication key/,
    },
    {
      when: "a variable of the key looks at the summary",
      change: deduplicatedBy("{{event.component}}/{{variables.name}}"),
      finds: /puts event\.summary into the deduplication key/,
    },
  ],
  "escalation/page-wakes-nobody": [
    {
      when: "an executive has no phone",
      config: withPerson("chief-executive", { phone: undefined, pushDevice: undefined }),
      finds: /config\.people\.chief-executive: a page reaches Chief Executive Officer by none of push, phone, sms/,
    },
  ],
};

const found = ({ config, plan: changed = plan, change = (it) => it }: Omit<Row, "when" | "finds">) =>
  evaluate(escalationRules, { plan: changed, escalation: change(escalationSpecs(changed, production(config))) });

describe("the escalation rules", () => {
  it("are broken by nothing in production", () => {
    expect(found({})).toEqual([]);
  });

  it("each have a mistake here that breaks them", () => {
    expect(Object.keys(mistakes).sort()).toEqual(escalationRules.map(({ tag }) => tag).sort());
  });

  for (const [tag, rows] of Object.entries(mistakes))
    for (const row of rows)
      it(`say ${tag} when ${row.when}`, () => {
        const lines = found(row)
          .filter(({ rule }) => rule === tag)
          .map(({ path, problem }) => `${path}: ${problem}`);
        expect(lines.join("\n")).toMatch(row.finds);
      });
});

describe("a feature that the account lacks", () => {
  const off = (features: Record<string, boolean>, acceptedLosses: string[] = []) =>
    production({ features, acceptedLosses });
  const lost = (...args: Parameters<typeof off>) =>
    evaluate(featureRules, { environment: off(...args) }).map(({ path, problem }) => `${path}: ${problem}`);

  it("is told with what the response plan loses by it and what still holds, until the loss is accepted", () => {
    expect(lost({ workflows: false })).toEqual([
      "config.features.workflows: is off, so a role whose primary sleeps is asked further only while nobody acknowledges, VP Engineering and Security Officer hear of a P1 only then, no reminder is sent and no deadline of P1, P2 and P3 watched, severity is changed in the web page, and channel, bridge, status update and status page are made by hand; who is paged, and when, still holds, by the incident's own ladder alone; an acknowledged incident still comes back at the cadence of its updates",
    ]);
    expect(lost({ workflows: false }, ["workflows"])).toEqual([]);
    expect(lost({}, ["jira"])).toEqual(["config.acceptedLosses.jira: is accepted as lost but is not lost"]);
  });

  it("is not declared", () => {
    const specs = (feature: string) => escalationSpecs(plan, off({ [feature]: false }));
    expect(specs("workflows").workflows).toEqual([]);
    expect(specs("automationActions").actions).toEqual([]);
    expect(specs("jira").channels.tickets).toEqual([]);
    expect(specs("chat").channels.slack).toEqual([]);
    expect(JSON.stringify(specs("chat").workflows)).not.toContain("slack");
    expect(JSON.stringify(specs("warRoom"))).not.toContain("zoom.us");
    expect(JSON.stringify(specs("mailboxes"))).not.toMatch(/mail[bs]|reports/);
    for (const source of ["mailboxes", "prometheus", "sentry", "cloudwatch"])
      expect(specs(source).orchestration.integrations.map(({ key }) => key)).not.toContain(source);
    expect(specs("customFields").fields).toEqual([]);
    expect(specs("businessServices").businessServices).toEqual([]);
    expect(specs("alertGrouping").grouping).toEqual([]);
    expect(JSON.stringify(specs("pushNotifications").users)).not.toContain("push");
    expect(JSON.stringify(specs("jira").workflows)).not.toContain("jira");
    expect(JSON.stringify(specs("customFields").orchestration)).not.toContain("affected_component");
  });

  it("leaves the rules on who is paged as they are", () => {
    const features = [
      "priorities",
      "workflows",
      "automationActions",
      "jira",
      "chat",
      "statusPages",
      "pushNotifications",
    ];
    const environment = off(Object.fromEntries(features.map((it) => [it, false])), features);
    expect(evaluate(escalationRules, { plan, escalation: escalationSpecs(plan, environment) })).toEqual([]);
  });

  it("takes priorities out of every condition, so that workflows start by service", () => {
    const specs = escalationSpecs(plan, off({ priorities: false }, ["priorities"]));
    expect(specs.priorities).toBeUndefined();
    expect(JSON.stringify(specs.orchestration)).not.toContain('"priority"');
    expect(specs.workflows.find(({ key }) => key === "p0-response")?.trigger).toEqual({
      type: "conditional",
      services: ["p0"],
      condition: "",
    });
  });
});
