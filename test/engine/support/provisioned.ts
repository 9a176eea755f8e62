import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { openSandbox } from "../../../sandbox/launcher";
import { obtainEngine, withLock } from "../../../toolchain";
import { temporaryDirectory, type TemporaryDirectory } from "../../support/directories";

const checkout = join(__dirname, "..", "..", "..");
const cache = join(checkout, ".cache", "provisioned");

/** All that what is provisioned depends on: the program, what stands in for the vendors, and the versions of the rest. */
const parts = ["index.ts", "src", "sandbox", "toolchain", "Pulumi.yaml", "Pulumi.prod.yaml", "package-lock.json"];

/**
 * A copy of a sandbox in which the plan is provisioned. The first test that asks provisions it, for all test files and for
 * later runs, until something changes that it depends on.
 */
export async function provisionedDirectory(): Promise<TemporaryDirectory> {
  const directory = temporaryDirectory();
  mkdirSync(cache, { recursive: true });
  await withLock(
    join(cache, "lock"),
    async () => {
      const provisioned = join(cache, fingerprint());
      if (!existsSync(provisioned)) await provision(provisioned);
      cpSync(provisioned, directory.path, { recursive: true });
    },
    () => undefined,
  );
  return directory;
}

async function provision(target: string): Promise<void> {
  process.stderr.write(
    "Provisioning the plan for the engine tests (once for each version of it; about half a minute)\n",
  );
  for (const it of readdirSync(cache, { withFileTypes: true }))
    if (it.isDirectory()) rmSync(join(cache, it.name), { recursive: true, force: true });
  const making = `${target}.making`;
  const program = { directory: checkout };
  const sandbox = await openSandbox({ directory: making, engine: await obtainEngine(), program, saves: "at-the-end" });
  try {
    const { code, stdout, stderr } = await sandbox.run(["up", "--yes", "--skip-preview"]);
    if (code !== 0) throw new Error(`the plan cannot be provisioned:\n${stdout}${stderr}`);
  } finally {
    sandbox.close();
  }
  renameSync(making, target);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of parts.flatMap((it) => filesIn(join(checkout, it)))) hash.update(file).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((it) => filesIn(join(path, it)));
}
