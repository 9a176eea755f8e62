import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { digest } from "./digest";

/** What a run of the engine ended with. */
export interface EngineResult {
  /** The engine's exit code; 128 and more after a signal, as shells count. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a run is connected to this process. */
export interface EngineRun {
  readonly engine: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** `collect` its output; `show` it, whole or its `digest`; or hand it the terminal (`interact`), for questions. */
  readonly terminal: "collect" | "show" | "digest" | "interact";
}

const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How often to look whether the process that started this one is still there, in milliseconds. */
const parentPollMs = 500;

/**
 * Runs the engine to its end.
 *
 * A signal to this process (Ctrl-C, the end of the terminal, a parent that is gone) asks the engine once to stop in
 * order, which lets it finish what it began and write its state; a second one kills it.
 */
export function runEngine({ engine, args, cwd, env, terminal }: EngineRun): Promise<EngineResult> {
  return new Promise((resolve, reject) => {
    const output = terminal === "collect" || terminal === "digest" ? "pipe" : "inherit";
    const child = spawn(engine, args, {
      cwd,
      env,
      stdio: [terminal === "interact" ? "inherit" : "ignore", output, output],
      // In a group of its own the engine gets each Ctrl-C once, from here. An interactive one must have the terminal.
      detached: terminal !== "interact",
    });
    const collected = { stdout: "", stderr: "" };
    if (terminal === "digest" && child.stdout !== null) {
      const { line, end } = digest((text) => process.stdout.write(text), Date.now);
      createInterface(child.stdout).on("line", line).on("close", end);
      child.stderr?.pipe(process.stderr, { end: false });
    } else {
      child.stdout?.setEncoding("utf8").on("data", (text: string) => (collected.stdout += text));
      child.stderr?.setEncoding("utf8").on("data", (text: string) => (collected.stderr += text));
    }

    let asked = false;
    const stop = () => {
      child.kill(asked ? "SIGKILL" : "SIGINT");
      asked = true;
    };
    const onSignal = () => {
      // The terminal has told an interactive engine already.
      if (terminal !== "interact" || asked) stop();
      asked = true;
    };
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent && !asked) stop();
    }, parentPollMs);
    const onExit = () => child.kill("SIGINT");
    for (const signal of stopSignals) process.on(signal, onSignal);
    process.on("exit", onExit);
    const settle = () => {
      clearInterval(watch);
      for (const signal of stopSignals) process.removeListener(signal, onSignal);
      process.removeListener("exit", onExit);
    };
    child.on("error", (error) => {
      settle();
      reject(error);
    });
    child.on("close", (code, signal) => {
      settle();
      resolve({ code: code ?? (signal === "SIGKILL" ? 137 : 130), ...collected });
    });
  });
}
