import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadResources, ReviewError, type Resource } from "../resources";

/** A program says what it declares in far less; a checkout that says more is not this project's. */
const mostBytes = 256 * 1024 * 1024;

/** Runs in the other checkout: what its program declares on mocks, as JSON. */
const declare = `
  const { declaredResources } = require("./src/review/cli/declared.ts");
  declaredResources(process.argv[1]).then(
    (all) => process.stdout.write(JSON.stringify(all)),
    (error) => { process.stderr.write(error.message); process.exitCode = 1; },
  );`;

/** The commit that a name stands for in a checkout; undefined where it is none. */
export function commitOf(checkout: string, ref: string): string | undefined {
  // A name that begins with a dash would be an option.
  if (ref.startsWith("-")) return undefined;
  const { status, stdout } = git(checkout, "rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * What the program of a commit declares for a stack, on mocks, with the packages that are installed now. It runs in a process
 * and a directory of its own, so that neither side meets the other's modules.
 *
 * @throws ReviewError if the commit has no such program, or its program refuses to declare anything.
 */
export function resourcesAt(checkout: string, commit: string, stack: string): readonly Resource[] {
  const directory = mkdtempSync(join(tmpdir(), "review-"));
  const from = `The program of ${commit.slice(0, 12)}`;
  try {
    const archive = join(directory, "checkout.tar");
    const packed = git(checkout, "archive", "--format=tar", `--output=${archive}`, commit);
    const unpacked = spawnSync("tar", ["-xf", archive, "-C", directory], { encoding: "utf8" });
    for (const { status, stderr } of [packed, unpacked])
      if (status !== 0) throw new ReviewError(`${from} cannot be read: ${stderr.trim()}`);
    symlinkSync(join(checkout, "node_modules"), join(directory, "node_modules"));
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "--eval", declare, stack], {
      cwd: directory,
      encoding: "utf8",
      maxBuffer: mostBytes,
    });
    if (status !== 0)
      throw new ReviewError(`${from} declares nothing, so nothing can be compared with it:\n${stderr.trim()}`);
    return loadResources(stdout, { from });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const git = (checkout: string, ...args: readonly string[]) =>
  spawnSync("git", args, { cwd: checkout, encoding: "utf8" });
