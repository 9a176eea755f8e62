import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../../src/environment";
import type { Resource } from "../../src/review/resources";
import { startEmulator } from "../emulator";
import { accountFrom, seedOf } from "./account";
import type { Execution } from "./execution";
import { startSystemsManager, type SystemsManager } from "./systemsManager";
import { startWeb, type Web } from "./web";

/** What is there after a run, as somebody would look it up. */
export interface Seen {
  readonly keys: Readonly<
    Record<
      string,
      { readonly aliases: Readonly<Record<string, string>>; readonly states: Readonly<Record<string, string>> }
    >
  >;
  readonly lists: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly controls: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly objects: Readonly<Record<string, readonly string[]>>;
}

/** An account in which runbooks are played: the emulator, Systems Manager beside it, and the web around both. */
export interface Theatre {
  /** A Python that has boto3. */
  readonly python: string;
  readonly systemsManager: SystemsManager;
  readonly web: Web;
  /** Everything as it is before an incident. */
  readonly reset: () => Promise<void>;
  /** What is there now, as far as living regions tell. */
  readonly look: () => Promise<Seen>;
  /** The evidence that a run left, from the bucket of a region. */
  readonly evidenceOf: (execution: Execution, region: string) => Promise<Record<string, unknown>>;
  readonly kill: (...regions: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

const script = readFileSync(join(__dirname, "seed.py"), "utf8");

/**
 * Opens an account that has what the program declares.
 *
 * @param caller the role that starts documents; without it everybody may.
 */
export async function startTheatre(
  environment: Environment,
  resources: readonly Resource[],
  caller?: string,
): Promise<Theatre> {
  const emulator = await startEmulator();
  const web = await startWeb(environment);
  const systemsManager = await startSystemsManager(emulator, caller);
  const account = accountFrom(resources, web.hosts);
  const seed = seedOf(environment, account);
  systemsManager.use(account);
  let dead: readonly string[] = [];
  const perform = (handler: string, payload: unknown) => systemsManager.perform(script, handler, payload);
  const kill = async (...regions: readonly string[]) => {
    dead = regions;
    await systemsManager.kill(...regions);
  };
  const reset = async () => {
    await kill();
    await emulator.restore();
    web.reset();
  };
  await perform("seed", seed);
  await emulator.keep("s3", "kms", "dynamodb", "wafv2", "logs", "secretsmanager");
  return {
    python: emulator.python,
    systemsManager,
    web,
    reset,
    kill,
    look: async () => (await perform("read", { ...seed, look: seed.look.filter((it) => !dead.includes(it)) })) as Seen,
    evidenceOf: async ({ AutomationExecutionId: id, Parameters }, region) => {
      const incident = Parameters.IncidentReference?.[0] ?? "none";
      const bucket = seed.buckets[region]?.find((it) => it.includes("evidence")) ?? "";
      const wanted = { region, bucket, key: `runbooks/${incident}/${id}.json` };
      return (await perform("evidence", wanted)) as Record<string, unknown>;
    },
    close: async () => {
      await systemsManager.close();
      await web.close();
      await emulator.close();
    },
  };
}
