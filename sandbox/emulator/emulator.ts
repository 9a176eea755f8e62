import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { installedPython } from "./install";

/** An AWS API on loopback, in memory, of account 123456789012. */
export interface Emulator {
  readonly url: string;
  /** What AWS tools and SDKs need to find it; the credentials are dummies, and nothing is tried twice. */
  readonly env: Readonly<Record<string, string>>;
  /** A Python that has boto3. */
  readonly python: string;
  /** Forgets everything, and brings every region back. */
  readonly reset: () => Promise<void>;
  /** Remembers what services such as "s3" and "kms" hold. */
  readonly keep: (...services: readonly string[]) => Promise<void>;
  /** Goes back to what was kept, and brings every region back; takes milliseconds. */
  readonly restore: () => Promise<void>;
  /** From now on these regions, and no others, answer every call with a 503. */
  readonly kill: (...regions: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Starts an emulator of its own for whoever asks (about a second), so that test files that run side by side do not share
 * what exists; within a file, `reset` takes milliseconds. It ends with the process that started it.
 *
 * It serves what moto serves: S3, KMS, DynamoDB, SSM parameters and documents, WAFv2, CloudWatch and its logs, SNS, SQS,
 * EventBridge and its scheduler, Secrets Manager, STS, IAM, Route 53 and more; `server.py` says what is added.
 * It does not do what moto does not:
 * - policies are stored and never asked: who may do what is proved with the IAM evaluator instead;
 * - nothing is eventually consistent, nothing takes time, and no quota is ever reached;
 * - SSM automation, FIS experiments, ARC and Lambda functions do not run, and schedules fire nothing;
 * - messages reach SQS queues and HTTP endpoints, not e-mail addresses or telephones;
 * - S3 replication and object lock's default retention are kept as settings: objects are not copied.
 */
export async function startEmulator(): Promise<Emulator> {
  const python = await installedPython();
  const child = spawn(python, [join(__dirname, "server.py")], {
    stdio: ["pipe", "pipe", "pipe"],
    // Nothing of the caller's own account may leak into what is emulated.
    env: { PATH: process.env.PATH },
  });
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => (complaints = `${complaints}${chunk.toString()}`.slice(-10_000)));
  const ended = once(child, "exit");
  const port = await Promise.race([
    once(createInterface(child.stdout), "line").then(([line]) => Number(line)),
    ended.then(() => {
      throw new Error(`the emulator did not start: ${complaints}`);
    }),
  ]);
  const url = `http://127.0.0.1:${port}`;
  const post = async (path: string, body = "") => {
    const { ok, status } = await fetch(`${url}${path}`, { method: "POST", body });
    if (!ok) throw new Error(`the emulator answered ${status} to ${path}`);
  };
  return {
    url,
    python,
    env: {
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_REGION: "us-west-2",
      AWS_DEFAULT_REGION: "us-west-2",
      AWS_ENDPOINT_URL: url,
      AWS_MAX_ATTEMPTS: "1",
      AWS_EC2_METADATA_DISABLED: "true",
    },
    reset: () => post("/moto-api/reset"),
    keep: (...services) => post("/emulator/keep", JSON.stringify(services)),
    restore: () => post("/emulator/restore"),
    kill: (...regions) => post("/emulator/dead-regions", JSON.stringify(regions)),
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
