import { joined } from "../../render/tables";
import type { Saying } from "../words";

/** A condition over other monitors: which of them it names, and whether it alerts when these do. */
export interface Condition {
  readonly names: readonly string[];
  readonly alerts: (alerting: (name: string) => boolean) => boolean;
  /** The condition with the names as people call them. */
  readonly text: (called: (name: string) => string) => string;
}

/**
 * Reads a composite's query: `a && !(b || c)`. Undefined if it is none.
 *
 * @param identify what a monitor's id stands for, the same on both sides of a comparison.
 */
export function condition(query: string, identify: (id: string) => string): Condition | undefined {
  const tokens = query.match(/&&|\|\||[!()]|[^\s()!&|]+/g) ?? [];
  let at = 0;
  const names = new Set<string>();
  type Node = Pick<Condition, "alerts" | "text">;
  const binary =
    (operator: string, word: string, operand: () => Node | undefined, all: boolean) => (): Node | undefined => {
      const nodes: Node[] = [];
      do {
        const node = operand();
        if (node === undefined) return undefined;
        nodes.push(node);
      } while (tokens[at] === operator && (at += 1) > 0);
      const [only] = nodes;
      if (nodes.length === 1 && only !== undefined) return only;
      return {
        alerts: (alerting) =>
          all ? nodes.every((it) => it.alerts(alerting)) : nodes.some((it) => it.alerts(alerting)),
        text: (called) => `${all ? "" : "("}${nodes.map((it) => it.text(called)).join(` ${word} `)}${all ? "" : ")"}`,
      };
    };
  const term = (): Node | undefined => {
    const token = tokens[at];
    at += 1;
    if (token === "!") {
      const node = term();
      return node && { alerts: (alerting) => !node.alerts(alerting), text: (called) => `not ${node.text(called)}` };
    }
    if (token === "(") {
      const node = either();
      at += 1;
      return tokens[at - 1] === ")" ? node : undefined;
    }
    if (token === undefined || /^[&|)]/.test(token)) return undefined;
    const name = identify(token);
    names.add(name);
    return { alerts: (alerting) => alerting(name), text: (called) => called(name) };
  };
  const every = binary("&&", "and", term, true);
  const either = binary("||", "or", every, false);
  const node = either();
  return node === undefined || at < tokens.length ? undefined : { ...node, names: [...names] };
}

/** More names than this make too many cases to try. */
const mostNames = 12;

/** Every combination of what alerts and what does not. */
function* cases(names: readonly string[]): Generator<(name: string) => boolean> {
  for (let bits = 0; bits < 2 ** names.length; bits += 1) yield (name) => ((bits >> names.indexOf(name)) & 1) === 1;
}

/** Whether a condition holds another one back: it alerts in a case only because this one does not. */
export function polarity({ names, alerts }: Condition, name: string): ReadonlySet<"asks" | "holds-back"> {
  const found = new Set<"asks" | "holds-back">();
  if (names.length > mostNames) return found.add("asks");
  for (const alerting of cases(names)) {
    const [off, on] = [alerts((it) => it !== name && alerting(it)), alerts((it) => it === name || alerting(it))];
    if (on && !off) found.add("asks");
    if (off && !on) found.add("holds-back");
  }
  return found;
}

/**
 * What another condition changes, by trying every case: it alerts in fewer, in more, or in others. One that lost a "not"
 * alerts in more cases, and for one fault pages beside the monitor that it left alone so far.
 */
export function conditionChange(was: Condition, is: Condition, called: (name: string) => string): Saying {
  const names = [...new Set([...was.names, ...is.names])];
  const text = `alerts on ${is.text(called)} instead of ${was.text(called)}`;
  if (names.length > mostNames) return { verdict: "unknown", text };
  let [fewer, more] = [false, false];
  for (const alerting of cases(names)) {
    const [before, after] = [was.alerts(alerting), is.alerts(alerting)];
    fewer ||= before && !after;
    more ||= after && !before;
  }
  const twice = was.names.filter(
    (it) => polarity(was, it).has("holds-back") && !(is.names.includes(it) && polarity(is, it).has("holds-back")),
  );
  if (fewer) return { verdict: more ? "unknown" : "weaker", text: more ? text : `${text}, so in fewer cases` };
  if (twice.length > 0)
    return {
      verdict: "unknown",
      text: `${text}, so also while ${joined(twice.map(called))} alerts: one fault pages twice`,
    };
  return more
    ? { verdict: "stronger", text: `${text}, so in more cases` }
    : { verdict: "neutral", text: `${text}, which is the same` };
}
