import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { controlReader } from "../../docs/examples/controlReader";
import { controlsDocument } from "../../src/failover/controlsPage";
import { controls, evaluate, plan, planRules, type Plan } from "../../src/plan";

const root = join(__dirname, "..", "..");

describe("the contract of the controls", () => {
  it("is published, with the code of a reader", async () => {
    const example = readFileSync(join(root, "docs", "examples", "controlReader.ts"), "utf8");
    await expect(controlsDocument(plan, example)).toMatchFileSnapshot("../../docs/controls.md");
  });

  it("does every line of the plan's containment checklists, or says why nothing does", () => {
    const lines = Object.values(plan.containment).flatMap(({ actions }) => actions);
    expect(lines).toHaveLength(20);
    expect(lines.flatMap(({ by }) => by).filter((it) => "decision" in it)).toHaveLength(1);
  });
});

describe("a reader of controls", () => {
  const contract = controls["circuit-version"];
  const setup = () => {
    const world = { state: undefined as string | undefined, down: false, now: 0, reads: 0 };
    const read = controlReader(
      () => {
        world.reads += 1;
        return world.down ? Promise.reject(new Error("no answer")) : Promise.resolve(world.state);
      },
      () => world.now,
    );
    return { world, read: () => read("circuit-version", "membership/1.0", contract) };
  };

  it("takes no row for the first state, and a row for what it says, a few seconds late at most", async () => {
    const { world, read } = setup();
    expect(await read()).toBe("enabled");
    world.state = "disabled";
    world.now = 4_000;
    expect([await read(), world.reads]).toEqual(["enabled", 1]);
    world.now = 5_000;
    expect(await read()).toBe("disabled");
  });

  it("keeps what it read last for a while when it cannot read, then does what is safe", async () => {
    const { world, read } = setup();
    expect(await read()).toBe("enabled");
    world.down = true;
    world.now = 299_000;
    expect(await read()).toBe("enabled");
    world.now = 300_000;
    expect(await read()).toBe("disabled");
  });

  it("does what is safe when it never could read", async () => {
    const { world, read } = setup();
    world.down = true;
    expect(await read()).toBe("disabled");
  });
});

describe("the rules on controls", () => {
  const found = (changed: Partial<Plan>) =>
    evaluate(planRules, { plan: { ...plan, ...changed } }).map(({ rule, path }) => [rule, path]);

  it("hold for the plan", () => {
    expect(found({})).toEqual([]);
  });

  it("refuse a safe state that is none, a control for nothing, and a runbook's command that nobody has", () => {
    const rate = { ...controls["rate-level"], unreadable: { keepSeconds: 1, then: "aggressive" } };
    expect(found({ controls: { ...controls, "rate-level": rate } })).toEqual([
      ["control/unknown-state", "controls.rate-level.unreadable.then"],
    ]);
    const containment = {
      ...plan.containment,
      "privacy-breach": { ...plan.containment["privacy-breach"], actions: [] },
    };
    expect(found({ containment })).toEqual([
      ["control/contains-nothing", "controls.isolation"],
      ["control/contains-nothing", "controls.pid-rotation"],
      ["control/contains-nothing", "controls.revoked-batch"],
    ]);
    const ddos = plan.runbooks["ddos-attack"];
    const [first] = ddos.immediate;
    if (first === undefined) throw new Error("the runbook has no first step");
    const runbooks = {
      ...plan.runbooks,
      "ddos-attack": { ...ddos, immediate: [{ ...first, key: "limit-everybody" }] },
    };
    expect(found({ runbooks })).toEqual([["runbook/no-command", "runbooks.ddos-attack.immediate.limit-everybody"]]);
  });
});
