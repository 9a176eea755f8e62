import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { diff, diffMarkdown, graph, loadResources, type Graph } from "../../src/review";
import { changes, seenByTheEngineAlone, type ProgramChange } from "../review/changes/changes";
import { programCopy } from "../support/programCopy";
import { provisionedSandbox, type DisposableSandbox } from "./support/sandbox";

async function graphOf(sandbox: DisposableSandbox): Promise<Graph> {
  const { stdout } = await sandbox.run(["stack", "export"]);
  return graph(loadResources(stdout, { project: "incident-response" }));
}

async function provisionedWith(change: ProgramChange): Promise<Graph> {
  const program = programCopy();
  program.edit(change);
  const sandbox = await provisionedSandbox({ directory: program.path });
  try {
    const { code, stdout, stderr } = await sandbox.run(["up", "--yes", "--skip-preview"]);
    expect(code, stdout + stderr).toBe(0);
    return await graphOf(sandbox);
  } finally {
    sandbox.close();
    program.remove();
  }
}

/** Most changes are seen on mocks: test/program/meaning.test.ts. */
describe("what review says of a provisioned change of the program", () => {
  let before: Graph;
  beforeAll(async () => {
    const sandbox = await provisionedSandbox();
    before = await graphOf(sandbox);
    sandbox.close();
  });

  it.each(Object.entries<ProgramChange>(changes).filter(([key]) => seenByTheEngineAlone.includes(key)))(
    "%s: reads as a colleague would say it",
    async (key, change) => {
      const said = diffMarkdown(diff(before, await provisionedWith(change), plan));
      await expect(`# ${change.title}\n\n${said}`).toMatchFileSnapshot(join("..", "review", "changes", `${key}.md`));
    },
  );
});
