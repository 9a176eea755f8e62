import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { isExecutable } from "../../../toolchain/path";

/** What the browser is called, on Debian, on other systems, and where Google's own is installed. */
const names = ["chromium", "chromium-browser", "google-chrome"] as const;

/**
 * A Chromium: the one that CHROMIUM names, or on PATH; on Debian and Ubuntu, as root, the distribution's is installed.
 *
 * @throws Error that says what to do if there is none.
 */
export function chromium(): string {
  const { CHROMIUM: named } = process.env;
  if (named !== undefined && isExecutable(named)) return named;
  const found = onPath() ?? (installed() ? onPath() : undefined);
  if (found !== undefined) return found;
  throw new Error("There is no Chromium: install the package chromium, or name an executable with CHROMIUM=<path>.");
}

const onPath = (): string | undefined =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((directory) => names.map((name) => join(directory, name)))
    .find(isExecutable);

function installed(): boolean {
  if (process.getuid?.() !== 0) return false;
  const run = (...args: readonly string[]) =>
    spawnSync("apt-get", ["-q", ...args], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  return run("update") && run("install", "-y", "--no-install-recommends", "chromium");
}
