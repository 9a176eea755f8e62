import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run as runCommand } from "./support/command";
import { temporaryDirectory, type TemporaryDirectory } from "../support/directories";
import { expectRecovery } from "./support/recovery";
import { paging } from "./support/sandbox";

/** A small program: what is taken up is the same with a large one, which `npm run test:deep` kills again and again. */
const small = ["--program", paging] as const;

describe("an up that is killed", () => {
  it("is taken up by the next: nothing is lost, nothing is made twice", async () => {
    await expectRecovery(40, small);
  });
});

describe("an up whose vendor's answer is lost", () => {
  let directory: TemporaryDirectory;
  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => {
    directory.remove();
  });
  const run = (path: string, ...args: readonly string[]) => runCommand(path, ...small, ...args);

  it("is taken up by the next: the object that the state never learned of is not made twice", async () => {
    const failed = await run(directory.path, "--fault", "lost-answer,method=Create,type=EscalationPolicy,call=1");
    expect(failed.code).not.toBe(0);
    expect(failed.output).toContain("the create was made, but its answer was lost");
    expect(failed.output).toMatch(/1 operations were cut off.*orphans lists what they left; the next up takes it up/);
    expect((await run(directory.path, "orphans")).output).toMatch(/EscalationPolicy p0-policy/);

    const next = await run(directory.path);
    expect(next.code, next.output).toBe(0);
    expect(next.output).toContain("1 objects were made by a run that never heard so");
    expect((await run(directory.path, "orphans")).output).toContain("Every object of the cloud is known to the state.");
  });
});
