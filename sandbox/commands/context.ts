import { join } from "node:path";
import { obtainEngine } from "../../toolchain";
import { openSandbox, type Sandbox } from "../launcher";

/** What every command is given. */
export interface Context {
  /** The sandbox's directory. */
  readonly dir: string;
}

/** The checkout, whose program runs in the sandbox. */
const checkout = join(__dirname, "..", "..");

/** Opens the sandbox for one command and closes it whatever happens. */
export async function withSandbox<T>({ dir }: Context, action: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  const engine = await obtainEngine();
  const sandbox = await openSandbox({ directory: dir, engine, program: { directory: checkout } });
  try {
    return await action(sandbox);
  } finally {
    sandbox.close();
  }
}
