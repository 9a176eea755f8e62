import { orphans } from "../cloud";
import { withSandbox, type Context } from "./context";

/** How orphans are listed, and what becomes of them. */
export interface OrphanOptions {
  readonly delete?: boolean;
  /** Only this one, as `type::name` in the program. */
  readonly only?: string;
  readonly json?: boolean;
}

/** Lists the objects of the stand-in cloud that no state knows, and deletes them if asked to. */
export function listOrphans(context: Context, options: OrphanOptions): Promise<number> {
  return withSandbox(context, async (sandbox) => {
    const found = orphans(sandbox.cloud.list(), await sandbox.resources()).filter(
      ({ type, name }) => options.only === undefined || `${type}::${name}` === options.only,
    );
    if (options.delete === true) for (const { type, id } of found) sandbox.cloud.remove(type, id);
    const lines = found.map(
      ({ type, id, name }) =>
        `${type} ${name === "" ? "(made by hand)" : name} ${id}${options.delete === true ? ": deleted" : ""}`,
    );
    if (options.json === true) process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
    else process.stdout.write(`${lines.join("\n") || "Every object of the cloud is known to the state."}\n`);
    return 0;
  });
}
