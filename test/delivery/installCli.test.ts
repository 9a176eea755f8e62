import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { engineVersion } from "../../toolchain";
import { fakeServer, type FakeServer } from "./support/server";

const checkout = join(__dirname, "..", "..");
let directory: string;
let server: FakeServer;
let archive: Buffer;
let checksum: string;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "cli-"));
  mkdirSync(join(directory, "pulumi"));
  writeFileSync(join(directory, "pulumi", "pulumi"), `#!/bin/sh\necho ${engineVersion}\n`);
  chmodSync(join(directory, "pulumi", "pulumi"), 0o755);
  execFileSync("tar", ["-czf", join(directory, "release.tar.gz"), "-C", directory, "pulumi"]);
  archive = readFileSync(join(directory, "release.tar.gz"));
  checksum = createHash("sha256").update(archive).digest("hex");
  server = await fakeServer(({ path }) => {
    if (path.endsWith("checksums.txt")) {
      const names = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];
      return { body: names.map((it) => `${checksum}  pulumi-${engineVersion}-${it}.tar.gz`).join("\n") };
    }
    return { body: archive };
  });
});
afterEach(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

function install(): Promise<{ code: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(checkout, "delivery", "main.ts"), "install-cli", "--dir", join(directory, "cli")],
    {
      cwd: checkout,
      env: {
        ...process.env,
        INCIDENT_RESPONSE_ENGINE_MIRROR: server.url,
        GITHUB_PATH: join(directory, "path"),
      },
    },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (it: string) => (output += it));
  return new Promise((resolve) =>
    child.on("close", (code) => {
      resolve({ code, output });
    }),
  );
}

describe("npm run deliver -- install-cli", () => {
  it("installs the verified release and puts it on the path of the workflow's later steps", async () => {
    const { code, output } = await install();
    expect(code, output).toBe(0);
    const executables = readFileSync(join(directory, "path"), "utf8").trim();
    expect(execFileSync(join(executables, "pulumi"), { encoding: "utf8" }).trim()).toBe(engineVersion);
  });

  it("refuses a release that is not the published one, and says what to do", async () => {
    checksum = "0".repeat(64);
    const { code, output } = await install();
    expect(code).toBe(1);
    expect(output).toMatch(/cannot be installed: .* is not the published one[^]*What to do: /);
    expect(output).not.toMatch(/\n\s+at /);
  });
});
