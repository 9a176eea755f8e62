import { chmodSync, mkdirSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { productionStack } from "../../src/environment/stackFile";
import { tryLock } from "../../toolchain";
import { standIn } from "../behaviour";
import { openCloud, type Cloud } from "../cloud";
import { serveLanguageHost, serveProvider, type Disturbance, type Observer } from "../protocol";
import { packages } from "../rules";
import { clearEngineLocks } from "./engineLocks";
import { runEngine, type EngineResult, type EngineRun } from "./engineProcess";
import { engineEnvironment } from "./environment";
import { locate, prepareProject, type Program } from "./project";
import { resourcesOf, type StateResource } from "./state";

/** Where a sandbox lives and what it runs. */
export interface SandboxOptions {
  /** The sandbox's own directory. Sandboxes with different directories run side by side. */
  readonly directory: string;
  /** The engine's executable. */
  readonly engine: string;
  readonly program: Program;
  /** Is told of every call to a stand-in provider. */
  readonly observe?: Observer;
  /** Breaks calls on purpose. */
  readonly disturb?: Disturbance;
  /**
   * When the engine writes the state: after every step, so that nothing is lost when it is killed, or once at the end,
   * which takes a fifth of the time for hundreds of resources. After every step, unless this says otherwise.
   */
  readonly saves?: "after-every-step" | "at-the-end";
}

/** How the engine is run. */
export interface RunOptions {
  readonly terminal?: EngineRun["terminal"];
  /** Added to the engine's environment. The program has this process's: its language host is here. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A real engine with a real state, attached to stand-in providers and to a language host in this process. */
export interface Sandbox {
  readonly cloud: Cloud;
  /** Runs the engine on the sandbox's stack, with any arguments. */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<EngineResult>;
  /** The resources of the stack's state. */
  readonly resources: () => Promise<readonly StateResource[]>;
  /** Stops what this process serves and lets others open the sandbox; its directory keeps everything. */
  readonly close: () => void;
}

/** Another process has the sandbox open. */
export class SandboxInUse extends Error {
  override readonly name = "SandboxInUse";
}

/**
 * Takes a sandbox's directory for this process, making it when there is none yet; only its owner may look into it.
 *
 * @returns the way to give it back.
 * @throws SandboxInUse while another process has it.
 * @throws RangeError when it cannot be made.
 */
export function holdSandbox(given: string): () => void {
  const directory = resolve(given);
  try {
    for (const part of ["state", "home"]) mkdirSync(join(directory, part), { recursive: true });
    // States and journals hold what vendors keep secret, be it of stand-ins.
    chmodSync(directory, 0o700);
  } catch (error) {
    // A checkout that nobody may write to, a file of that name, a disk that is full.
    const reason = error instanceof Error ? error.message : String(error);
    throw new RangeError(`The sandbox's directory cannot be made: ${reason}. Use another one: --dir <directory>`);
  }
  const lock = tryLock(join(directory, "lock"));
  if ("release" in lock) return lock.release;
  const { pid, host } = lock.holder;
  throw new SandboxInUse(
    `Process ${pid}${host === hostname() ? "" : ` on ${host}`} is using the sandbox in ${given}. Wait for it, or use another one: --dir <directory>`,
  );
}

/**
 * Opens the sandbox of a directory, making it when there is none yet.
 *
 * @throws SandboxInUse while another process has it open.
 */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const directory = resolve(options.directory);
  const closers = [holdSandbox(options.directory)];
  const close = () => {
    for (const closer of closers.splice(0).reverse()) closer();
  };
  try {
    await clearEngineLocks(join(directory, "state"));
    const cloud = openCloud(join(directory, "cloud"));
    closers.push(cloud.close);
    const host = await serveLanguageHost(locate(options.program));
    closers.push(host.close);
    const instruments = { observe: options.observe, disturb: options.disturb };
    const providers: Record<string, number> = {};
    for (const rules of packages) {
      const provider = await serveProvider(standIn(rules, cloud), instruments);
      closers.push(provider.close);
      providers[rules.name] = provider.port;
    }
    const env = {
      ...engineEnvironment(process.env, directory, { providers, languageHost: host.port }),
      PULUMI_STACK: options.program.stack ?? productionStack,
      // The engine offers this as an experiment only.
      ...(options.saves === "at-the-end" && { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" }),
    };
    const run: Sandbox["run"] = (args, { terminal = "collect", env: added = {} } = {}) =>
      runEngine({
        engine: options.engine,
        args,
        cwd: join(directory, "project"),
        env: { ...env, ...added },
        terminal,
      });
    const must = async (args: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await run(args);
      if (code !== 0) throw new Error(`pulumi ${args.slice(0, 2).join(" ")} failed:\n${stderr}${stdout}`);
      return stdout;
    };
    await prepareProject(directory, options.program, async (args) => {
      await must(args);
    });
    return { cloud, run, resources: async () => resourcesOf(await must(["stack", "export"])), close };
  } catch (error) {
    close();
    throw error;
  }
}
