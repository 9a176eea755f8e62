import { orphans } from "../cloud";
import { withSandbox, type Context } from "./context";

/** Lists the objects of the stand-in cloud that no state knows, and deletes them if asked to. */
export function listOrphans(context: Context, options: { readonly delete?: boolean }): Promise<number> {
  return withSandbox(context, async (sandbox) => {
    const found = orphans(sandbox.cloud.list(), await sandbox.resources());
    for (const { type, id, name } of found) {
      if (options.delete === true) sandbox.cloud.remove(type, id);
      process.stdout.write(
        `${type} ${name === "" ? "(made by hand)" : name} ${id}${options.delete === true ? ": deleted" : ""}\n`,
      );
    }
    if (found.length === 0) process.stdout.write("Every object of the cloud is known to the state.\n");
    return 0;
  });
}
