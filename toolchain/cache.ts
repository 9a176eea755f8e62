import { createHash } from "node:crypto";
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { isRunning } from "./processes";
import { reportedVersion } from "./path";
import { engineVersion } from "./version";

/** What lies beside a cached engine. An engine without it, or not matching it, is not used. */
interface Manifest {
  readonly version: string;
  readonly sha256: string;
  readonly source: string;
}

const manifestName = "manifest.json";

/** The directory of the pinned engine: under INCIDENT_RESPONSE_CACHE, else the platform's directory for caches. */
export function cacheDirectory(env: NodeJS.ProcessEnv): string {
  const root = env.INCIDENT_RESPONSE_CACHE ?? join(userCacheDirectory(env), "incident-response-as-code");
  return join(root, "engine", engineVersion);
}

/** The cached engine, if it is complete and unaltered. */
export async function findInCache(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const directory = cacheDirectory(env);
  const manifest = readManifest(directory);
  const engine = join(directory, "pulumi");
  if (manifest?.version !== engineVersion || !existsSync(engine)) return undefined;
  return (await sha256(engine)) === manifest.sha256 ? engine : undefined;
}

/** A fresh directory to make an engine in, beside its final place. Those of interrupted runs are removed. */
export function stagingDirectory(env: NodeJS.ProcessEnv): string {
  const target = cacheDirectory(env);
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  for (const entry of readdirSync(parent)) {
    const owner = /^\.staging-(\d+)/.exec(entry)?.[1];
    if (owner !== undefined && (Number(owner) === process.pid || !isRunning(Number(owner))))
      rmSync(join(parent, entry), { recursive: true, force: true });
  }
  const staging = join(parent, `.staging-${process.pid}`);
  mkdirSync(staging);
  return staging;
}

/**
 * Moves a finished engine to its place in one step, after making sure that it runs and is of the pinned version.
 *
 * @throws Error if it is another version, or does not run.
 */
export async function install(staging: string, source: string, env: NodeJS.ProcessEnv): Promise<string> {
  const engine = join(staging, "pulumi");
  const version = reportedVersion(engine);
  if (version !== engineVersion) throw new Error(`gave ${version ?? "a file that does not run"}, not ${engineVersion}`);
  const manifest: Manifest = { version, sha256: await sha256(engine), source };
  writeFileSync(join(staging, manifestName), JSON.stringify(manifest, undefined, 2));
  const target = cacheDirectory(env);
  // Whatever is there was not trusted a moment ago, and the lock keeps others from replacing it.
  rmSync(target, { recursive: true, force: true });
  renameSync(staging, target);
  return join(target, "pulumi");
}

/** The SHA-256 of a file, in hexadecimal. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

function readManifest(directory: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(directory, manifestName), "utf8")) as Manifest;
  } catch {
    return undefined;
  }
}

function userCacheDirectory(env: NodeJS.ProcessEnv): string {
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
  if (process.platform === "win32") return env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local");
  return env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
}
