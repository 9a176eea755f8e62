import { describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { bounds, diff, diffMarkdown, graph } from "../../src/review";
import { changed, idOf, paging, resource, rung, schedule, types, without } from "./support/resources";

const rules = (resources: Parameters<typeof graph>[0], existing?: Parameters<typeof graph>[1]) =>
  graph(resources, existing).findings.map(({ rule, path }) => `${rule} ${path}`);

describe("the graph of who hears of what", () => {
  it("leads from a monitor to the people whom it reaches", () => {
    const [monitor] = graph(paging()).monitors;
    const targets = monitor?.services[0]?.policy?.rungs.flatMap((it) => it.targets) ?? [];
    const people = targets.flatMap((it) =>
      it.kind === "schedule" ? it.schedule.layers.flatMap((layer) => layer.people) : [],
    );
    expect(people.map(({ name }) => name)).toEqual(["Alice Smith", "Bob Jones"]);
    expect(graph(paging()).findings).toEqual([]);
  });

  it("leads from a public name through its health check to the standby", () => {
    const [host] = graph(paging()).hosts;
    expect([host?.primary?.healthCheck?.children[0]?.target, host?.standby?.endpoint]).toEqual([
      "api.us-east-1.vey.example",
      "api.us-west-2.vey.example",
    ]);
  });

  it("leaves alone what it does not know", () => {
    const stranger = resource("aws:lambda/function:Function", "f", { handler: "x" });
    const plugin = resource("kubernetes:core/v1:Pod", "pod", {});
    expect(graph([...paging(), stranger, plugin]).findings).toEqual([]);
  });

  it.each([
    [
      "a policy that names nobody known",
      changed(paging(), "p0", { rules: [rung(5, "nobody")] }),
      "graph/dangling-edge EscalationPolicy p0",
    ],
    ["a rung without targets", changed(paging(), "p0", { rules: [rung(5)] }), "graph/empty-rung EscalationPolicy p0"],
    [
      "a ladder that is climbed for ever",
      changed(paging(), "p0", { numLoops: 1e8 }),
      "graph/loops-out-of-range EscalationPolicy p0",
    ],
    [
      "a handle to nowhere",
      changed(paging(), "verification-p0", { message: "@pagerduty-zkp-p9" }),
      "graph/dangling-edge Monitor verification-p0",
    ],
    [
      "a monitor that tells nobody",
      changed(paging(), "verification-p0", { message: "silence" }),
      "graph/unreachable-monitor Monitor verification-p0",
    ],
    ["a service without its policy", without(paging(), "p0"), "graph/unreachable-service Service p0-service"],
    [
      "a schedule on no rung",
      [...paging(), schedule("spare", "Spare", ["bob"])],
      "graph/unreachable-schedule Schedule spare",
    ],
    ["a name without a standby", without(paging(), "standby"), "graph/no-standby Record api.vey.example"],
    [
      "a primary that nothing checks",
      changed(paging(), "primary", { healthCheckId: undefined }),
      "graph/no-health-check Record api.vey.example",
    ],
    [
      "a health check that is disabled",
      changed(paging(), "primary-health", { disabled: true }),
      "graph/disabled-health-check Record api.vey.example",
    ],
    [
      "two answers on one health check",
      changed(paging(), "standby", { healthCheckId: idOf("primary-health") }),
      "graph/shared-health-check Record api.vey.example",
    ],
  ])("reports %s", (_, resources, finding) => {
    expect(rules(resources)).toContain(finding);
  });

  it("says which resources an id may mean that is known only after up, and takes the only one", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const [policy] = paging().filter(({ urn }) => urn.endsWith("::p0"));
    const opaque = (...urns: string[]) =>
      changed(paging(), "p0-service", { escalationPolicy: unknown }).map((it) =>
        it.urn.endsWith("::p0-service") ? { ...it, propertyDependencies: { escalationPolicy: urns } } : it,
      );
    expect(rules(opaque(policy?.urn ?? ""))).toEqual([]);
    expect(rules(opaque())).toContain("graph/dangling-edge Service p0-service");
  });
});

/** Four faults that a real paging stack had in public. */
describe("faults of real paging stacks", () => {
  const orchestration = (fallbackDisabled: boolean) => {
    const key = resource(types.orchestrationKey, "key", {
      eventOrchestration: idOf("orchestration"),
      label: "Datadog",
    });
    return [
      ...without(paging(), "p0-object"),
      resource(types.service, "p3-service", { name: "zkp-p3", escalationPolicy: idOf("p0") }),
      resource(types.orchestration, "orchestration", { name: "Events" }),
      key,
      resource(
        types.serviceObject,
        "object",
        { serviceName: "zkp-p0" },
        { propertyDependencies: { serviceKey: [key.urn] } },
      ),
      resource(types.router, "router", {
        eventOrchestration: idOf("orchestration"),
        set: {
          id: "start",
          rules: [
            {
              label: "fallback of P0",
              conditions: [{ expression: "event.summary matches part 'P0'" }],
              actions: { routeTo: idOf("p0-service") },
              disabled: fallbackDisabled,
            },
          ],
        },
        catchAll: { actions: { routeTo: idOf("p3-service") } },
      }),
    ];
  };

  it("a rung that pages the whole team unnoticed is a violation, and the diff says who is paged now", () => {
    const team = ["c", "d", "e", "f", "g", "h"];
    const crowd = [
      ...changed(paging(), "p0", {
        rules: [
          rung(5, "incident-commander-primary"),
          { escalationDelayInMinutes: 5, targets: team.map((id) => ({ type: "user_reference", id: idOf(id) })) },
        ],
      }),
      ...team.map((it) => resource(types.user, it, { name: `Member ${it.toUpperCase()}` })),
    ];
    const found = bounds(graph(crowd), plan).violations.filter(({ rule }) => rule === "bounds/pages-too-many");
    expect(found.map(({ problem }) => problem)).toEqual([
      expect.stringContaining("rung 2 notifies 6 audiences at once"),
    ]);
    expect(diffMarkdown(diff(graph(paging()), graph(crowd), plan))).toContain(
      "Member C, Member D, Member E, Member F, Member G and Member H are now notified, at minute 5",
    );
  });

  it("a fallback route that ships disabled is reported, and its events fall through", () => {
    expect(rules(orchestration(false)).filter((it) => it.includes("route"))).toEqual([]);
    const shipped = graph(orchestration(true));
    expect(shipped.findings.map(({ rule, problem }) => `${rule}: ${problem}`)).toContainEqual(
      'graph/disabled-route: the route "fallback of P0" to zkp-p0 is disabled; its events fall through to zkp-p3',
    );
    expect(shipped.monitors[0]?.services.map(({ name }) => name)).toEqual(["zkp-p3"]);
    expect(bounds(shipped, plan).violations.map(({ rule }) => rule)).toContain("graph/disabled-route");
  });

  it("path rules left unmanaged are reported, declared nowhere or only at the vendor", () => {
    expect(rules(without(orchestration(false), "router"))).toContain(
      "graph/unmanaged-routes EventOrchestration orchestration",
    );
    const clicked = { type: types.router, id: "CLICKED", name: "path rules" };
    expect(rules(orchestration(false), [clicked])).toContain(
      "graph/unmanaged-node EventOrchestrationRouter path rules",
    );
    expect(rules(orchestration(false), [{ ...clicked, id: idOf("router") }])).not.toContain(
      "graph/unmanaged-node EventOrchestrationRouter path rules",
    );
  });

  it("a paging change whose preview is three opaque creates reads as who is paged when", () => {
    const creates = [
      ...changed(paging(), "p0", {
        rules: [rung(5, "incident-commander-primary"), rung(5, "incident-commander-backup"), rung(5, "night-watch")],
      }),
      resource(types.user, "nora", { name: "Nora Night" }),
      schedule("night-watch", "Night watch", ["nora"]),
      resource(types.rule, "nora-rule", {
        userId: idOf("nora"),
        urgency: "high",
        startDelayInMinutes: 0,
        contactMethod: { type: "sms_contact_method", id: idOf("nora-sms") },
      }),
      resource(types.method, "nora-sms", { userId: idOf("nora"), type: "sms_contact_method" }),
    ];
    const said = diffMarkdown(diff(graph(paging()), graph(creates), plan));
    expect(said).toContain("Night watch is now notified, at minute 10");
    expect(said).toContain("Nora Night (by sms, high urgency) is now told at once");
  });
});
