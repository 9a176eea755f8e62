import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Resource } from "../engine";
import { run } from "../process";

/** The directory of the handbooks beside a comparison, and the artefact that they become. */
export const handbookDirectory = "handbook";

/** A checkout, and what it declares. */
export interface Side {
  readonly checkout: string;
  readonly resources: readonly Resource[];
}

/**
 * Writes the handbook of the head with its page of what changes, and the base's beside it, each by its own code: what a
 * change of the plan's words changes is seen, too.
 *
 * @param base absent: it cannot be provisioned, and there is nothing to compare with.
 * @returns where it is, or why there is none, for people: it is shown, and decides nothing.
 */
export async function writeHandbook(head: Side, base: Side | undefined, directory: string): Promise<string> {
  const out = join(resolve(directory), handbookDirectory);
  const before = base && stateFile(directory, "base", base);
  const after = stateFile(directory, "head", head);
  const against = before === undefined ? [] : ["--against", before];
  const written = await site(head, [after, "--out", out, ...against]);
  if (written !== undefined) return `There is no handbook of this change: ${written}`;
  // The head's code has drawn the base as well; the base's own says it in its own words, if it can.
  if (base !== undefined && before !== undefined) await site(base, [before, "--out", join(out, "before")]);
  return `The handbook of this change: ${join(out, before === undefined ? "index.html" : "changes.html")}`;
}

function stateFile(directory: string, name: string, { resources }: Side): string {
  const path = join(resolve(directory), `${name}.json`);
  writeFileSync(path, JSON.stringify(resources));
  return path;
}

/** Renders a handbook with a checkout's own code; its words if it refuses. */
async function site({ checkout }: Side, args: readonly string[]): Promise<string | undefined> {
  const tsx = join(checkout, "node_modules", ".bin", "tsx");
  const ended = await run(tsx, [join("src", "review", "main.ts"), "site", ...args], { cwd: checkout });
  return ended.code === 0 ? undefined : ended.stderr.trim().slice(0, 1000);
}
