import "../../src/stackTraces";
import { beforeAll, describe, expect, it } from "vitest";
import { Escalation, escalationSpecs } from "../../src/escalation";
import { plan } from "../../src/plan";
import { graph, type Graph } from "../../src/review";
import { onMocks } from "../../src/review/cli/declared";
import { production } from "../support/environment";

type Fields = Readonly<Record<string, unknown>>;

/** An event as a tool sends it when its alert begins and when it is over. What is the same in both is said once. */
interface Played {
  readonly both: Fields;
  readonly trigger: Fields;
  readonly resolve: Fields;
  readonly raw?: readonly [Fields, Fields];
}

const tools: Readonly<Record<string, Played>> = {
  "Prometheus Alertmanager": {
    both: { source: "https://alertmanager.vey.example", severity: "error", dedup_key: "8c1f7a" },
    trigger: {
      event_action: "trigger",
      summary: "[FIRING:1] VerifierQueueFull (proof-verification)",
      custom_details: { severity: "p1", component: "proof-verification", num_firing: "1", num_resolved: "0" },
    },
    resolve: {
      event_action: "resolve",
      summary: "[RESOLVED] VerifierQueueFull (proof-verification)",
      custom_details: { severity: "p1", component: "proof-verification", num_firing: "0", num_resolved: "1" },
    },
  },
  Sentry: {
    both: {
      summary: "[P2] Errors of revocation over 50 a minute",
      source: "4711",
      severity: "critical",
      dedup_key: "incident_vey_4711",
    },
    trigger: { event_action: "trigger", custom_details: { details: "120 events in the last minute" } },
    resolve: { event_action: "resolve", custom_details: { details: "3 events in the last minute" } },
  },
  "Amazon CloudWatch": {
    both: { source: "us-west-2", dedup_key: "arn:aws:cloudwatch:us-west-2:123456789012:alarm:lag" },
    trigger: { event_action: "trigger", summary: "Alarm lag is in ALARM" },
    resolve: { event_action: "resolve", summary: "Alarm lag is OK" },
    raw: [
      { AlarmName: "[P2] lag", NewStateValue: "ALARM" },
      { AlarmName: "[P2] lag", NewStateValue: "OK" },
    ],
  },
  Datadog: {
    both: { source: "Datadog", dedup_key: "f3a9" },
    trigger: {
      event_action: "trigger",
      summary: "[Triggered] Queue of the issuer grows",
      custom_details: { tags: "env:production, service:issuer-signing, severity:p1", monitor_state: "Triggered" },
    },
    resolve: {
      event_action: "resolve",
      summary: "[Recovered] Queue of the issuer grows",
      custom_details: { tags: "env:production, service:issuer-signing, severity:p1", monitor_state: "Recovered" },
    },
  },
};

const mail = (subject: string, from: string, body = "", to = "security@vey.example"): Fields => ({
  event_action: "trigger",
  summary: subject,
  source: from,
  dedup_key: subject,
  custom_details: { subject, from: [from], to: [to], plain_body: body },
});

describe("an event, through the declared orchestration", () => {
  let joined: Graph;
  beforeAll(async () => {
    joined = graph(
      await onMocks(() => {
        new Escalation("escalation", { specs: escalationSpecs(plan, production()) });
      }),
    );
  });
  const delivered = (source: string, event: Fields, raw?: Fields) => {
    const delivery = joined.sources.get(source)?.(event, raw);
    if (delivery === undefined) throw new Error(`nothing takes the event from ${source}`);
    const { action, ...rest } = {
      action: delivery.event.event_action,
      service: delivery.service.name,
      key: delivery.event.dedup_key,
      component: delivery.event.component,
      cause: delivery.event.class,
    };
    return { ...rest, action };
  };

  it.each(Object.keys(tools))("of %s closes the alert that it opened", (source) => {
    const { both, trigger, resolve, raw = [] } = tools[source] ?? { both: {}, trigger: {}, resolve: {} };
    const opened = delivered(source, { ...both, ...trigger }, raw[0]);
    const closed = delivered(source, { ...both, ...resolve }, raw[1]);
    expect(closed).toEqual({ ...opened, action: "resolve" });
    expect(opened.key).toBe(both.dedup_key);
    expect(opened.service).toMatch(/^zkp-p[12]$/);
  });

  it("names the component, and joins what is about the same component's availability", () => {
    const { both, trigger } = tools["Prometheus Alertmanager"] ?? { both: {}, trigger: {} };
    expect(delivered("Prometheus Alertmanager", { ...both, ...trigger })).toMatchObject({
      component: "proof-verification",
      cause: "proof-verification/availability",
    });
    const named = {
      custom_details: { severity: "p1", component: "proof-verification", cause: "proof-verification/forgery" },
    };
    expect(delivered("Prometheus Alertmanager", { ...both, ...named }).cause).toBe("proof-verification/forgery");
    expect(delivered("Datadog", { custom_details: { tags: "severity:p0, cause:edge/flood" } }).cause).toBe(
      "edge/flood",
    );
  });

  it.each([
    ["9.8", "p2", "zkp-p1"],
    ["7.0", "p2", "zkp-p1"],
    ["10", "p3", "zkp-p1"],
    ["6.9", "p0", "zkp-p2"],
    ["4", "p1", "zkp-p2"],
    ["3.9", "p3", "zkp-p3"],
    ["unknown", "p2", "zkp-p2"],
  ])("of a vulnerability with CVSS %s, which its tool calls %s, goes to %s", (score, word, service) => {
    const event = { custom_details: { severity: word, cvss_score: score } };
    expect(delivered("Prometheus Alertmanager", event).service).toBe(service);
  });

  it("that names no severity goes to the catch-all, and joins nothing", () => {
    expect(delivered("Sentry", { summary: "Something", dedup_key: "77" })).toMatchObject({
      service: "zkp-unrouted",
      cause: "77",
    });
  });

  it("of a mail is closed by the team's answer, and by nobody else's", () => {
    const opened = delivered("Mail", mail("Forged membership proofs", "ada@university.example"));
    expect(opened).toMatchObject({ service: "zkp-reports", action: "trigger", key: "mail/Forged membership proofs" });
    expect(delivered("Mail", mail("[resolved] Re: Forged membership proofs", "grace@vey.example"))).toEqual({
      ...opened,
      action: "resolve",
    });
    const stranger = mail("[resolved] Re: Forged membership proofs", "ada@university.example");
    expect(delivered("Mail", stranger)).toMatchObject({ key: opened.key, action: "trigger" });
  });

  it.each([
    ["waits", mail("SPF record missing", "scanner@example.org"), "warning"],
    ["cannot wait for its sender", mail("Advisory", "alerts@cisa.dhs.gov"), "error"],
    ["cannot wait for its words", mail("Hello", "ada@university.example", "This is ACTIVELY exploited."), "error"],
    ["waits at whatever address it arrives", mail("Hello", "ada@example.org", "", "info@vey.example"), "warning"],
  ])("of a mail that %s is told so", (_, event, severity) => {
    const delivery = joined.sources.get("Mail")?.(event);
    expect([delivery?.service.name, delivery?.event.severity]).toEqual(["zkp-reports", severity]);
  });

  it("of a mail never phones more than one person at a time, and nobody where it can wait", () => {
    const reports = joined.services.find(({ name }) => name === "zkp-reports");
    expect(reports?.urgencyBySeverity).toBe(true);
    for (const { targets } of reports?.policy?.rungs ?? []) expect(targets).toHaveLength(1);
  });
});
