import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSandbox } from "../sandbox/launcher";
import type { Observer } from "../sandbox/protocol";

const checkout = join(__dirname, "..");

/** What the engine is asked to do with a program. */
export const operations = {
  preview: ["preview", "--suppress-progress"],
  up: ["up", "--yes", "--skip-preview", "--suppress-progress"],
} as const;

/** A program to measure, and what is done with it, one after another, on a stack that is empty at first. */
export interface Subject {
  readonly title: string;
  /** Relative to the checkout. */
  readonly entryPoint: string;
  /** Added to the program's environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly operations: readonly (keyof typeof operations)[];
}

/** What one operation took. */
export interface Measurement {
  readonly milliseconds: number;
  /** How many resources were made, or would be. */
  readonly resources: number;
  /** Processor time of the program alone, in milliseconds: hardly touched by what else the machine does. */
  readonly cpuMilliseconds: number;
  /** Peak memory of the program, in megabytes. */
  readonly peakMegabytes: number;
  /** How long each call to a stand-in provider took, in milliseconds. */
  readonly calls: readonly number[];
}

/**
 * Does what a subject asks for, in a sandbox of its own.
 *
 * @returns a measurement for each operation, in their order.
 * @throws Error with the engine's output if an operation fails.
 */
export async function measure(engine: string, subject: Subject): Promise<readonly Measurement[]> {
  const { entryPoint, env = {} } = subject;
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  const usageFile = join(directory, "usage.json");
  let calls: number[] = [];
  const observe: Observer = ({ milliseconds }) => calls.push(milliseconds);
  const sandbox = await openSandbox({ directory, engine, program: { directory: checkout, entryPoint }, observe });
  // The program inherits this process's environment: the language host is here.
  const added = {
    ...env,
    BENCH_USAGE: usageFile,
    NODE_OPTIONS: [`--require ${join(__dirname, "usage.cjs")}`, env.NODE_OPTIONS].join(" "),
  };
  Object.assign(process.env, added);
  const measured: Measurement[] = [];
  try {
    for (const operation of subject.operations) {
      calls = [];
      const started = performance.now();
      const { code, stdout, stderr } = await sandbox.run(operations[operation]);
      const milliseconds = performance.now() - started;
      if (code !== 0) throw new Error(`${operation} of ${entryPoint} failed:\n${stdout}${stderr}`);
      measured.push({
        milliseconds,
        resources: Number(/\+ (\d+) (?:to create|created)/.exec(stdout)?.[1] ?? 0),
        ...usage(usageFile),
        calls,
      });
    }
    return measured;
  } finally {
    for (const name of Object.keys(added)) Reflect.deleteProperty(process.env, name);
    sandbox.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What the program used, as it left it. */
function usage(file: string): Pick<Measurement, "cpuMilliseconds" | "peakMegabytes"> {
  if (!existsSync(file)) return { cpuMilliseconds: NaN, peakMegabytes: NaN };
  const { cpu, peak } = JSON.parse(readFileSync(file, "utf8")) as { readonly cpu: number; readonly peak: number };
  return { cpuMilliseconds: cpu / 1000, peakMegabytes: peak / 1024 };
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
