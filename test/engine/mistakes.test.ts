import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, freshSandbox, type DisposableSandbox } from "./support/sandbox";

const program = { directory: join(checkout, "test", "fixtures", "mistakes") };

describe("a program that production would refuse", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox(program);
  });
  afterAll(() => {
    sandbox.close();
    delete process.env.MISTAKE;
  });
  /** The program inherits the environment of its language host: this process. */
  const commit = (mistake: string, ...args: readonly string[]) => {
    process.env.MISTAKE = mistake;
    return sandbox.run(args);
  };

  it("is refused by a preview, with words that a stranger can act on", async () => {
    const { code, stdout, stderr } = await commit("camelCase-target-type", "preview");
    expect(stdout + stderr).toMatch(
      /rules\[0\]\.targets\[0\]\.type[^]*"scheduleReference"[^]*the API "schedule_reference"/,
    );
    expect(stdout + stderr).not.toContain("<nil>");
    expect(code).not.toBe(0);
    expect(sandbox.cloud.list()).toEqual([]);
  });

  it.each<[string, RegExp]>([
    [
      "target-that-does-not-exist",
      /rules\[0\]\.targets\[0\]\.id names PSOMEBODY, and there is no such User or Schedule/,
    ],
    ["handle-of-a-renamed-service", /message names old-name, and there is no such ServiceObject/],
  ])("%s: is refused by an up, because only the vendor can know", async (mistake, words) => {
    const { code, stdout, stderr } = await commit(mistake, "up", "--yes", "--skip-preview");
    expect(stdout + stderr).toMatch(words);
    expect(code).not.toBe(0);
    expect(sandbox.cloud.list()).toEqual([]);
  });
});
