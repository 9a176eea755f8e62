import { join } from "node:path";
import { openSandbox, type Program, type Sandbox, type SandboxOptions } from "../../../sandbox/launcher";
import { obtainEngine } from "../../../toolchain";
import { temporaryDirectory, type TemporaryDirectory } from "../../support/directories";
import { provisionedDirectory } from "./provisioned";

/** A small program with one resource of each kind. */
export const paging = join(__dirname, "..", "..", "fixtures", "paging");

/** A small program of the project's name that meets every policy. */
export const deployable = join(__dirname, "..", "..", "fixtures", "deployment");

/** The project's own program. */
export const checkout = join(__dirname, "..", "..", "..");

/** A sandbox in a directory of its own that is gone with it. */
export interface DisposableSandbox extends Sandbox {
  readonly directory: string;
}

type Instruments = Pick<SandboxOptions, "disturb" | "observe" | "saves">;

/** Opens a fresh sandbox for a program; `close` also removes its directory. */
export function freshSandbox(program: Program = ours, instruments: Instruments = {}): Promise<DisposableSandbox> {
  return opened(temporaryDirectory(), program, instruments);
}

/**
 * Opens a sandbox in which the plan is provisioned already, for this checkout's program or a changed copy of it; `close`
 * also removes its directory. It takes the time of copying a few files: use it wherever the first `up` is not the point.
 */
export async function provisionedSandbox(
  program: Program = ours,
  instruments: Instruments = {},
): Promise<DisposableSandbox> {
  return opened(await provisionedDirectory(), program, instruments);
}

const ours: Program = { directory: checkout };

async function opened(
  { path, remove }: TemporaryDirectory,
  program: Program,
  instruments: Instruments,
): Promise<DisposableSandbox> {
  const engine = await obtainEngine();
  const sandbox = await openSandbox({ directory: path, engine, program, saves: "at-the-end", ...instruments });
  return {
    ...sandbox,
    directory: path,
    close: () => {
      sandbox.close();
      remove();
    },
  };
}
