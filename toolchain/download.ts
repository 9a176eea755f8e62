import { spawnSync } from "node:child_process";
import { createWriteStream, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { sha256 } from "./cache";
import type { Context } from "./engine";
import { engineVersion } from "./version";

/** Where Pulumi publishes its releases, and where it publishes their checksums: two hosts, so that one cannot lie alone. */
const releases = "https://get.pulumi.com/releases/sdk";
const checksums = `https://github.com/pulumi/pulumi/releases/download/${engineVersion}`;

/** How long a server may take to answer: a machine without internet moves on to the build in seconds. */
const answerTimeoutMs = 6_000;
/** How long a download may stand still. */
const stallTimeoutMs = 30_000;

const platforms: Readonly<Record<string, string>> = { linux: "linux", darwin: "darwin" };
const architectures: Readonly<Record<string, string>> = { x64: "x64", arm64: "arm64" };

/**
 * Downloads the official release and takes the engine out of it. INCIDENT_RESPONSE_ENGINE_MIRROR replaces both hosts.
 *
 * @throws Error if a server does not answer, the archive is not the published one, or there is none for this platform.
 */
export async function download(target: string, context: Context): Promise<void> {
  const archive = await downloadArchive(dirname(target), context);
  extractEngine(archive, target);
  rmSync(archive);
}

/**
 * Downloads the official release (the engine and its language hosts) and verifies its checksum.
 *
 * @returns the path of the archive in the given directory.
 * @throws Error as `download` does.
 */
export async function downloadArchive(directory: string, { env, say }: Context): Promise<string> {
  const platform = platforms[process.platform];
  const architecture = architectures[process.arch];
  if (platform === undefined || architecture === undefined)
    throw new Error(`there is no release for ${process.platform} on ${process.arch} that this project uses`);
  const archiveName = `pulumi-${engineVersion}-${platform}-${architecture}.tar.gz`;
  const mirror = env.INCIDENT_RESPONSE_ENGINE_MIRROR?.replace(/\/$/, "");

  const expected = await publishedChecksum(mirror ?? checksums, archiveName);
  const archive = join(directory, archiveName);
  say(`Downloading the Pulumi engine ${engineVersion} (about 90 MB, once)`);
  await fetchTo(`${mirror ?? releases}/${archiveName}`, archive, say);
  const actual = await sha256(archive);
  if (actual !== expected)
    throw new Error(`${archiveName} is not the published one: its SHA-256 is ${actual}, published is ${expected}`);
  return archive;
}

async function publishedChecksum(base: string, archiveName: string): Promise<string> {
  const url = `${base}/pulumi-${engineVersion.slice(1)}-checksums.txt`;
  const response = await get(url);
  const line = (await response.text()).split("\n").find((it) => it.trim().endsWith(` ${archiveName}`));
  const checksum = line?.trim().split(/\s+/)[0];
  if (checksum === undefined) throw new Error(`${url} does not list ${archiveName}`);
  return checksum;
}

async function fetchTo(url: string, target: string, say: Context["say"]): Promise<void> {
  const response = await get(url);
  if (response.body === null) throw new Error(`${url}: empty answer`);
  const total = Number(response.headers.get("content-length") ?? 0);
  let received = 0;
  let announced = 0;
  const source = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
  const stall = setTimeout(() => source.destroy(new Error(`no data for ${stallTimeoutMs / 1000} s`)), stallTimeoutMs);
  const progress = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      stall.refresh();
      received += chunk.length;
      const quarter = total === 0 ? 0 : Math.floor((received / total) * 4);
      if (quarter > announced) say(`  ${quarter * 25} %`);
      announced = Math.max(announced, quarter);
      done(undefined, chunk);
    },
  });
  try {
    await pipeline(source, progress, createWriteStream(target));
  } catch (error) {
    throw new Error(`${url}: cut off after ${received} bytes (${reason(error)})`, { cause: error });
  } finally {
    clearTimeout(stall);
  }
}

async function get(url: string): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort(new Error(`no answer within ${answerTimeoutMs / 1000} s`));
  }, answerTimeoutMs);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return response;
  } catch (error) {
    throw new Error(`${url}: ${reason(error)}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** The engine is one file of the archive; its language hosts are not needed. */
function extractEngine(archive: string, target: string): void {
  const directory = dirname(target);
  const result = spawnSync("tar", ["-xzf", archive, "-C", directory, "pulumi/pulumi"], { encoding: "utf8" });
  if (result.status !== 0)
    throw new Error(`the archive does not unpack: ${result.error?.message ?? result.stderr.trim()}`);
  const unpacked = `${target}.unpacked`;
  renameSync(join(directory, "pulumi"), unpacked);
  renameSync(join(unpacked, "pulumi"), target);
  rmSync(unpacked, { recursive: true });
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
