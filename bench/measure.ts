import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSandbox } from "../sandbox/launcher";
import type { Observer } from "../sandbox/protocol";

const checkout = join(__dirname, "..");

/** A program to measure. */
export interface Subject {
  readonly title: string;
  /** Relative to the checkout. */
  readonly entryPoint: string;
  /** Added to the program's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What one preview took. */
export interface Measurement {
  readonly milliseconds: number;
  readonly resources: number;
  /** Processor time of the program alone, in milliseconds: hardly touched by what else the machine does. */
  readonly cpuMilliseconds: number;
  /** Peak memory of the program, in megabytes. */
  readonly peakMegabytes: number;
  /** How long each call to a stand-in provider took, in milliseconds. */
  readonly calls: readonly number[];
}

/** Previews a program on a stack that is empty, in a sandbox of its own. */
export async function measurePreview(engine: string, { entryPoint, env = {} }: Subject): Promise<Measurement> {
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  const usageFile = join(directory, "usage.json");
  const calls: number[] = [];
  const observe: Observer = ({ milliseconds }) => calls.push(milliseconds);
  const sandbox = await openSandbox({ directory, engine, program: { directory: checkout, entryPoint }, observe });
  // The program inherits this process's environment: the language host is here.
  const added = {
    ...env,
    BENCH_USAGE: usageFile,
    NODE_OPTIONS: [`--require ${join(__dirname, "usage.cjs")}`, env.NODE_OPTIONS].join(" "),
  };
  Object.assign(process.env, added);
  try {
    const started = performance.now();
    const { code, stdout, stderr } = await sandbox.run(["preview", "--suppress-progress"]);
    const milliseconds = performance.now() - started;
    if (code !== 0) throw new Error(`the preview of ${entryPoint} failed:\n${stdout}${stderr}`);
    const usage = JSON.parse(readFileSync(usageFile, "utf8")) as { cpu: number; peak: number };
    return {
      milliseconds,
      resources: Number(/\+ (\d+) to create/.exec(stdout)?.[1] ?? 0),
      cpuMilliseconds: usage.cpu / 1000,
      peakMegabytes: usage.peak / 1024,
      calls,
    };
  } finally {
    for (const name of Object.keys(added)) Reflect.deleteProperty(process.env, name);
    sandbox.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
