import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withLock } from "../../../toolchain";

const root = join(__dirname, "..", "..", "..");
const requirements = join(root, "toolchain", "s3", "requirements.txt");

/** A real S3, KMS and STS API on loopback, in memory. */
export interface S3Server {
  /** What AWS tools and the engine need to find it. The credentials are dummies. */
  readonly env: Readonly<Record<string, string>>;
  readonly url: string;
  readonly python: string;
  readonly close: () => void;
}

/** Starts the server; the first time its packages are installed, with the checksums in requirements.txt. */
export async function startS3(): Promise<S3Server> {
  const home = await install();
  const port = await freePort();
  const child = spawn(join(home, "bin", "moto_server"), ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 150 && !(await answers(url)); attempt += 1) await sleep(200);
  return {
    url,
    python: join(home, "bin", "python"),
    env: {
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_REGION: "us-west-2",
      AWS_ENDPOINT_URL: url,
    },
    close: () => child.kill(),
  };
}

async function install(): Promise<string> {
  const fingerprint = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16);
  const cache = join(root, ".cache", "s3");
  const home = join(cache, fingerprint);
  mkdirSync(cache, { recursive: true });
  await withLock(
    join(cache, "lock"),
    () => {
      if (existsSync(join(home, "complete"))) return Promise.resolve();
      rmSync(home, { recursive: true, force: true });
      must("python3", ["-m", "venv", home]);
      const pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "--only-binary",
        ":all:",
      ];
      must(join(home, "bin", "python"), [...pip, "-r", requirements]);
      mkdirSync(join(home, "complete.making"));
      renameSync(join(home, "complete.making"), join(home, "complete"));
      return Promise.resolve();
    },
    () => undefined,
  );
  return home;
}

function must(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.slice(0, 3).join(" ")}: ${error?.message ?? stderr}`);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === "object" && address !== null) resolve(address.port);
        else reject(new Error("no free port"));
      });
    });
  });
}
