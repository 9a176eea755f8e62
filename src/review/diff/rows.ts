import { scalar, text } from "../resources";
import type { Change } from "./changes";
import type { Context } from "./context";
import { contrast } from "./terms/text";
import { instead, units, type Unit } from "./units";
import type { Row, Verdict } from "./words";

type Shown = (value: unknown, context: Context) => string;
type Better = "more" | "less" | "neither" | "unclear";

const byDefault = { because: "the value that holds anyway when none is given" } as const;

/** What an input means where it is not set: what it counts as, and how that is said. */
interface Absent {
  readonly as: number;
  readonly say: string;
}

const size =
  (better: Better) =>
  (says: string, unit: Unit = units.plain, absent?: Absent): Row => ({
    say: ({ before, after }, { show }) => {
      const [was, is] = [before, after].map((it) => (it === undefined ? absent?.as : unit.read(it)));
      if (was !== undefined && was === is) return byDefault;
      if (was !== undefined && is !== undefined && before !== undefined && after !== undefined)
        return [{ verdict: verdictOf(better, was, is), text: filled(says, instead(unit, was, is)) }];
      const [old = "", young = ""] = [before, after].map((it) => {
        const value = it === undefined ? undefined : unit.read(it);
        return it === undefined ? (absent?.say ?? show(it)) : value === undefined ? show(it) : unit.show(value);
      });
      return [{ verdict: verdictOf(better, was, is), text: filled(says, `${young} instead of ${old}`) }];
    },
  });

function verdictOf(better: Better, was: number | undefined, is: number | undefined): Verdict {
  if (better === "neither") return "neutral";
  if (better === "unclear" || was === undefined || is === undefined || was === is) return "unknown";
  return is > was === (better === "more") ? "stronger" : "weaker";
}

/** Puts the change of a value where the words have {}, or after them. */
const filled = (says: string, value: string) => (says.includes("{}") ? says.replace("{}", value) : `${says} ${value}`);

/** A number of which more is better. */
export const more = size("more");
/** A number of which less is better. */
export const less = size("less");
/** A number that is no better one way or the other. */
export const either = size("neither");

const isOn = (value: unknown) => value === true || (typeof value === "string" && /^(true|enabled)$/i.test(value));
const isOff = (value: unknown) => value === false || (typeof value === "string" && /^(false|disabled)$/i.test(value));

/**
 * A switch: what is said when it is on now, and when it is off.
 *
 * @param better the position that is better.
 * @param unset the position of one that is not set.
 */
export const flag = (
  better: "on" | "off" | "neither" | "unclear",
  on: string,
  off: string,
  unset: "on" | "off" = "off",
): Row => ({
  say: ({ before, after }) => {
    const [was, is] = [before, after].map((it) =>
      it === undefined ? unset === "on" : isOn(it) ? true : isOff(it) ? false : undefined,
    );
    if (was === undefined || is === undefined) return [];
    if (was === is) return byDefault;
    const direction = better === "on" ? "more" : better === "off" ? "less" : better;
    return [{ verdict: verdictOf(direction, Number(was), Number(is)), text: is ? on : off }];
  },
});

/**
 * One of several positions, worst first, each with what is said when it holds now.
 *
 * @param unset the position of one that is not set.
 */
export const position = (positions: Readonly<Record<string, string>>, unset?: string): Row => ({
  say: ({ before, after }) => {
    const names = Object.keys(positions);
    const [was = "", is = ""] = [before, after].map((it) => (it === undefined ? unset : scalar(it)));
    const said = positions[is];
    if (said === undefined || !(was in positions)) return [];
    return was === is ? byDefault : [{ verdict: verdictOf("more", names.indexOf(was), names.indexOf(is)), text: said }];
  },
});

const replaced =
  (verdict: Verdict) =>
  (says: string, shown?: Shown): Row => ({
    say: ({ before, after }, context) => {
      const [was, is] = [text(before), text(after)];
      const texts =
        shown === undefined && was !== undefined && is !== undefined && ![was, is].some((it) => context.find(it));
      const [old = "", young = ""] = [before, after].map((it) => (shown ?? context.show)(it, context));
      return [{ verdict, text: filled(says, texts ? contrast(was, is) : `${young} instead of ${old}`) }];
    },
  });

/** What may mean anything when it is another one: a measurement, an address. */
export const other = replaced("unknown");
/** What means neither more nor less when it is another one: a name, a link. */
export const label = replaced("neutral");

/**
 * An element of a list, or an input that is there or not.
 *
 * @param gained what is said when it comes; {} is what people call it, {element} the same with its noun.
 * @param lost what is said when it goes.
 */
export const member = (better: Better, gained: string, lost: string, shown?: Shown): Row => ({
  say: (change, context) => {
    const { before, after, elements } = change;
    if (before !== undefined && after !== undefined) return [];
    const is = after !== undefined;
    const [element] = elements.slice(-1);
    const named = element === undefined ? "it" : context.elementName(element);
    const says = (is ? gained : lost).replace("{element}", named);
    const item = says.includes("{}") ? { item: shown?.(after ?? before, context) ?? called(change, context) } : {};
    return [{ verdict: verdictOf(better, is ? 0 : 1, is ? 1 : 0), text: says, ...item }];
  },
});

/** What people call an element: a value by itself, anything bigger by its key or its place. */
function called({ before, after, elements }: Change, context: Context): string {
  const value = after ?? before;
  const [element] = elements.slice(-1);
  if (typeof value !== "object" || value === null || element === undefined) return context.show(value);
  return /^(\d+$|[[{])/.test(element.key) ? context.elementName(element) : context.show(element.key);
}

/** An input that means nothing, whatever it is changed to, with the reason. */
export const meaningless = (because: string): Row => ({ say: () => ({ because }) });

/** A resource without which the response is weaker. */
export const guards = (come = "{is|are} new", gone = "{is|are} gone"): Row => member("more", come, gone);
/** A resource that hides, mutes, deletes or lets in: the response is weaker with it. */
export const hides = (come = "{is|are} new", gone = "{is|are} gone"): Row => member("less", come, gone);
/** A resource that lets somebody in: the response is more open with it, and what needed it may fail without. */
export function admits(come: string, gone: string): Row {
  const { say } = hides(come, gone);
  return {
    say: (change, context) => {
      const said = say(change, context);
      return "because" in said || change.after !== undefined ? said : said.map((it) => ({ ...it, verdict: "unknown" }));
    },
  };
}
/** A resource that only informs. */
export const informs = (come = "{is|are} new", gone = "{is|are} gone"): Row => member("neither", come, gone);

/** The first of several rows that has something to say. */
export const first = (...rows: readonly Row[]): Row => ({
  say: (change, context) => {
    for (const { say } of rows) {
      const said = say(change, context);
      if ("because" in said || said.length > 0) return said;
    }
    return [];
  },
  ...(rows.some(({ whole }) => whole === true) && { whole: true }),
});

/** Several rows, of which each says what it knows. */
export const each = (...rows: readonly Row[]): Row => ({
  say: (change, context) =>
    rows.flatMap(({ say }) => {
      const said = say(change, context);
      return "because" in said ? [] : said;
    }),
  ...(rows.some(({ whole }) => whole === true) && { whole: true }),
});

/** A row in code. */
export const row = (say: Row["say"]): Row => ({ say });
/** A row that gets the input as a whole, even where only a part of it differs. */
export const asAWhole = (inner: Row): Row => ({ ...inner, whole: true });
