import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { diff, diffMarkdown, graph, loadResources, type Graph } from "../../src/review";
import { changes, type ProgramChange } from "../review/changes/changes";
import { openSandbox } from "../../sandbox/launcher";
import { obtainEngine } from "../../toolchain";
import { checkout } from "./support/sandbox";

const parts = ["index.ts", "src", "Pulumi.yaml", "Pulumi.prod.yaml", "package.json", "tsconfig.json"];

describe("what review says of a change of the program", () => {
  const program = mkdtempSync(join(tmpdir(), "program-"));
  const directory = mkdtempSync(join(tmpdir(), "sandbox-"));
  let before: Graph;

  const provisioned = async (): Promise<Graph> => {
    // Opened for each side: the stack's config is drawn from the program's own Pulumi.prod.yaml then.
    const sandbox = await openSandbox({
      directory,
      engine: await obtainEngine(),
      program: { directory: program },
      saves: "at-the-end",
    });
    try {
      return await upAndRead(sandbox);
    } finally {
      sandbox.close();
    }
  };
  const upAndRead = async (sandbox: Awaited<ReturnType<typeof openSandbox>>): Promise<Graph> => {
    const { code, stdout, stderr } = await sandbox.run(["up", "--yes", "--skip-preview"]);
    if (code !== 0) throw new Error(`${stdout}\n${stderr}`);
    const exported = await sandbox.run(["stack", "export"]);
    return graph(loadResources(exported.stdout, { project: "incident-response" }));
  };

  beforeAll(async () => {
    for (const part of parts) cpSync(join(checkout, part), join(program, part), { recursive: true });
    symlinkSync(join(checkout, "node_modules"), join(program, "node_modules"));
    before = await provisioned();
  });
  afterAll(() => {
    for (const it of [program, directory]) rmSync(it, { recursive: true, force: true });
  });

  it.each(Object.entries<ProgramChange>(changes))("%s: reads as a colleague would say it", async (key, change) => {
    const file = join(program, change.file);
    const original = readFileSync(file, "utf8");
    expect(original).toContain(change.from);
    writeFileSync(file, original.replace(change.from, change.to));
    try {
      const said = diffMarkdown(diff(before, await provisioned(), plan));
      await expect(`# ${change.title}\n\n${said}`).toMatchFileSnapshot(join("..", "review", "changes", `${key}.md`));
    } finally {
      writeFileSync(file, original);
    }
  });
});
