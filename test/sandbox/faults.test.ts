import { describe, expect, it } from "vitest";
import { injector, readFaultPlan, type Call } from "../../sandbox/faults";
import { ConnectionCut } from "../../sandbox/protocol";

const call = (change: Partial<Call> = {}): Call => ({
  method: "Create",
  type: "pagerduty:index/escalationPolicy:EscalationPolicy",
  name: "escalation-p0",
  region: undefined,
  ...change,
});
const inject = (...flags: string[]) => injector(readFaultPlan(flags));
const monitor = "datadog:index/monitor:Monitor";
const membership = "pagerduty:index/teamMembership:TeamMembership";

/** What a call ends with: the words of its failure, or nothing. */
async function ending(outcome: ReturnType<ReturnType<typeof injector>>): Promise<string> {
  try {
    await outcome.before?.();
    outcome.after?.();
    return "";
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

describe("a fault plan", () => {
  it("meets only the calls that it means", async () => {
    const meet = inject("server-error,method=Update,type=EscalationPolicy,name=p0,times=9");
    expect(await ending(meet(call()))).toBe("");
    expect(await ending(meet(call({ method: "Update", name: "escalation-p1" })))).toBe("");
    expect(await ending(meet(call({ method: "Update", type: monitor })))).toBe("");
    expect(await ending(meet(call({ method: "Update" })))).toMatch(/500 Internal Server Error/);
  });

  it("never meets what calls no vendor", async () => {
    const meet = inject("timeout");
    for (const method of ["Check", "Diff", "Configure", "GetPluginInfo"])
      expect(await ending(meet(call({ method })))).toBe("");
  });

  it("meets the n-th call, and no other", async () => {
    const meet = inject("timeout,call=3");
    const endings = [];
    for (let count = 0; count < 4; count++) endings.push(await ending(meet(call())));
    expect(endings.map((it) => it !== "")).toEqual([false, false, true, false]);
  });

  it("meets calls by chance, the same ones for the same seed", async () => {
    const drawn = async (seed: number) => {
      const meet = injector(readFaultPlan(["timeout,probability=0.5"], seed));
      const results = [];
      for (let count = 0; count < 40; count++) results.push((await ending(meet(call()))) !== "");
      return results;
    };
    expect(await drawn(7)).not.toEqual(await drawn(8));
    const once = injector({ ...readFaultPlan(["timeout,probability=0.5"]), seed: 7 });
    const twice = injector({ ...readFaultPlan(["timeout,probability=0.5"]), seed: 7 });
    for (let count = 0; count < 40; count++) expect(await ending(once(call()))).toBe(await ending(twice(call())));
  });

  it("lets a dead region time out, and nothing else", async () => {
    const meet = inject("timeout,region=us-east-1");
    expect(await ending(meet(call({ type: "aws:sns/topic:Topic", region: "us-east-1" })))).toMatch(
      /context deadline exceeded.*us-east-1/,
    );
    expect(await ending(meet(call({ type: "aws:sns/topic:Topic", region: "us-west-2" })))).toBe("");
    expect(await ending(meet(call()))).toBe("");
  });

  it.each([
    ["PagerDuty's older half sleeps until the limit is lifted, however often", call().type, 50, 30, "", 1500],
    ["PagerDuty's newer half tries once more", membership, 1, 30, "", 30],
    ["PagerDuty's newer half does not try a third time", membership, 2, 30, "429", 60],
    ["Datadog tries three times more", monitor, 3, 10, "", 30],
    ["Datadog gives up after that", monitor, 4, 10, "429", 40],
    ["Datadog does not wait for a reset of more than a minute", monitor, 1, 61, "the client waits 60 s at most", 0],
    ["AWS tries 24 times more", "aws:route53/zone:Zone", 24, 1, "", 24],
  ])("goes through as the real client does: %s", async (_, type, times, reset, words, waited) => {
    const outcome = inject(`rate-limit,times=${times},resetSeconds=${reset}`)(call({ type }));
    expect(await ending(outcome)).toMatch(new RegExp(words === "" ? "^$" : words));
    expect(outcome.waitedSeconds).toBe(waited);
  });

  it("loses an answer only after the work is done", async () => {
    const outcome = inject("lost-answer")(call());
    expect(outcome.before).toBeUndefined();
    expect(await ending(outcome)).toMatch(/the create was made, but its answer was lost/);
  });

  it("cuts the connection rather than the call", async () => {
    await expect(inject("cut")(call()).before?.()).rejects.toBeInstanceOf(ConnectionCut);
  });

  it("hangs for ever", async () => {
    const hung = inject("hang")(call()).before?.() ?? Promise.resolve();
    const first = await Promise.race([hung, new Promise((done) => setTimeout(done, 20, "still hanging"))]);
    expect(first).toBe("still hanging");
  });

  it("that is none is refused with every problem and what is allowed", () => {
    expect(() => readFaultPlan(["earthquake,call=0,colour=red"])).toThrow(
      /faults\.0\.fault: Invalid option[^]*faults\.0\.call[^]*colour[^]*Faults are rate-limit/,
    );
  });
});
