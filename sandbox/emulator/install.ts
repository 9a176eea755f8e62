import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../../toolchain";

const root = join(__dirname, "..", "..");
const requirements = join(root, "toolchain", "aws", "requirements.txt");

/**
 * The Python that has the emulator's packages: a virtual environment under .cache, made the first time (half a minute)
 * with the checksums of requirements.txt, and again when that file changes.
 *
 * @throws Error with pip's own words where Python 3.10 or later or its venv module is missing, or a package cannot be had.
 */
export async function installedPython(): Promise<string> {
  const fingerprint = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16);
  const cache = join(root, ".cache", "aws");
  const home = join(cache, fingerprint);
  const python = join(home, "bin", "python");
  const complete = join(home, "complete");
  if (existsSync(complete)) return python;
  mkdirSync(cache, { recursive: true });
  await withLock(
    join(cache, "lock"),
    () => {
      if (!existsSync(complete)) {
        rmSync(home, { recursive: true, force: true });
        must("python3", ["-m", "venv", home]);
        const checked = ["--require-hashes", "--only-binary", ":all:", "-r", requirements];
        must(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...checked]);
        writeFileSync(complete, "");
      }
      return Promise.resolve();
    },
    () => undefined,
  );
  return python;
}

function must(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.slice(0, 3).join(" ")}: ${error?.message ?? stderr}`);
}
