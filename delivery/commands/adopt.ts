import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { adoptionIn, demandAdoptable, demandTaken, parseIds, renderAdoption } from "../adoption";
import { explain, preview } from "../engine";
import { Failure } from "../failure";
import { engineOf, exitWith, onStack, tell, type StackOptions } from "./context";

/** The command that takes over what exists at the vendors. */
export function addAdopt(program: Command): void {
  onStack(program.command("adopt"))
    .description("write the ids of existing objects into the stack's config, and preview their import")
    .requiredOption("--ids <file>", "JSON, or lines of Type::logical-name,id")
    .action((options: StackOptions & { readonly ids: string }) => exitWith(adopt(options)));
}

async function adopt(options: StackOptions & { readonly ids: string }): Promise<number> {
  const engine = engineOf(options);
  const ids = parseIds(readFileSync(options.ids, "utf8"));
  demandAdoptable(ids, (await preview(engine)).steps);
  const set = await engine.run(["config", "set", "incident-response:adopt", JSON.stringify(ids)]);
  if (set.code !== 0) throw new Failure(explain("config set", set));
  const adoption = adoptionIn((await preview(engine)).steps);
  tell(renderAdoption(adoption));
  demandTaken(ids, adoption);
  tell("\nNext: pulumi up imports them; then npm run deliver -- drift must find nothing, and the list can be removed.");
  return adoption.otherwise.length === 0 ? 0 : 1;
}
