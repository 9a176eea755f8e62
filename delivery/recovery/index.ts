import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adoptionKey } from "../adoption";
import { explain, nameOf, preview, type Engine } from "../engine";
import { Failure } from "../failure";
import type { Found, Vendors } from "./existing";

export { accountsVendors } from "./accounts";
export type { Found, Missing, Vendors } from "./existing";
export { sandboxVendors } from "./sandbox";

/** What a run left that was killed, or did not hear a vendor's answer. */
export interface CutOff {
  /** Operations that the state says were begun and not ended: which, and of what. */
  readonly pending: readonly { readonly type: string; readonly name: string }[];
  /** What exists at the vendors, is declared, and is not in the state. */
  readonly existing: readonly Found[];
  /** What was about to be made, of types of which no list can be had: a person has to look. */
  readonly unknown: readonly string[];
}

/** What becomes of what exists: taken over by the next `up`, or deleted and made again by it. */
export type Remedy = "import" | "delete";

interface State {
  readonly deployment?: {
    readonly pending_operations?: readonly {
      readonly type: string;
      readonly resource: { readonly urn: string; readonly type: string };
    }[];
  } | null;
}

const adoptKey = "incident-response:adopt";

/** Looks at what a run left. Changes nothing. */
export async function cutOff(engine: Engine, vendors: Vendors): Promise<CutOff> {
  const pending = (await stateOf(engine)).deployment?.pending_operations ?? [];
  const missing = (await preview(engine)).steps.flatMap(({ op, urn, newState }) =>
    ["create", "import"].includes(op) && newState?.custom === true && !newState.type.startsWith("pulumi:")
      ? [{ ...newState, urn }]
      : [],
  );
  return {
    pending: pending.map(({ type, resource }) => ({ type, name: nameOf(resource.urn) })),
    existing: await vendors.find(missing),
    unknown: pending
      .filter(({ type, resource }) => type === "creating" && !vendors.knows(resource.type))
      .map(({ resource }) => adoptionKey(resource.urn, resource.type)),
  };
}

/**
 * Clears the pending operations, and has the next `up` take over what exists, or deletes it. What an earlier recovery
 * listed and the state has by now is taken off the list.
 *
 * @returns what was done, a line each. Nothing is called adopted here: the next `up` does that.
 */
export async function recover(
  engine: Engine,
  vendors: Vendors,
  left: CutOff,
  remedy: Remedy,
): Promise<readonly string[]> {
  const done: string[] = [];
  if (left.pending.length > 0) {
    await clearPending(engine);
    done.push(`${left.pending.length} pending operations are cleared`);
  }
  if (remedy === "delete") for (const it of left.existing) await vendors.remove(it);
  const listed = remedy === "import" ? left.existing : [];
  const ids = Object.fromEntries(listed.map(({ urn, type, importId }) => [adoptionKey(urn, type), importId]));
  await must(engine, ["config", "rm", adoptKey]);
  if (listed.length > 0) await must(engine, ["config", "set", adoptKey, JSON.stringify(ids)]);
  if (left.existing.length > 0)
    done.push(
      `${left.existing.length} objects ${remedy === "delete" ? "are deleted" : "are listed for the next up to import"}`,
    );
  return done;
}

/** The way that Pulumi documents: the state without its pending operations is imported again. */
async function clearPending(engine: Engine): Promise<void> {
  const { deployment, ...state } = await stateOf(engine);
  const kept = Object.fromEntries(Object.entries(deployment ?? {}).filter(([key]) => key !== "pending_operations"));
  const directory = mkdtempSync(join(tmpdir(), "state-"));
  const file = join(directory, "state.json");
  try {
    // Secrets in it are encrypted; all the same it is nobody else's.
    writeFileSync(file, JSON.stringify({ ...state, deployment: kept }), { mode: 0o600 });
    await must(engine, ["stack", "import", "--file", file]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function stateOf(engine: Engine): Promise<State> {
  const exported = await must(engine, ["stack", "export"]);
  return JSON.parse(exported.slice(exported.indexOf("{"))) as State;
}

async function must(engine: Engine, args: readonly string[]): Promise<string> {
  const ended = await engine.run(args);
  if (ended.code !== 0) throw new Failure(explain(args.slice(0, 2).join(" "), ended));
  return ended.stdout;
}
