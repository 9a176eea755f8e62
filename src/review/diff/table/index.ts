import { option, orderOf, type List } from "../changes";
import { sequence, type Row, type TypeWords } from "../words";
import { accessWords } from "./access";
import { alarmWords } from "./alarms";
import { ladderWords } from "./ladders";
import { common, optionRows } from "./common";
import { dataWords } from "./data";
import { datadogRoutingWords } from "./datadogRouting";
import { drillWords } from "./drills";
import { eventWords } from "./events";
import { firewallWords } from "./firewall";
import { functionWords } from "./functions";
import { monitorWords } from "./monitors";
import { networkWords } from "./network";
import { objectiveWords } from "./objectives";
import { peopleWords } from "./people";
import { probeWords } from "./probes";
import { responseWords } from "./responses";
import { providerWords } from "./providers";
import { scheduleWords } from "./schedules";
import { securityWords } from "./security";
import { serviceWords } from "./services";
import { storageWords } from "./storage";
import { unknownWords } from "./unknown";
import { watchWords } from "./watches";

/** The words for every type that the plan declares, and a few that it must not overlook when they come. */
export const table: Readonly<Record<string, TypeWords>> = {
  ...peopleWords,
  ...scheduleWords,
  ...ladderWords,
  ...serviceWords,
  ...eventWords,
  ...responseWords,
  ...monitorWords,
  ...probeWords,
  ...objectiveWords,
  ...securityWords,
  ...datadogRoutingWords,
  ...networkWords,
  ...firewallWords,
  ...accessWords,
  ...storageWords,
  ...dataWords,
  ...alarmWords,
  ...watchWords,
  ...functionWords,
  ...drillWords,
  ...providerWords,
};

/** The words for a type; for one that nobody knows here, plain ones. */
export const wordsOf = (type: string): TypeWords => table[type] ?? unknownWords(type);

/** How a change at this place is said, if anybody has thought of it. */
export function rowAt(type: string, pattern: string): Row | undefined {
  if (pattern.startsWith(option)) return optionRows[pattern.slice(option.length)];
  const { presence, inputs, lists = {} } = wordsOf(type);
  if (pattern === "") return presence;
  return inputs[pattern] ?? under(inputs, pattern) ?? common[pattern] ?? unordered(lists, pattern);
}

/** The row for everything beneath a place: `a.b.**`. */
function under(inputs: TypeWords["inputs"], pattern: string): Row | undefined {
  for (
    let end = pattern.length;
    end > 0;
    end = Math.max(pattern.lastIndexOf(".", end - 1), pattern.lastIndexOf("[", end - 1))
  ) {
    const found = inputs[`${pattern.slice(0, end)}.**`];
    if (found !== undefined) return found;
  }
  return undefined;
}

const meaninglessOrder: Row = {
  say: () => ({ because: "the order of a list whose elements come in any order" }),
};

function unordered(lists: Readonly<Record<string, List>>, pattern: string): Row | undefined {
  return Object.entries(lists).some(
    ([name, list]) => orderOf(name) === pattern && (list.kind === "set" || (list.kind === "keyed" && !list.ordered)),
  )
    ? meaninglessOrder
    : undefined;
}

/** How the elements of a list are told apart; where nobody says, by their place. */
export function listAt(type: string, pattern: string): List {
  return (
    wordsOf(type).lists?.[pattern] ?? sequence(singular(pattern.split(".").at(-1)?.replaceAll("[]", "") ?? pattern))
  );
}

const singular = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replace(/ies$/, "y")
    .replace(/(s|x)es$/, "$1")
    .replace(/([^s])s$/, "$1");
