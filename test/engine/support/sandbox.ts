import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSandbox, type Program, type Sandbox, type SandboxOptions } from "../../../sandbox/launcher";
import { obtainEngine } from "../../../toolchain";

/** A small program with one resource of each kind. */
export const paging = join(__dirname, "..", "..", "fixtures", "paging");

/** The project's own program. */
export const checkout = join(__dirname, "..", "..", "..");

/** A sandbox in a directory of its own that is gone with it. */
export interface DisposableSandbox extends Sandbox {
  readonly directory: string;
}

/** Opens a fresh sandbox for a program; `close` also removes its directory. */
export async function freshSandbox(
  program: Program = { directory: checkout },
  instruments: Pick<SandboxOptions, "disturb" | "observe" | "saves"> = {},
): Promise<DisposableSandbox> {
  const directory = mkdtempSync(join(tmpdir(), "sandbox-"));
  const sandbox = await openSandbox({
    directory,
    engine: await obtainEngine(),
    program,
    saves: "at-the-end",
    ...instruments,
  });
  return {
    ...sandbox,
    directory,
    close: () => {
      sandbox.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
