import { orphans, type CloudObject } from "../cloud";
import type { Sandbox } from "../launcher";

interface PendingOperation {
  readonly type: string;
  readonly resource: { readonly urn: string; readonly type: string };
}

/**
 * Takes up what a run left that was killed or did not hear its vendor's answer. A create that is pending in the state is
 * adopted if the vendor made the object, else forgotten. An object that a run made and the state never learned of is
 * removed, so that the next `up` makes it once. What is done is said.
 */
export async function recover(sandbox: Sandbox): Promise<void> {
  const pending = await pendingOperations(sandbox);
  const made = await unheardOf(sandbox);
  const adoptions = pending.flatMap(({ type, resource }) => {
    const name = resource.urn.split("::").at(-1);
    const object = made.find((it) => it.type === resource.type && it.name === name);
    return type === "creating" && object !== undefined ? [{ urn: resource.urn, object }] : [];
  });
  if (pending.length > 0) {
    const flags = adoptions.flatMap(({ urn, object }) =>
      [urn, object.id].flatMap((it) => ["--import-pending-creates", it]),
    );
    await sandbox.run(["refresh", "--yes", "--skip-preview", "--clear-pending-creates", ...flags]);
  }
  // Whatever the engine was asked to import: what it has taken over is what its state knows now.
  const lost = await unheardOf(sandbox);
  const adopted = adoptions.filter(({ object }) => !lost.some((it) => isSame(it, object))).length;
  if (pending.length > 0)
    say(`${pending.length} operations were cut off: ${adopted} objects that exist are adopted, the rest is forgotten`);
  for (const { type, id } of lost) sandbox.cloud.remove(type, id);
  if (lost.length > 0)
    say(`${lost.length} objects were made by a run that never heard so: they are removed and made again`);
}

const isSame = (a: CloudObject, b: CloudObject) => a.type === b.type && a.id === b.id;

/** After a failed run: what it may have left, and what becomes of it. */
export async function explain(sandbox: Sandbox): Promise<void> {
  const cutOff = (await pendingOperations(sandbox)).length + (await unheardOf(sandbox)).length;
  if (cutOff > 0)
    say(
      `${cutOff} operations were cut off. npm run sandbox -- orphans lists what they left; the next up takes it up (npm run sandbox), or deliver recover does`,
    );
}

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Objects that a program made, and that no state knows. What somebody made by hand has no name in a program. */
async function unheardOf(sandbox: Sandbox): Promise<readonly CloudObject[]> {
  return orphans(sandbox.cloud.list(), await sandbox.resources()).filter(({ name }) => name !== "");
}

async function pendingOperations(sandbox: Sandbox): Promise<readonly PendingOperation[]> {
  const { stdout } = await sandbox.run(["stack", "export"]);
  const state = JSON.parse(stdout) as { deployment?: { pending_operations?: readonly PendingOperation[] } | null };
  return state.deployment?.pending_operations ?? [];
}
