import { importIdOf } from "../../src/adoption";
import { nameOf } from "../engine";
import { Failure } from "../failure";
import type { Ended } from "../process";
import type { Found, Vendors } from "./existing";

/** An object of the stand-in cloud that no state knows, as `sandbox orphans --json` prints it. */
interface Orphan {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * The stand-ins of a sandbox, which know the program's name of everything.
 *
 * @param orphans runs `sandbox orphans` with more arguments.
 */
export function sandboxVendors(orphans: (args: readonly string[]) => Promise<Ended>): Vendors {
  const ask = async (args: readonly string[]): Promise<string> => {
    const ended = await orphans(args);
    if (ended.code !== 0) throw new Failure(`The sandbox does not tell what exists: ${ended.stderr.trim()}`);
    return ended.stdout;
  };
  return {
    knows: () => true,
    find: async (missing) => {
      const all = JSON.parse(await ask(["--json"])) as readonly Orphan[];
      return missing.flatMap(({ urn, type }): Found[] => {
        const found = all.find((it) => it.type === type && it.name === nameOf(urn));
        return found === undefined ? [] : [{ urn, type, importId: importIdOf(type, (path) => valueIn(found, path)) }];
      });
    },
    remove: async ({ urn, type }) => {
      await ask(["--delete", "--only", `${type}::${nameOf(urn)}`]);
    },
  };
}

function valueIn({ id, inputs }: Orphan, path: string): string | undefined {
  if (path === "id") return id;
  const value = path
    .split(".")
    .reduce<unknown>((it, step) => ([it].flat()[0] as Readonly<Record<string, unknown>> | undefined)?.[step], inputs);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
