import { orphans } from "../cloud";
import type { Sandbox } from "../launcher";

interface PendingOperation {
  readonly type: string;
  readonly resource: { readonly urn: string; readonly type: string };
}

/**
 * Takes up what a killed run left. A create that was cut off is pending in the state; if the vendor made the object
 * nevertheless, the state adopts it instead of making it twice, else it is forgotten. What is done is said.
 */
export async function recover(sandbox: Sandbox): Promise<void> {
  const pending = await pendingOperations(sandbox);
  if (pending.length === 0) return;
  const made = orphans(sandbox.cloud.list(), await sandbox.resources());
  const adoptions = pending.flatMap(({ type, resource }) => {
    const name = resource.urn.split("::").at(-1);
    const object = made.find((it) => it.type === resource.type && it.name === name);
    return type === "creating" && object !== undefined ? [resource.urn, object.id] : [];
  });
  process.stderr.write(
    `${pending.length} operations of an earlier run were cut off: ${adoptions.length / 2} objects that exist are adopted, the rest is forgotten\n`,
  );
  const flags = adoptions.flatMap((it) => ["--import-pending-creates", it]);
  await sandbox.run(["refresh", "--yes", "--skip-preview", "--clear-pending-creates", ...flags]);
}

/** After a failed run: objects that no state knows, and the commands that show and remove them. */
export async function explain(sandbox: Sandbox): Promise<void> {
  const left = orphans(sandbox.cloud.list(), await sandbox.resources());
  const pending = await pendingOperations(sandbox);
  if (pending.length > 0)
    process.stderr.write(`${pending.length} operations were cut off; the next up takes them up\n`);
  else if (left.length > 0)
    process.stderr.write(
      `${left.length} objects exist that no state knows. npm run sandbox -- orphans lists them, --delete removes them\n`,
    );
}

async function pendingOperations(sandbox: Sandbox): Promise<readonly PendingOperation[]> {
  const { stdout } = await sandbox.run(["stack", "export"]);
  const state = JSON.parse(stdout) as { deployment?: { pending_operations?: readonly PendingOperation[] } | null };
  return state.deployment?.pending_operations ?? [];
}
