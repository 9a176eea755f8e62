import { text } from "../../resources";
import { joined } from "../../render/tables";
import type { Row, Saying } from "../words";
import { difference } from "./lists";
import { contrast } from "./text";

const handles = /(?:^|[\s(}])(@[\w.+-]+(?:@[\w.-]+)?)/g;
const links = /https?:\/\/[^\s)>"\]]+/g;
const conditions = /\{\{[#^/]?[^}]*\}\}/g;

const found = (pattern: RegExp, value: string) => [
  ...new Set([...value.matchAll(pattern)].map(([all, group]) => group ?? all)),
];

const pager = "@pagerduty-";

/** Whom a text tells: the pager opens incidents, anybody else reads it. */
function mentions(what: string, was: string, is: string): Saying[] {
  const { lost, gained } = difference(found(handles, was), found(handles, is));
  const pages = found(handles, is).some((it) => it.startsWith(pager));
  return [
    ...lost.map((it): Saying => {
      if (!it.startsWith(pager)) return { verdict: "weaker", text: `${what} no longer tells {}`, item: it };
      const service = it.slice(pager.length);
      return {
        verdict: "weaker",
        text: `${what} no longer opens incidents of ${service}${pages ? "" : ", so it pages nobody"}`,
      };
    }),
    ...gained.map((it): Saying =>
      it.startsWith(pager)
        ? { verdict: "stronger", text: `${what} opens incidents of ${it.slice(pager.length)} now` }
        : { verdict: "stronger", text: `${what} tells {} now`, item: it },
    ),
  ];
}

/** Something that a text holds and that matters: what is said when it comes and when it goes. */
function parts(pattern: RegExp, was: string, is: string, come: string, gone: string): Saying[] {
  const { lost, gained } = difference(found(pattern, was), found(pattern, is));
  return [
    ...(lost.length > 0 ? [{ verdict: "weaker", text: `${gone} ${joined(lost)}` } as const] : []),
    ...(gained.length > 0 ? [{ verdict: "stronger", text: `${come} ${joined(gained)}` } as const] : []),
  ];
}

const bare = (value: string) => value.replace(/\d+(?:\.\d+)?/g, "…");

/**
 * A text for people. Whom it mentions, where it leads, and what of it depends on the situation matter; the rest is
 * wording, which is told and judged by nobody.
 *
 * @param what what the text is, such as "the message".
 */
export const prose = (what: string): Row => ({
  say: ({ before, after }) => {
    const [was, is] = [text(before) ?? "", text(after) ?? ""];
    const depends = difference(found(conditions, was), found(conditions, is));
    const said: Saying[] = [
      ...mentions(what, was, is),
      ...parts(links, was, is, `${what} now leads to`, `${what} no longer leads to`),
      ...(depends.lost.length + depends.gained.length > 0
        ? [{ verdict: "unknown", text: `${what} depends on something else: ${contrast(was, is)}` } as const]
        : []),
    ];
    if (said.length > 0) return said;
    if (after === undefined || is.trim() === "") return [{ verdict: "weaker", text: `${what} is empty now` }];
    if (bare(was) === bare(is)) return [{ verdict: "neutral", text: `${what} has other numbers in it` }];
    return [{ verdict: "neutral", text: `${what} is worded ${contrast(was, is)}` }];
  },
});
