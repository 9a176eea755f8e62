import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setTimeout as sleep } from "node:timers/promises";
import { run, start, temporaryDirectory } from "./support/command";

/** How many kills are tried, each at another moment of an `up`. */
const kills = Number(process.env.RECOVERY_KILLS ?? 2);

let directory: ReturnType<typeof temporaryDirectory>;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => {
  directory.remove();
});

interface Listed {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
}

describe("an up that is killed", () => {
  it.each(Array.from({ length: kills }, (_, index) => 40 + index * 450))(
    "%s ms after its first resource is taken up by the next: nothing is lost, nothing is made twice",
    async (milliseconds) => {
      const command = start(directory.path);
      await command.says(" created (");
      await sleep(milliseconds);
      command.process.kill("SIGKILL");
      await command.finished;

      const next = await run(directory.path);
      expect(next.code, next.output).toBe(0);
      const orphaned = await run(directory.path, "orphans");
      expect(orphaned.output).toContain("Every object of the cloud is known to the state.");
      const status = await run(directory.path, "status", "--json");
      const resources = JSON.parse(status.output.slice(status.output.indexOf("["))) as readonly Listed[];
      const ids = resources.filter(({ id }) => id !== undefined).map(({ type, id }) => `${type} ${id ?? ""}`);
      expect(ids).toEqual([...new Set(ids)]);
      expect(await run(directory.path)).toMatchObject({
        code: 0,
        output: expect.stringContaining("No changes.") as string,
      });
    },
  );
});

describe("an up whose vendor's answer is lost", () => {
  it("is taken up by the next: the object that the state never learned of is not made twice", async () => {
    const failed = await run(directory.path, "--fault", "lost-answer,method=Create,type=EscalationPolicy,call=1");
    expect(failed.code).not.toBe(0);
    expect(failed.output).toContain("the create was made, but its answer was lost");
    expect(failed.output).toMatch(/1 operations were cut off.*orphans lists what they left; the next up takes it up/);
    expect((await run(directory.path, "orphans")).output).toMatch(/EscalationPolicy escalation-p\d/);

    const next = await run(directory.path);
    expect(next.code, next.output).toBe(0);
    expect(next.output).toContain("1 objects were made by a run that never heard so");
    expect((await run(directory.path, "orphans")).output).toContain("Every object of the cloud is known to the state.");
  });
});
