import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { engineVersion } from "./version";

/** How long `pulumi version` may take, in milliseconds: it prints a constant. */
const versionTimeoutMs = 20_000;

/** A `pulumi` on PATH, if it is exactly the pinned version. */
export function findOnPath(env: NodeJS.ProcessEnv): string | undefined {
  return (
    (env.PATH ?? "")
      .split(delimiter)
      // An npm wrapper of the engine would download one when asked for its version.
      .filter((directory) => directory !== "" && !directory.includes("node_modules"))
      .map((directory) => join(directory, "pulumi"))
      .filter(isExecutable)
      .find((candidate) => reportedVersion(candidate) === engineVersion)
  );
}

/** The version that an engine reports, such as `v3.250.0`; undefined if it does not run. Changes nothing. */
export function reportedVersion(engine: string): string | undefined {
  const result = spawnSync(engine, ["version"], {
    encoding: "utf8",
    timeout: versionTimeoutMs,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** Whether a path leads to something that can be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
