import "../../src/stackTraces";
import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";
import { drawSpecs, type Specs } from "../../src/blueprint";
import { Escalation } from "../../src/escalation";
import { Failover } from "../../src/failover";
import { Monitors } from "../../src/monitors";
import { plan, severityKeys, type Plan } from "../../src/plan";
import { createProviders } from "../../src/providers";
import { diff, graph, type Graph, type Resource } from "../../src/review";
import { keyOf, onMocks, urnOf } from "../../src/review/cli/declared";
import { RecordOfIncidents } from "../../src/record";
import { production } from "../support/environment";

const environment = production();
const secret = pulumi.secret("placeholder");
const integration = (name: string) => keyOf(urnOf("pagerduty:index/serviceIntegration:ServiceIntegration", name));

const build: { readonly [Part in keyof Specs]: (specs: Specs[Part], opts: pulumi.ComponentResourceOptions) => void } = {
  escalation: (specs, opts) => new Escalation("escalation", { specs }, opts),
  monitors: (specs, opts) => {
    const services = Object.fromEntries(
      severityKeys.map((it) => [it, { datadogKey: pulumi.output(integration(`escalation-${it}-datadog`)) }]),
    ) as unknown as Record<(typeof severityKeys)[number], { datadogKey: pulumi.Output<string> }>;
    const orchestrationKey = keyOf(
      urnOf("pagerduty:index/eventOrchestrationIntegration:EventOrchestrationIntegration", "escalation-datadog-events"),
    );
    new Monitors("monitors", { specs, services, orchestrationKey }, opts);
  },
  failover: (specs, opts) => {
    const routingKey = keyOf(
      urnOf(
        "pagerduty:index/eventOrchestrationIntegration:EventOrchestrationIntegration",
        "escalation-cloudwatch-events",
      ),
    );
    new Failover("failover", { specs, p2: { cloudwatchKey: "key" }, routingKey, approvalsKey: "key" }, opts);
  },
  record: (specs, opts) => {
    new RecordOfIncidents(
      "record",
      { specs, serviceId: (key) => pulumi.output(key), p1: { cloudwatchKey: "key" } },
      opts,
    );
  },
};
const parts = Object.keys(build) as (keyof Specs)[];

/** What was declared of each part, by the text of its specs: most numbers change one part only. */
const known = new Map<string, readonly Resource[]>();

/** Declares a plan without asking its rules, so that one that breaks them can be looked at, too. */
async function declare(changed: Plan): Promise<Graph> {
  const specs = drawSpecs(changed, environment);
  const resources: Resource[] = [];
  for (const part of parts) {
    const text = `${part} ${JSON.stringify(specs[part])}`;
    const declared =
      known.get(text) ??
      (await onMocks(() => {
        const providers = createProviders(environment, {
          pagerdutyToken: secret,
          pagerdutyUserToken: secret,
          datadogApiKey: secret,
          datadogAppKey: secret,
        });
        (build[part] as (specs: unknown, opts: pulumi.ComponentResourceOptions) => void)(specs[part], { providers });
      }));
    if (known.size < parts.length) known.set(text, declared);
    resources.push(...declared);
  }
  return graph(resources);
}

type Change = (value: number) => number;
const more: Change = (value) => (value === 0 ? 1 : value * 2);
const less: Change = (value) => value / 2;
const fewer: Change = (value) => Math.max(0, value - 1);

/** Which change of a number weakens the response, by the number's path in the plan; or why no resource can show it. */
const weakening: readonly (readonly [path: RegExp, change: Change | string])[] = [
  [/^severities\.p[01]\.acknowledgeWithinMinutes$/, more],
  [/^severities\.p[0-2]\.updateEveryMinutes$/, more],
  [/^severities\.p[23]\.acknowledgeWithinMinutes$/, "one rung that is never repeated: nobody comes after it"],
  [/^severities\.p\d\.(act|resolve)WithinMinutes$/, "people act and resolve; a workflow reminds them"],
  [/^escalationMatrix\.p[01]\.repeats$/, fewer],
  [/^reports\.repeats$/, fewer],
  [/^roleLadders\.[a-z-]+\.repeats$/, fewer],
  [/^triage\.assemble\.minutes$/, more],
  [/^escalationMatrix\.p[23]\.repeats$/, "never repeated as it is: it cannot be less"],
  [/^approvals\./, "the approvers' ladder belongs to no severity: what the review tells of is the severities' ladders"],
  [/^notifications\.(high|low)\.steps\.\d\.afterMinutes$/, more],
  [/^grouping\.withinMinutes$/, more],
  [/^cvssBands\.p\d\.from$/, (value) => value + 1],
  [/^dependents\.atMostMinutes$/, more],

  [/^errorRateBands\.p\d\.from\.percent$/, (value) => value + 0.5],
  [/^errorRateBands\.p\d\.recoverBelowPercent$/, (value) => value + 1],
  [/^errorRate\.(windowMinutes|evaluationDelaySeconds|minimumRequests)$/, more],
  [/^signals\..*\.query\.deviations$/, more],
  [
    /^signals\.(verification-failure-spike|ddos-attack)\.detector\.anyOf\.0\.all\.0\.query\.windowMinutes$/,
    "an anomaly's past: neither more nor less of it is weaker",
  ],
  [/^signals\..*\.recoveryWindowMinutes$/, "decides when it is over, not whether it is seen"],
  [/^signals\..*\.alertWindowMinutes$/, more],
  [/^signals\.(?!verification-failure-spike|ddos-attack).*\.query\.windowMinutes$/, more],
  [/^signals\.(verification-failure-spike|ddos-attack)\.(?!.*anyOf\.0\.all\.0\.).*\.query\.windowMinutes$/, more],
  [/^signals\..*\.evaluationDelaySeconds$/, more],
  [/^signals\.(?!.*(silent|missing|broken|not-ready)\.).*\.threshold$/, more],
  [/^signals\..*(silent|missing|broken|not-ready)\..*\.threshold$/, less],
  [/^signals\..*\.recovery$/, (value) => value + 1],

  [/^synthetics\..*\.(everySeconds|failingLocations|retries)$/, more],
  [/^probes\..*\.(everyMinutes|silentAfterMinutes)$/, more],
  [/^objectives\..*Percent$/, (value) => value - 1],
  [/^objectives\..*\.latencySeconds$/, more],
  [/^burnRateWindows\.\d\./, more],
  [/^drillMutes\.circuit-vulnerability\.durationMinutes$/, "mutes nothing: its forgery is told, not made"],
  [/^drillMutes\.(?!circuit-vulnerability).*\.durationMinutes$/, more],

  [/^continuity\.(automatic|manual|decide)/, "a promise that the proof holds the resources to"],
  [/^continuity\.recoveryPointMinutes\.artefacts$/, more],
  [/^continuity\.recoveryPointMinutes\.revocation$/, "a promise that the proof holds the resources to"],
  [/^rateLimits\..*\.requests$/, more],
  [/^rateLimits\..*\.windowSeconds$/, less],
  [/^bodyLimit\.digits$/, more],
  [/^safekeeping\./, less],
  [/^readiness\.backupAgeMinutes$/, more],
  [/^readiness\.(certificateDays|capacityPercent)$/, less],
  [/^controls\./, "the product's services keep to it, by the contract; nothing declared does"],
  [/^forensics\.logWindowMinutes$/, less],
  [/^forensics\.keptDays$/, "a log waits so long to be collected; the review tells of what is kept as evidence"],
  [/^training\.everyMonths$/, more],
  [/^retention\.days$/, less],

  [/^runbooks\..*\.number$/, "a runbook's number is a name"],
  [/^runbooks\..*Minute$/, "people follow a runbook's minutes; nothing declared does"],
  [/^targets\./, "what the dashboard is compared with; the bounds hold detection to it"],
  [/^(responsePhases|triage\.(acknowledge|assess)|postMortem)\./, "people take these times; nothing declared does"],
  [/^training\.durationMinutes$/, "people train so long; nothing declared does"],
  [/^gdpr\./, "the law's, and what the record counts down to; nothing declared does"],
  [/^retention\.years$/, "told in words; the days are what is declared"],
];

/** A number of the plan: what holds it, under which key, and where it is found first. */
interface Held {
  readonly holder: object;
  readonly key: string;
  readonly value: number;
  readonly name: string;
}

/** Every number, once: what several signals share is one number, wherever it is found. */
function numbers(root: object): readonly Held[] {
  const seen = new Set<object>();
  const found: Held[] = [];
  const visit = (holder: object, path: string) => {
    if (seen.has(holder)) return;
    seen.add(holder);
    for (const [key, value] of Object.entries(holder)) {
      const name = path === "" ? key : `${path}.${key}`;
      if (typeof value === "number") found.push({ holder, key, value, name });
      else if (typeof value === "object" && value !== null) visit(value as object, name);
    }
  };
  visit(root, "");
  return found;
}

/** A copy with one number changed, wherever what holds it is found. */
function withNumber<T>(of: T, held: Held, value: number): T {
  if (typeof of !== "object" || of === null) return of;
  const inside = (it: unknown): unknown => withNumber(it, held, value);
  if (Array.isArray(of)) return (of as unknown[]).map(inside) as unknown as T;
  const copy = Object.entries(of).map(([name, it]) => [name, inside(it)]);
  return { ...Object.fromEntries(copy), ...((of as object) === held.holder && { [held.key]: value }) } as T;
}

describe("every number of the plan", () => {
  let before: Graph;
  beforeAll(async () => {
    before = await declare(plan);
  });
  const all = numbers(plan);
  const ruleOf = (name: string) => weakening.filter(([pattern]) => pattern.test(name));

  it("is known to weaken the response in one direction, or has a reason why no resource shows it", () => {
    expect(all.filter(({ name }) => ruleOf(name).length !== 1).map(({ name }) => name)).toEqual([]);
    for (const [pattern] of weakening)
      expect(
        all.some(({ name }) => pattern.test(name)),
        String(pattern),
      ).toBe(true);
  });

  for (const held of all) {
    const { name, value } = held;
    const change = ruleOf(name)[0]?.[1];
    if (typeof change !== "function") continue;
    it(`${name}: ${value} weakened to ${change(value)} is told`, async () => {
      const after = await declare(withNumber(plan, held, change(value)));
      const told = diff(before, after, plan).sentences.filter(
        // What nobody can tell the direction of counts as weaker.
        ({ verdict }) => verdict === "weaker" || verdict === "unknown",
      );
      expect(told.map(({ text }) => text)).not.toEqual([]);
    });
  }
});
