import { readFileSync } from "node:fs";
import { commands, documentName, type Command, type CommandKey, type CommandOption } from "../src/plan";
import { Mistake, type Facts } from "./facts";
import { readPidList } from "./pidList";
import type { Order } from "./systemsManager";

/** What commander read: a value by option, `true` for an option without one. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What every command is given beside its own options. */
export interface Common {
  readonly incident: string;
  /** Without it the document looks, and changes nothing. */
  readonly forReal: boolean;
}

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The document's parameters that a command's own options set. */
function parametersOf(key: CommandKey, given: Given): Record<string, readonly string[]> {
  const options: Readonly<Record<string, CommandOption>> = commands[key].options;
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, { parameter, flag }]) => {
      const value = given[camel(name)];
      if (parameter === undefined || value === undefined || value === false) return [];
      if (value === true) return [[parameter, [flag ?? "true"]]];
      return [[parameter, typeof value === "string" ? [value] : value]];
    }),
  );
}

/**
 * The document that a command starts, and its parameters.
 *
 * @throws Mistake for regions that are not the two of config, and for a list that is none.
 */
export function orderOf(key: CommandKey, given: Given, { incident, forReal }: Common, facts: Facts): Order {
  const command: Command = commands[key];
  const common = { IncidentReference: [incident], DryRun: [String(!forReal || command.looks === true)] };
  const does: Record<string, readonly string[]> = command.does === undefined ? {} : { Do: [command.does] };
  const parameters = { ...common, ...does, ...parametersOf(key, given) };
  switch (key) {
    case "failover":
      return movingTraffic(parameters, String(given.from), String(given.to), facts);
    case "rotate-pids": {
      const file = String(given.input);
      const { breach, sha256 } = readPidList(textOf(file), file);
      return {
        document: documentName("privacy-breach"),
        parameters: { ...parameters, BreachId: [breach], ListSha256: [sha256] },
      };
    }
    // What the plan's example leaves out: only the fallback of a circuit concerns every version of it.
    case "enable-fallback":
      return { document: documentName(command.document), parameters: { ...parameters, Version: ["*"] } };
    default:
      return { document: documentName(command.document), parameters };
  }
}

/** Away from the primary is the runbook; towards it is the failback, which asks for an approval and has no choices. */
function movingTraffic(
  { Do, ...rest }: Record<string, readonly string[]>,
  from: string,
  to: string,
  { primary, standby }: Facts,
): Order {
  if (from === primary && to === standby)
    return { document: documentName("service-outage"), parameters: { ...rest, Do: Do ?? [] } };
  if (from === standby && to === primary) return { document: documentName("failback"), parameters: rest };
  throw new Mistake(
    `traffic moves between ${primary} and ${standby}, not from ${from} to ${to}; give --from ${primary} --to ${standby}, or the reverse`,
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Mistake(`${file} cannot be read; find-linked-pids writes it`);
  }
}
