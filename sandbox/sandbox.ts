import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { parse, stringify } from "yaml";
import { Cloud } from "./cloud/cloud";
import { CloudStore } from "./cloud/store";
import { LanguageHost } from "./languageHost";
import { addProviders } from "./provider/service";
import { deriveStackConfig } from "./stackConfig";

const checkout = resolve(__dirname, "..");
const stack = "prod";

/** What a run of the engine ended with. */
export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a sandbox lives and what it runs. */
export interface SandboxOptions {
  /** The sandbox's own directory; two sandboxes with two directories can run at once. */
  readonly directory: string;
  /** The engine's executable. */
  readonly engine: string;
  /** Directory of the Pulumi program; the checkout's own unless a test says otherwise. */
  readonly program?: string;
  /** Last changes to the derived config values, for what-if runs. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** A resource as an exported state lists it. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly parent?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/**
 * A real engine with a real state file, attached to stand-in providers and to a language host in this process. The
 * directory holds everything: project (config), state, the stand-in cloud, and Pulumi's home.
 */
export class Sandbox {
  readonly cloud: CloudStore;
  readonly #options: SandboxOptions;
  readonly #server: grpc.Server;
  readonly #host: LanguageHost;
  readonly #port: number;

  private constructor(
    options: SandboxOptions,
    cloud: CloudStore,
    server: grpc.Server,
    host: LanguageHost,
    port: number,
  ) {
    this.#options = options;
    this.cloud = cloud;
    this.#server = server;
    this.#host = host;
    this.#port = port;
  }

  /** Opens the sandbox in a directory, making its stack when there is none yet. */
  static async open(options: SandboxOptions): Promise<Sandbox> {
    const { directory } = options;
    for (const part of ["project", "state", "home"]) mkdirSync(join(directory, part), { recursive: true });
    clearDeadLocks(join(directory, "state"));
    const cloud = new CloudStore(join(directory, "cloud.jsonl"));
    const program = resolve(options.program ?? checkout);
    const project = parse(readFileSync(join(program, "Pulumi.yaml"), "utf8")) as {
      main?: string;
      runtime: { options?: { nodeargs?: string } };
    };
    const host = new LanguageHost({
      directory: program,
      entryPoint: project.main ?? "index.ts",
      nodeArgs: project.runtime.options?.nodeargs?.split(" ") ?? [],
    });
    const server = new grpc.Server({
      "grpc.max_receive_message_length": -1,
      "grpc.max_send_message_length": -1,
    });
    host.addTo(server);
    addProviders(server, new Cloud(cloud));
    const port = await new Promise<number>((done, fail) => {
      server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
        if (error) fail(error);
        else done(bound);
      });
    });
    const sandbox = new Sandbox(options, cloud, server, host, port);
    await sandbox.#prepareStack(program);
    return sandbox;
  }

  /** Runs the engine with any arguments; its output goes to the terminal (`inherit`) or is collected (`pipe`). */
  run(args: readonly string[], output: "inherit" | "pipe" = "pipe"): Promise<RunResult> {
    return new Promise((done, fail) => {
      const child = spawn(this.#options.engine, args, {
        cwd: join(this.#options.directory, "project"),
        env: this.#environment(),
        stdio: ["ignore", output, output],
      });
      const collected = { stdout: "", stderr: "" };
      child.stdout?.on("data", (data: Buffer) => (collected.stdout += data.toString()));
      child.stderr?.on("data", (data: Buffer) => (collected.stderr += data.toString()));
      // Ctrl-C reaches the engine by itself; this process must outlive it, or its providers would be gone too early.
      const wait = () => undefined;
      const pass = () => child.kill("SIGTERM");
      process.on("SIGINT", wait).on("SIGTERM", pass);
      const killed = () => child.kill("SIGKILL");
      process.once("exit", killed);
      child.once("error", fail);
      child.once("close", (code) => {
        process.off("SIGINT", wait).off("SIGTERM", pass).off("exit", killed);
        done({ code: code ?? 1, ...collected });
      });
    });
  }

  /** The resources in the state, as Pulumi exports them; secrets stay encrypted. */
  async resources(): Promise<readonly StateResource[]> {
    const { stdout, stderr, code } = await this.run(["stack", "export", "--stack", stack]);
    if (code !== 0) throw new Error(`the state cannot be exported: ${stderr}`);
    const state = JSON.parse(stdout) as { deployment: { resources?: readonly StateResource[] } };
    return state.deployment.resources ?? [];
  }

  /** Stops the providers and the language host; the directory keeps everything for the next run. */
  close(): void {
    this.#host.stop();
    this.#server.forceShutdown();
  }

  async #prepareStack(program: string): Promise<void> {
    const { directory, config = {} } = this.#options;
    const schema = join(program, "Pulumi.yaml");
    const derived = join(directory, "project", `Pulumi.${stack}.yaml`);
    const project = parse(readFileSync(schema, "utf8")) as Record<string, unknown>;
    // The engine's project directory holds config only: the language host knows where the program is.
    writeFileSync(join(directory, "project", "Pulumi.yaml"), stringify({ ...project, main: undefined }));
    const missing = deriveStackConfig({ production: join(program, `Pulumi.${stack}.yaml`), schema, derived });
    if (!existsSync(join(directory, "state", ".pulumi", "stacks", String(project.name), `${stack}.json`))) {
      await this.#must(["stack", "init", stack, "--secrets-provider", "passphrase"]);
    }
    if (missing.length > 0) {
      const values = missing.flatMap((key) => ["--secret", `${key}=placeholder-${key.split(":").at(-1) ?? key}`]);
      await this.#must(["config", "set-all", "--stack", stack, ...values]);
    }
    if (Object.keys(config).length > 0) {
      const file = parse(readFileSync(derived, "utf8")) as { config: Record<string, unknown> };
      for (const [key, value] of Object.entries(config)) {
        if (value === undefined) Reflect.deleteProperty(file.config, key);
        else file.config[key] = value;
      }
      writeFileSync(derived, stringify(file));
    }
    await this.#must(["stack", "select", stack]);
  }

  async #must(args: readonly string[]): Promise<void> {
    const { code, stdout, stderr } = await this.run(args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${stderr}${stdout}`);
  }

  /** The user's environment without anything that could reach a real account, and with the stand-ins attached. */
  #environment(): NodeJS.ProcessEnv {
    const { directory } = this.#options;
    const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS|DD|DATADOG|PAGERDUTY|PULUMI)_/.test(name));
    return {
      ...Object.fromEntries(inherited),
      PATH: [resolve(__dirname, "bin"), process.env.PATH].join(delimiter),
      PULUMI_HOME: join(directory, "home"),
      PULUMI_BACKEND_URL: `file://${join(directory, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "sandbox",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DEBUG_PROVIDERS: ["pagerduty", "datadog", "aws"].map((it) => `${it}:${this.#port}`).join(","),
      PULUMI_DEBUG_LANGUAGES: `nodejs:${this.#port}`,
    };
  }
}

/** A killed engine leaves its lock behind; the next run clears locks whose process is gone. */
function clearDeadLocks(state: string): void {
  const locks = join(state, ".pulumi", "locks");
  if (!existsSync(locks)) return;
  for (const entry of readdirSync(locks, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".json")) continue;
    const file = join(entry.parentPath, entry.name);
    const { pid } = JSON.parse(readFileSync(file, "utf8")) as { pid: number };
    if (!isAlive(pid)) rmSync(file);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
