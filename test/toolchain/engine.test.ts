import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { engineVersion, EngineUnavailable, obtainEngine } from "../../toolchain";

/** Where nobody listens. */
let nowhere: string;
beforeAll(async () => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  nowhere = `http://127.0.0.1:${(probe.address() as AddressInfo).port}`;
  await new Promise((resolve) => probe.close(resolve));
});

/** An engine as far as this is about it: it tells its version. */
const engineOf = (version: string) => `#!/bin/sh\necho ${version}\n`;

/** Go as far as this is about it: it writes an engine to where it is told. */
const fakeGo = [
  "#!/bin/sh",
  'if [ "$1" = version ]; then exit 0; fi',
  'while [ "$1" != -o ]; do shift; done',
  `printf '#!/bin/sh\\necho ${engineVersion}\\n' > "$2"`,
  '/bin/chmod +x "$2"',
  "",
].join("\n");

let root: string;
let server: Server | undefined;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "toolchain-"));
  mkdirSync(join(root, "bin"));
});
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
  server = undefined;
  rmSync(root, { recursive: true, force: true });
});

const cached = () => join(root, "cache", "engine", engineVersion, "pulumi");
const said: string[] = [];

function obtain(mirror = nowhere): Promise<string> {
  return obtainEngine({
    env: {
      PATH: join(root, "bin"),
      INCIDENT_RESPONSE_CACHE: join(root, "cache"),
      INCIDENT_RESPONSE_ENGINE_MIRROR: mirror,
    },
    say: (line) => said.push(line),
  });
}

function executable(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/** Serves a release; `spoil` changes the archive after its checksum was taken. */
async function serveRelease({ version = engineVersion, spoil = false, cut = false } = {}) {
  executable(join(root, "release", "pulumi", "pulumi"), engineOf(version));
  const architecture = process.arch === "arm64" ? "arm64" : "x64";
  const name = `pulumi-${engineVersion}-${process.platform}-${architecture}.tar.gz`;
  execFileSync("tar", ["-czf", join(root, name), "-C", join(root, "release"), "pulumi"]);
  const archive = readFileSync(join(root, name));
  const checksum = createHash("sha256").update(archive).digest("hex");
  const requests: string[] = [];
  const started = createServer((request, response) => {
    requests.push(request.url ?? "");
    if (request.url?.endsWith("checksums.txt")) response.end(`${checksum}  ${name}\n`);
    else if (cut) {
      response.writeHead(200, { "content-length": archive.length });
      response.write(archive.subarray(0, 10), () => response.destroy());
    } else response.end(spoil ? Buffer.concat([archive, Buffer.from("x")]) : archive);
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(started.address() as AddressInfo).port}`, requests };
}

describe("obtaining the engine", () => {
  it("takes a pulumi of exactly the pinned version on PATH", async () => {
    executable(join(root, "bin", "pulumi"), engineOf(engineVersion));
    expect(await obtain()).toBe(join(root, "bin", "pulumi"));
  });

  it("passes over a pulumi of another version on PATH", async () => {
    executable(join(root, "bin", "pulumi"), engineOf("v3.249.0"));
    const { url } = await serveRelease();
    expect(await obtain(url)).toBe(cached());
  });

  it("downloads the release once and keeps it", async () => {
    const { url, requests } = await serveRelease();
    expect(await obtain(url)).toBe(cached());
    expect(requests).toHaveLength(2);
    expect(await obtain(url)).toBe(cached());
    expect(requests).toHaveLength(2);
  });

  it("downloads it once when two commands want it at the same time", async () => {
    const { url, requests } = await serveRelease();
    expect(await Promise.all([obtain(url), obtain(url)])).toEqual([cached(), cached()]);
    expect(requests).toHaveLength(2);
  });

  it("does not take an archive with another checksum than the published one", async () => {
    const { url } = await serveRelease({ spoil: true });
    await expect(obtain(url)).rejects.toThrow(/is not the published one: its SHA-256 is [0-9a-f]{64}, published is/);
    expect(existsSync(cached())).toBe(false);
  });

  it("does not take a release that is another version than its name says", async () => {
    const { url } = await serveRelease({ version: "v3.1.0" });
    await expect(obtain(url)).rejects.toThrow(`gave v3.1.0, not ${engineVersion}`);
    expect(existsSync(cached())).toBe(false);
  });

  it("does not take a download that was cut off, and builds instead", async () => {
    executable(join(root, "bin", "go"), fakeGo);
    const { url } = await serveRelease({ cut: true });
    expect(await obtain(url)).toBe(cached());
    expect(said.join("\n")).toContain("usually 3 to 6 minutes");
  });

  it("builds it where no release can be downloaded", async () => {
    executable(join(root, "bin", "go"), fakeGo);
    expect(await obtain()).toBe(cached());
    expect(JSON.parse(readFileSync(join(dirname(cached()), "manifest.json"), "utf8"))).toMatchObject({
      version: engineVersion,
      source: "build from Go modules",
    });
  });

  it("does not trust an engine that an interrupted run left without its manifest", async () => {
    executable(cached(), engineOf(engineVersion));
    const { url, requests } = await serveRelease();
    expect(await obtain(url)).toBe(cached());
    expect(requests).toHaveLength(2);
  });

  it("does not trust an engine that was altered after it was obtained", async () => {
    const { url } = await serveRelease();
    const engine = await obtain(url);
    writeFileSync(engine, engineOf("altered"));
    expect(await obtain(url)).toBe(engine);
    expect(readFileSync(engine, "utf8")).toBe(engineOf(engineVersion));
  });

  it("removes what an interrupted run left half done", async () => {
    const gone = 4_194_000;
    mkdirSync(join(root, "cache", "engine", `.staging-${gone}`), { recursive: true });
    const { url } = await serveRelease();
    await obtain(url);
    const left = readdirSync(join(root, "cache", "engine")).filter((it) => !it.includes(".lock."));
    expect(left).toEqual([engineVersion]);
  });

  it("says everything that was tried, why it failed and what to install", async () => {
    const failure = await obtain().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EngineUnavailable);
    const { message } = failure as EngineUnavailable;
    expect(message).toContain("no pulumi of exactly this version");
    expect(message).toMatch(/official download: http:.*checksums\.txt: .*ECONNREFUSED/);
    expect(message).toContain("build from Go modules: Go is not on PATH");
    expect(message).toContain("https://go.dev/dl/");
  });
});
