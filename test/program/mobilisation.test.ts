import "../../src/stackTraces";
import { beforeAll, describe, expect, it } from "vitest";
import { Escalation, escalationSpecs } from "../../src/escalation";
import { plan, severityKeys } from "../../src/plan";
import { bounds, graph, type Resource } from "../../src/review";
import { onMocks } from "../../src/review/cli/declared";
import { production } from "../support/environment";
import { changed, without } from "../review/support/resources";

const declare = (change: Record<string, unknown> = {}): Promise<readonly Resource[]> =>
  onMocks(() => {
    new Escalation("escalation", { specs: escalationSpecs(plan, production(change)) });
  });

const found = (resources: readonly Resource[]) =>
  bounds(graph(resources), plan)
    .violations.filter(({ rule }) => /role-unfilled|audience-untold|asked-twice|acknowledged-too-late/.test(rule))
    .map(({ rule, path, problem }) => `${path} ${rule}: ${problem}`);

describe("the team, as the program declares it", () => {
  let resources: readonly Resource[];
  beforeAll(async () => {
    resources = await declare();
  });
  const rungs = (name: string) =>
    (resources.find(({ urn }) => urn.endsWith(`:EscalationPolicy::escalation-${name}`))?.inputs.rules ??
      []) as readonly Record<string, unknown>[];
  const steps = (name: string) =>
    (resources.find(({ urn }) => urn.endsWith(`::escalation-${name}-workflow`))?.inputs.steps ?? []) as readonly Record<
      string,
      unknown
    >[];

  it("is together in eight minutes, whoever sleeps and whoever acknowledges first, and everybody is told", () => {
    expect(found(resources)).toEqual([]);
    const { assemblies } = bounds(graph(resources), plan);
    expect(assemblies.map(({ severity, acknowledgedMinute }) => [severity, acknowledgedMinute])).toEqual([
      ["p0", 7],
      ["p1", 7],
    ]);
    expect(assemblies.map(({ roles }) => roles.map((it) => [it.title, it.filledMinute]))).toEqual(
      [0, 1].map(() => [
        ["Incident Commander", 7],
        ["Technical Lead", 7],
        ["Communications Lead", 7],
        ["Security Analyst", 7],
      ]),
    );
    expect(assemblies.map(({ audiences }) => audiences.map((it) => [it.title, it.toldMinute]))).toEqual([
      [
        ["C-level", 0],
        ["Sales", 1],
        ["Support", 1],
      ],
      [
        ["VP Engineering", 0],
        ["Security Officer", 0],
        ["Sales", 1],
        ["Support", 1],
      ],
    ]);
  });

  it.each([
    [
      "a role's policy is dropped",
      () => without(resources, "escalation-technical-lead-ladder"),
      /P0 bounds\/role-unfilled: Technical Lead is filled at no minute .*no workflow asks for it/,
    ],
    [
      "a request for responders is dropped",
      () =>
        changed(resources, "escalation-mobilise-workflow", {
          steps: steps("mobilise").filter(({ name }) => name !== "Ask the Security Analyst"),
        }),
      /P1 bounds\/role-unfilled: Security Analyst is filled at no minute .*no workflow asks for it/,
    ],
    [
      "the backup is asked later",
      () =>
        changed(resources, "escalation-technical-lead-ladder", {
          rules: rungs("technical-lead-ladder").map((it) => ({ ...it, escalationDelayInMinutes: 6 })),
        }),
      /P0 bounds\/role-unfilled: Technical Lead is filled at minute 9 at worst, the team is to be assembled within 8: service zkp-p0 -> workflow Mobilise the team -> policy Technical Lead -> rung 2: Technical Lead \(backup\) at minute 6 -> contact -> answer/,
    ],
    [
      "a role has no backup",
      () =>
        changed(resources, "escalation-technical-lead-ladder", { rules: rungs("technical-lead-ladder").slice(0, 1) }),
      /Technical Lead is filled at no minute .*no rung names Technical Lead \(backup\)/,
    ],
    [
      "the C-level is told after the primaries",
      () => changed(resources, "escalation-p0", { rules: [...rungs("p0").slice(1), ...rungs("p0").slice(0, 1)] }),
      /P0 bounds\/audience-untold: C-level is told at no minute if somebody acknowledges early.*rung 3 at minute 10/,
    ],
    [
      "the primaries are asked by the incident's ladder too, and at once",
      () => changed(resources, "escalation-p0", { rules: [...rungs("p0").slice(1, 2), ...rungs("p0").slice(0, 1)] }),
      /P0 bounds\/asked-twice: Technical Lead \(primary\) is asked at minute 0/,
    ],
    [
      "the workflow starts for P0 only",
      () => changed(resources, "escalation-mobilise-trigger", { condition: "incident.priority matches 'P0'" }),
      /P1 bounds\/role-unfilled: Incident Commander is filled at no minute/,
    ],
    [
      "nobody sends sales an update",
      () =>
        changed(resources, "escalation-p1-response-workflow", {
          steps: steps("p1-response").filter(({ name }) => name !== "Send a status update"),
        }),
      /P1 bounds\/audience-untold: Sales is told at no minute/,
    ],
  ])("is not proved any more when %s", (_, mutated, expected) => {
    expect(found(mutated()).join("\n")).toMatch(expected);
  });

  it("is left to people where the account has no workflows, and the ladder works alone", async () => {
    const alone = await declare({
      features: { workflows: false, shield: false },
      acceptedLosses: ["workflows", "shield"],
    });
    const proven = bounds(graph(alone), plan);
    expect(proven.assemblies).toEqual([]);
    expect(proven.violations.filter(({ path }) => severityKeys.some((it) => path === it.toUpperCase()))).toEqual([]);
  });

  it("is the same by a service's own workflows where the account has no priorities", async () => {
    const bare = await declare({
      features: { priorities: false, shield: false },
      acceptedLosses: ["priorities", "shield"],
    });
    expect(found(bare)).toEqual([]);
  });
});
