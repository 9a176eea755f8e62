import type { RunRequest } from "@pulumi/pulumi/proto/language_pb";
import { spawn } from "node:child_process";
import { fromStruct } from "./values";

/** Where the program lies, whatever directory the engine was started in. */
export interface ProgramLocation {
  readonly directory: string;
  /** The file to run, relative to the directory. */
  readonly entryPoint: string;
}

/** How long a program may take to end after it was asked to, in milliseconds. */
const graceMs = 3_000;

/** A running Pulumi program. */
export interface Program {
  readonly exited: Promise<number>;
  readonly stop: () => void;
}

/** Starts the program for a Run request, with the arguments and environment that the SDK's runner expects. */
export function startProgram(
  { directory, entryPoint }: ProgramLocation,
  request: RunRequest,
  engineAddress: string,
  say: (text: string) => void,
): Program {
  const options = fromStruct(request.getInfo()?.getOptions());
  const flags: Readonly<Record<string, string>> = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    stack: request.getStack(),
    pwd: directory,
    "root-directory": directory,
    parallel: String(request.getParallel()),
  };
  const args = [
    ...splitArguments(typeof options.nodeargs === "string" ? options.nodeargs : ""),
    "--require",
    require.resolve("./exitWithHost.cjs"),
    require.resolve("@pulumi/pulumi/cmd/run"),
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    entryPoint,
    ...request.getArgsList(),
  ];
  const child = spawn(process.execPath, args, {
    cwd: directory,
    env: {
      ...process.env,
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
      PULUMI_NODEJS_TYPESCRIPT: options.typescript === false ? "false" : "true",
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Its own process group, as the official host's: Ctrl-C goes to the engine, which ends the program in order.
    detached: true,
  });
  child.stdout?.setEncoding("utf8").on("data", say);
  child.stderr?.setEncoding("utf8").on("data", say);

  let killTimer: NodeJS.Timeout | undefined;
  const exited = new Promise<number>((resolve) => {
    child.on("error", (error) => {
      say(`The program could not be started: ${error.message}`);
      resolve(1);
    });
    child.on("close", (code) => {
      clearTimeout(killTimer);
      resolve(code ?? 1);
    });
  });
  return {
    exited,
    stop: () => {
      child.kill("SIGTERM");
      killTimer ??= setTimeout(() => child.kill("SIGKILL"), graceMs);
    },
  };
}

/** Splits `nodeargs` at spaces, keeping what stands in quotes together. */
function splitArguments(text: string): readonly string[] {
  return (text.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((it) => it.replace(/^(["'])(.*)\1$/, "$2"));
}
