import { isDeepStrictEqual } from "node:util";
import { joined } from "../../render/tables";
import { list, record } from "../../resources";
import { words } from "../table/unknown";
import type { Saying } from "../words";
import { difference } from "./lists";

/** What EventBridge calls alternatives: one of several patterns must match. */
const alternatives = "$or";
const excluded = "anything-but";

/**
 * Two patterns of events, compared field by field: each field narrows what is seen, each value of one widens it, and each
 * value that is left out narrows it again. Nothing is said of what is not a pattern.
 */
export function patternChange(was: unknown, is: unknown): readonly Saying[] {
  return isPattern(was) && isPattern(is) ? compared(was, is, []) : [];
}

type Pattern = Readonly<Record<string, unknown>>;
const isPattern = (value: unknown): value is Pattern =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function compared(was: Pattern, is: Pattern, path: readonly string[]): readonly Saying[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name) => {
    const [old, young] = [was[name], is[name]];
    const inner = name === alternatives ? path : [...path, name];
    if (isDeepStrictEqual(old, young)) return [];
    if (isPattern(old) && isPattern(young)) return compared(old, young, inner);
    if (old === undefined)
      return [{ verdict: "weaker", text: `{sees|see} only what has ${asked(name, young, path)} now` }];
    if (young === undefined)
      return [{ verdict: "stronger", text: `{sees|see} more than what has ${asked(name, old, path)}` }];
    if (!Array.isArray(old) || !Array.isArray(young)) return [];
    return name === alternatives ? either(list(old), list(young), inner) : values(list(old), list(young), inner);
  });
}

/** Alternatives are compared one by one where there are as many as before. */
function either(was: readonly unknown[], is: readonly unknown[], path: readonly string[]): readonly Saying[] {
  if (was.length === is.length) return was.flatMap((it, at) => compared(record(it), record(is[at]), path));
  return gainedAndLost(
    was.map((it) => pattern(record(it), path)),
    is.map((it) => pattern(record(it), path)),
    "what has ",
  );
}

function values(was: readonly unknown[], is: readonly unknown[], path: readonly string[]): readonly Saying[] {
  const [old, young] = [exclusions(was), exclusions(is)];
  if (old === undefined || young === undefined) return gainedAndLost(was.map(value), is.map(value), `${field(path)} `);
  const { lost, gained } = difference(old, young);
  return [
    ...gained.map((item): Saying => ({ verdict: "weaker", text: `${field(path)}: {leaves|leave} out {} now`, item })),
    ...lost.map((item): Saying => ({
      verdict: "stronger",
      text: `${field(path)}: no longer {leaves|leave} out {}`,
      item,
    })),
  ];
}

function gainedAndLost(was: readonly string[], is: readonly string[], what: string): readonly Saying[] {
  const { lost, gained } = difference(was, is);
  return [
    ...lost.map((item): Saying => ({ verdict: "weaker", text: `no longer {sees|see} ${what}{}`, item })),
    ...gained.map((item): Saying => ({ verdict: "stronger", text: `{sees|see} ${what}{} too`, item })),
  ];
}

/** What a field may not be, where that is all that is asked of it. */
function exclusions(asked: readonly unknown[]): readonly string[] | undefined {
  const [only, ...others] = asked;
  const names = record(only)[excluded];
  return others.length === 0 && names !== undefined ? list(names).map(value) : undefined;
}

/** What a field must be, in words. */
function asked(name: string, given: unknown, path: readonly string[]): string {
  const inner = name === alternatives ? path : [...path, name];
  if (isPattern(given)) return pattern(given, inner);
  if (name === alternatives)
    return list(given)
      .map((it) => pattern(record(it), path))
      .join(" or ");
  return `${field(inner)} ${list(given).map(value).join(" or ")}`;
}

const pattern = (it: Pattern, path: readonly string[]): string =>
  joined(Object.entries(it).map(([name, given]) => asked(name, given, path))) || "anything";

const field = (path: readonly string[]) => words((path.at(-1) ?? "it").replaceAll("-", " "));

const matchers: Readonly<Record<string, string>> = {
  [excluded]: "anything but",
  wildcard: "like",
  prefix: "beginning with",
  suffix: "ending in",
  numeric: "that is",
  cidr: "in",
  "equals-ignore-case": "like",
};

/** One value of a field, or what is asked of it. */
function value(given: unknown): string {
  if (!isPattern(given)) return typeof given === "string" ? given : JSON.stringify(given);
  const [[how, what] = ["nothing", undefined]] = Object.entries(given);
  if (how === "exists") return what === false ? "missing" : "of any value";
  const shown = Array.isArray(what) ? what.map(value).join(", ") : what === undefined ? "" : value(what);
  return `${matchers[how] ?? words(how)} ${shown}`.trim();
}
