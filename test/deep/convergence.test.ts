import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orphans, setProperty } from "../../sandbox/cloud";
import { disturb, readFaultPlan } from "../../sandbox/faults";
import type { Disturbance } from "../../sandbox/protocol";
import { freshSandbox, paging, type DisposableSandbox } from "../engine/support/sandbox";
import { runs } from "../support/depth";

/** Another seed tries other sequences; the one of a failure is printed by fast-check and can be given again. */
const seed = Number(process.env.CONVERGENCE_SEED ?? 20_251_201);

const up = ["up", "--refresh", "--yes", "--skip-preview"];

type Step =
  | { readonly kind: "up" }
  | { readonly kind: "tamper"; readonly threshold: number }
  | { readonly kind: "delete"; readonly name: string }
  | { readonly kind: "faulty up"; readonly fault: string };

const names = ["error-rate", "p0-handle", "p0-datadog", "api", "check", "alice"] as const;
const faults = ["rate-limit", "server-error", "timeout", "lost-answer", "cut"] as const;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>({ kind: "up" }),
  fc.integer({ min: 1, max: 49 }).map((threshold): Step => ({ kind: "tamper", threshold })),
  fc.constantFrom(...names).map((name): Step => ({ kind: "delete", name })),
  fc
    .record({
      fault: fc.constantFrom(...faults),
      method: fc.constantFrom("Create", "Update", "Read"),
      call: fc.integer({ min: 1, max: 8 }),
      times: fc.integer({ min: 1, max: 30 }),
    })
    .map(({ fault, method, call, times }): Step => ({
      kind: "faulty up",
      fault: `${fault},method=${method},call=${call},times=${times}`,
    })),
);

describe("any sequence of ups, tampering, deletions and faults", () => {
  let sandbox: DisposableSandbox;
  let faulty: Disturbance | undefined;

  beforeAll(async () => {
    const current: Disturbance = (method, request) => faulty?.(method, request) ?? { waitedSeconds: 0 };
    sandbox = await freshSandbox({ directory: paging }, { disturb: current, saves: "after-every-step" });
  });
  afterAll(() => {
    sandbox.close();
  });

  async function take(taken: Step): Promise<void> {
    const object = (name: string) => sandbox.cloud.list().find((it) => it.name === name);
    if (taken.kind === "tamper") {
      const monitor = object("error-rate");
      if (monitor === undefined) return;
      const { inputs } = setProperty(monitor.inputs, "message", `edited by hand, ${taken.threshold}`);
      sandbox.cloud.put({ ...monitor, inputs });
    } else if (taken.kind === "delete") {
      const found = object(taken.name);
      if (found !== undefined) sandbox.cloud.remove(found.type, found.id);
    } else {
      faulty = taken.kind === "faulty up" ? disturb(readFaultPlan([taken.fault])) : undefined;
      await sandbox.run(up);
      faulty = undefined;
    }
  }

  /** What the sandbox tells a user to do after a failed up. */
  async function recover(): Promise<void> {
    await sandbox.run(["refresh", "--yes", "--skip-preview", "--clear-pending-creates"]);
    for (const { type, id } of orphans(sandbox.cloud.list(), await sandbox.resources())) sandbox.cloud.remove(type, id);
  }

  it("ends in the declared state, with no orphan and no duplicate", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), async (steps) => {
        for (const taken of steps) await take(taken);
        await recover();
        const { code, stdout } = await sandbox.run(up);
        expect(code, stdout).toBe(0);

        const again = await sandbox.run([...up, "--expect-no-changes"]);
        expect(again.code, again.stdout).toBe(0);
        const objects = sandbox.cloud.list();
        expect(orphans(objects, await sandbox.resources())).toEqual([]);
        const declared = objects.map(({ type, name }) => `${type} ${name}`);
        expect(declared).toEqual([...new Set(declared)]);
        expect(declared).toHaveLength(9);
      }),
      { numRuns: runs(2), seed, endOnFailure: true },
    );
  });
});
