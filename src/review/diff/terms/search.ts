import type { Saying } from "../words";
import { difference } from "./lists";

/** The terms of a search that must all hold; what stands in brackets or quotes is part of one. */
const termsOf = (search: string): readonly string[] =>
  search.match(/(?:[^\s()"]|\((?:[^()]|\([^()]*\))*\)|"[^"]*")+/g) ?? [];

/** `@evt.name:(a OR b)` as what is asked, and the values that are enough. */
function askedIn(term: string): { readonly about: string; readonly values: readonly string[] } {
  const at = term.indexOf(":");
  const values = term.slice(at + 1).replace(/^\(|\)$/g, "");
  return { about: term.slice(0, at), values: values.split(/\s+OR\s+/) };
}

/**
 * A search compared term by term: each narrows it. Nothing is said of one that is put together in other ways.
 *
 * @param separator what stands between terms.
 */
export function searchChange(was: string, is: string, separator: "space" | "comma" = "space"): readonly Saying[] {
  const terms = (search: string) =>
    separator === "comma"
      ? search
          .split(",")
          .map((it) => it.trim())
          .filter((it) => it !== "*" && it !== "")
      : termsOf(search);
  const [old, young] = [terms(was), terms(is)];
  if ([...old, ...young].some((it) => /^(OR|AND|NOT)$/i.test(it) || it.startsWith("("))) return [];
  const { lost, gained } = difference(old, young);
  const rewritten = lost.flatMap((before) => {
    const after = gained.find((it) => askedIn(it).about === askedIn(before).about);
    return after === undefined ? [] : [{ before, after }];
  });
  return [
    ...rewritten.map(({ before, after }) => values(before, after)),
    ...lost.filter((it) => !rewritten.some(({ before }) => before === it)).map((it) => filter(it, false)),
    ...gained.filter((it) => !rewritten.some(({ after }) => after === it)).map((it) => filter(it, true)),
  ];
}

/** A term that is new narrows a search, one that is gone widens it. */
function filter(term: string, isNew: boolean): Saying {
  const excludes = /^[-!]/.test(term);
  const does = excludes ? "leaves out" : "looks only at";
  const what = excludes ? term.slice(1) : term;
  return isNew
    ? { verdict: "weaker", text: `${does} ${what} now` }
    : { verdict: "stronger", text: `no longer ${does} ${what}` };
}

/** A term that names other values than before: more of them are found by it, or fewer, or others. */
function values(before: string, after: string): Saying {
  const { lost, gained } = difference(askedIn(before).values, askedIn(after).values);
  const excludes = /^[-!]/.test(before);
  const wider = lost.length === 0 ? !excludes : gained.length === 0 ? excludes : undefined;
  return {
    verdict: wider === undefined ? "unknown" : wider ? "stronger" : "weaker",
    text: `${excludes ? "leaves out" : "looks only at"} ${after.replace(/^[-!]/, "")} instead of ${before.replace(/^[-!]/, "")}`,
  };
}
