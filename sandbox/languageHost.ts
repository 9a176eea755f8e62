import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import * as rpc from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  GetRequiredPackagesResponse,
  LanguageHandshakeResponse,
  RunResponse,
  type LanguageHandshakeRequest,
  type RunRequest,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";

type Unary<Request, Response> = grpc.handleUnaryCall<Request, Response>;

/** Exit code by which the SDK's runner says that it has already told the user what went wrong. */
const alreadyReported = 32;

const runner = createRequire(__filename).resolve("@pulumi/pulumi/cmd/run");
const dieWithParent = createRequire(__filename).resolve("./dieWithParent.cjs");

/** The program that a language host runs, whatever directory the engine was started in. */
export interface Program {
  /** Directory from which `nodeArgs` and the entry point are resolved. */
  readonly directory: string;
  readonly entryPoint: string;
  /** As `runtime.options.nodeargs` of Pulumi.yaml. */
  readonly nodeArgs: readonly string[];
}

/**
 * The Node.js language host as a service of this process. The engine attaches to it (PULUMI_DEBUG_LANGUAGES), so that a
 * machine without Pulumi's own host binary needs the engine only. It starts the program exactly as Pulumi's host does.
 */
export class LanguageHost {
  readonly #program: Program;
  readonly #running = new Set<ChildProcess>();
  #engineAddress = "";

  constructor(program: Program) {
    this.#program = program;
  }

  /** Adds the service to a server. */
  addTo(server: grpc.Server): void {
    server.addService(rpc.LanguageRuntimeService, {
      handshake: this.#handshake,
      getPluginInfo: ((_, reply) => {
        reply(null, new PluginInfo().setVersion("3.250.0"));
      }) satisfies Unary<Empty, PluginInfo>,
      getRequiredPackages: ((_, reply) => {
        reply(null, new GetRequiredPackagesResponse());
      }) satisfies Unary<unknown, GetRequiredPackagesResponse>,
      run: this.#run,
      cancel: ((_, reply) => {
        this.stop();
        reply(null, new Empty());
      }) satisfies Unary<Empty, Empty>,
    });
  }

  /** Stops every program that still runs. */
  stop(): void {
    for (const child of this.#running) child.kill("SIGTERM");
  }

  readonly #handshake: Unary<LanguageHandshakeRequest, LanguageHandshakeResponse> = (call, reply) => {
    this.#engineAddress = call.request.getEngineAddress();
    reply(null, new LanguageHandshakeResponse());
  };

  readonly #run: Unary<RunRequest, RunResponse> = (call, reply) => {
    const { request } = call;
    const { directory, entryPoint, nodeArgs } = this.#program;
    const flags = {
      monitor: request.getMonitorAddress(),
      engine: this.#engineAddress,
      organization: request.getOrganization(),
      project: request.getProject(),
      stack: request.getStack(),
      pwd: directory,
      "root-directory": directory,
      parallel: String(request.getParallel()),
    };
    const child = spawn(
      process.execPath,
      [
        ...nodeArgs,
        "--require",
        dieWithParent,
        runner,
        ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]),
        ...(request.getDryrun() ? ["--dry-run"] : []),
        entryPoint,
      ],
      {
        cwd: directory,
        stdio: ["ignore", "inherit", "inherit", "ipc"],
        env: {
          ...process.env,
          PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
          PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
        },
      },
    );
    this.#running.add(child);
    let answered = false;
    const answer = (response: RunResponse) => {
      this.#running.delete(child);
      if (!answered) reply(null, response);
      answered = true;
    };
    child.once("error", (error) => {
      answer(new RunResponse().setError(`the program could not be started: ${error.message}`));
    });
    child.once("exit", (code, signal) => {
      const response = new RunResponse();
      if (code === alreadyReported) response.setBail(true);
      else if (code !== 0) response.setError(`the program ended with ${signal ?? `exit code ${code ?? "unknown"}`}`);
      answer(response);
    });
  };
}
