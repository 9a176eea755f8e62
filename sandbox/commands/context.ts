import { resolve } from "node:path";
import { obtainEngine } from "../../toolchain";
import { disturb, readFaultPlan } from "../faults";
import { openSandbox, type Sandbox, type SandboxOptions } from "../launcher";
import { record } from "./recorder";

/** What every command is given. */
export interface Context {
  /** The sandbox's directory. */
  readonly dir: string;
  /** Faults on purpose: flags or files, as `readFaultPlan` takes them. */
  readonly fault: readonly string[];
  readonly seed: number;
  /** The directory of the program that runs: this checkout's, unless somebody wants another. */
  readonly program: string;
  /** Whose config it runs with. */
  readonly stack: string;
  /** The day on which a new sandbox is made, YYYY-MM-DD; today unless given. */
  readonly day?: string;
  /** Writes the state only once, at the end of a run: faster, for a sandbox that is thrown away when a run is killed. */
  readonly saveAtEnd?: boolean;
}

/** Opens the sandbox for one command and closes it whatever happens. */
export async function withSandbox<T>(
  { dir, fault, seed, program, stack, day, saveAtEnd }: Context,
  action: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const disturbance = disturb(readFaultPlan(fault, seed));
  const engine = await obtainEngine();
  const recorder = record();
  const options: SandboxOptions = {
    directory: dir,
    engine,
    program: { directory: resolve(program), stack, ...(day !== undefined && { day }) },
    saves: saveAtEnd === true ? "at-the-end" : "after-every-step",
    disturb: disturbance,
    observe: recorder.observe,
  };
  const sandbox = await openSandbox(options);
  try {
    return await action(sandbox);
  } finally {
    sandbox.close();
    recorder.save(dir);
  }
}
