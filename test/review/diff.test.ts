import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import {
  diff,
  diffLine,
  diffMarkdown,
  graph,
  readResources,
  type Resource,
  type Sentence,
  type Verdict,
  verdicts,
} from "../../src/review";
import { runs } from "../support/depth";
import { changed, idOf, paging, rung, without } from "./support/resources";
import { stacks } from "./support/random";

const said = (before: readonly Resource[], after: readonly Resource[]) =>
  diff(graph(before), graph(after), plan).sentences;
const lines = (after: readonly Resource[]) => said(paging(), after).map(({ verdict, text }) => `${verdict}: ${text}`);
/** For whom it goes which way. */
const whom = (sentences: readonly Sentence[], verdicts: readonly Verdict[]) =>
  new Set(
    sentences
      .filter(({ verdict }) => verdicts.includes(verdict))
      .flatMap(({ severity, subjects }) => subjects.map((it) => `${severity ?? ""} ${it}`)),
  );

describe("the difference of two stacks", () => {
  it("is empty between a stack and itself, in whatever order its resources come", () => {
    fc.assert(
      fc.property(stacks, fc.infiniteStream(fc.nat()), (resources, order) => {
        const shuffled = resources
          .map((it) => [order.next().value ?? 0, it] as const)
          .sort(([a], [b]) => a - b)
          .map(([, it]) => it);
        expect(diff(graph(resources), graph(shuffled), plan)).toEqual({
          sentences: [],
          meaningless: [],
          resources: [],
          weaker: false,
        });
      }),
      { numRuns: runs(100), seed: 1 },
    );
  });

  it("concerns the same people and things the other way round, and praises in one direction only", () => {
    fc.assert(
      fc.property(stacks, stacks, (a, b) => {
        const [there, back] = [said(a, b), said(b, a)];
        expect(whom(there, verdicts)).toEqual(whom(back, verdicts));
        const mayBeWorse = whom(back, ["weaker", "unknown"]);
        expect([...whom(there, ["stronger"])].filter((it) => !mayBeWorse.has(it))).toEqual([]);
      }),
      { numRuns: runs(100), seed: 2 },
    );
  });

  it.each([
    [
      "a longer rung",
      changed(paging(), "p0", {
        rules: [rung(10, "incident-commander-primary"), rung(5, "incident-commander-backup")],
      }),
      "weaker: P0: Incident Commander (backup) is notified at minute 10 instead of 5",
    ],
    [
      "a rung after the deadline",
      changed(paging(), "p0", {
        rules: [rung(20, "incident-commander-primary"), rung(5, "incident-commander-backup")],
      }),
      "weaker: P0: Incident Commander (backup) is notified at minute 20 instead of 5, after the 15-minute deadline",
    ],
    [
      "a rung that is gone",
      changed(paging(), "p0", { rules: [rung(5, "incident-commander-primary")] }),
      "weaker: P0: Incident Commander (backup) is no longer notified",
    ],
    [
      "fewer climbs",
      changed(paging(), "p0", { numLoops: 0 }),
      "weaker: P0: the ladder is climbed 1 time instead of 2 before PagerDuty gives up",
    ],
    [
      "a lower urgency",
      changed(paging(), "p0-service", { incidentUrgencyRule: { type: "constant", urgency: "low" } }),
      "weaker: P0: incidents notify with low urgency instead of high, so they wake nobody",
    ],
    [
      "a longer acknowledgement",
      changed(paging(), "p0-service", { acknowledgementTimeout: "3600" }),
      "weaker: P0: incidents come back after 60 min instead of 30 min, once acknowledged without an update",
    ],
    [
      "incidents that resolve themselves",
      changed(paging(), "p0-service", { autoResolveTimeout: "14400" }),
      "weaker: P0: incidents resolve themselves after 4 h, solved or not",
    ],
    [
      "a longer window",
      changed(paging(), "verification-p0", {
        query:
          "sum(last_5m):sum:v.errors{env:production}.as_count() / sum:v.requests{env:production}.as_count() * 100 > 99",
      }),
      "weaker: P0: Verification fails: looks back over 5 min instead of 3 min",
    ],
    [
      "a lost handle",
      changed(paging(), "verification-p0", { message: "nobody" }),
      "weaker: P0: Verification fails: its message no longer opens incidents of zkp-p0, so it pages nobody",
    ],
    [
      "a monitor that is gone",
      without(paging(), "verification-p0"),
      "weaker: P0: Verification fails is no longer watched for",
    ],
    [
      "a slower health check",
      changed(paging(), "primary-health", { requestInterval: 30 }),
      "weaker: api.vey.example is answered from the standby after 3.8 min instead of 2.8 min at worst",
    ],
    [
      "a failover that is gone",
      without(paging(), "standby", "primary"),
      "weaker: api.vey.example is no longer failed over to the standby",
    ],
    [
      "another person on call",
      changed(paging(), "incident-commander-backup", {
        layers: [{ users: [idOf("alice")], start: "2025-12-01T09:00:00Z", rotationTurnLengthSeconds: 604_800 }],
      }),
      "neutral: P0: Incident Commander (backup): Alice Smith is on call instead of Bob Jones",
    ],
  ])("says %s in one sentence", (_, after, sentence) => {
    expect(lines(after)).toContain(sentence);
  });

  it("cannot tell where a handle leads whose key is made of another integration, so it may be weaker", () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x" };
    const keyed = (integration: string) =>
      readResources({
        deployment: {
          resources: changed(paging(), "p0-object", { serviceKey: secret }).map((it) =>
            it.urn.endsWith("::p0-object") ? { ...it, propertyDependencies: { serviceKey: [integration] } } : it,
          ),
        },
      });
    const [ours, theirs] = ["ours", "theirs"].map((it) =>
      keyed(`urn:pulumi:prod::x::pagerduty:index/serviceIntegration:ServiceIntegration::${it}`),
    );
    const difference = diff(graph(ours ?? []), graph(theirs ?? []), plan);
    expect(difference.weaker).toBe(true);
    expect(difference.resources).toMatchObject([{ how: "changed", properties: ["serviceKey"] }]);
    expect(diffMarkdown(difference)).toMatch(
      /may be weaker\*\*: .*\(a secret\) of theirs instead of \(a secret\) of ours/,
    );
    expect(diffMarkdown(difference)).toContain("1 resource changed");
  });

  it("says that protection is lost", () => {
    const guarded = paging().map((it) => ({ ...it, protect: true }));
    const [sentence] = said(
      guarded,
      guarded.map((it) => (it.urn.endsWith("::primary") ? { ...it, protect: false } : it)),
    );
    expect(sentence).toMatchObject({
      verdict: "weaker",
      text: "api.vey.example, the primary's answer is no longer protected against deletion",
    });
  });

  it("puts the worst severity first, and in it what gets weaker", () => {
    const after = changed(
      changed(changed(paging(), "p0", { numLoops: 3 }), "p0-service", { acknowledgementTimeout: "3600" }),
      "primary-health",
      { requestInterval: 30 },
    );
    expect(lines(after).map((it) => it.split(":")[0])).toEqual(["weaker", "stronger", "weaker"]);
  });

  it("says that a change without meaning has none", () => {
    const reworded = changed(paging(), "p0-service", { description: "in other words" });
    const difference = diff(graph(paging()), graph(reworded), plan);
    expect(diffLine(difference)).toBe("No change in meaning: 1 resource changed.");
    expect(diffMarkdown(difference)).toContain(
      "_Not told: a description, which people read in the vendor's pages (service zkp-p0)._",
    );
    expect(diffMarkdown(diff(graph(paging()), graph(paging()), plan))).toBe(
      "No change in meaning: no resource changes.\n",
    );
  });
});
