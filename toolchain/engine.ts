import { rmSync } from "node:fs";
import { build } from "./build";
import { cacheDirectory, findInCache, install, stagingDirectory } from "./cache";
import { download } from "./download";
import { withLock } from "./lock";
import { findOnPath } from "./path";
import { engineVersion } from "./version";

export { engineVersion } from "./version";

/** Every way to obtain the engine failed; the message says which, why, and what to do. */
export class EngineUnavailable extends Error {
  override readonly name = "EngineUnavailable";
}

/** Where an engine comes from when there is none yet: puts one at the path that it is given. */
interface Source {
  readonly name: string;
  readonly fetch: (target: string, context: Context) => Promise<void>;
}

/** What obtaining the engine depends on; tests pass their own. */
export interface Context {
  /** PATH; INCIDENT_RESPONSE_CACHE (a directory); INCIDENT_RESPONSE_ENGINE_MIRROR (a URL). */
  readonly env: NodeJS.ProcessEnv;
  /** Progress, one line at a time. */
  readonly say: (line: string) => void;
}

const sources: readonly Source[] = [
  { name: "official download", fetch: download },
  { name: "build from Go modules", fetch: build },
];

/**
 * Finds or obtains the engine of the pinned version, the same everywhere: one obtained before, a `pulumi` of exactly
 * that version on PATH, the official download, or a build from pinned Go modules.
 *
 * Only a complete engine is ever trusted: it is made in a directory of its own and moved to its place in one step.
 *
 * @returns the path of the executable.
 * @throws EngineUnavailable when none of these is possible.
 */
export async function obtainEngine(context: Context = { env: process.env, say: sayToStderr }): Promise<string> {
  const found = (await findInCache(context.env)) ?? findOnPath(context.env);
  if (found !== undefined) return found;
  const lock = `${cacheDirectory(context.env)}.lock`;
  return withLock(
    lock,
    async () => (await findInCache(context.env)) ?? obtain(context),
    (holder) => {
      context.say(`Process ${holder.pid} is already obtaining the engine; waiting for it`);
    },
  );
}

async function obtain(context: Context): Promise<string> {
  const failures: string[] = [];
  for (const source of sources) {
    const staging = stagingDirectory(context.env);
    try {
      await source.fetch(`${staging}/pulumi`, context);
      return await install(staging, source.name, context.env);
    } catch (error) {
      failures.push(`  - ${source.name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  }
  throw new EngineUnavailable(
    [
      `The Pulumi engine ${engineVersion} could not be obtained. Tried:`,
      `  - ${cacheDirectory(context.env)}: no engine there`,
      `  - PATH: no pulumi of exactly this version`,
      ...failures,
      "Do one of these and run the command again:",
      `  - install Pulumi ${engineVersion} (https://www.pulumi.com/docs/install/versions/) so that it is on PATH`,
      "  - install Go 1.21 or later (https://go.dev/dl/) and allow access to a Go module proxy (GOPROXY)",
      "  - allow access to get.pulumi.com and github.com, or set INCIDENT_RESPONSE_ENGINE_MIRROR to a mirror of the release",
    ].join("\n"),
  );
}

function sayToStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
