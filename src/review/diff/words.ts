import type { SeverityKey } from "../../plan";
import type { Change, List } from "./changes";
import type { Context } from "./context";

/** Every verdict, in the order in which people should read them. */
export const verdicts = ["weaker", "unknown", "stronger", "neutral"] as const;
/** Whether a change makes the response weaker or stronger, neither, or nobody can tell: then it may be weaker. */
export type Verdict = (typeof verdicts)[number];

/** What is said of one change. */
export interface Saying {
  readonly verdict: Verdict;
  /** What happens to the subject; `{is|are}` where it matters how many there are, `{}` where the item goes. */
  readonly text: string;
  /** What came or went; those of which the same is said make one sentence. */
  readonly item?: string;
  /** Where the same holds besides: what is said so of one thing and of this makes one sentence. */
  readonly also?: string;
  /** Absent: the resource, and the elements of its lists that the change is in. */
  readonly subject?: string;
  /** Absent: the worst severity that uses the resource; null: none, whatever uses it. */
  readonly severity?: SeverityKey | null;
}

/** Why a change means nothing, so that nothing is said of it but this. */
export interface Nothing {
  readonly because: string;
}

/** How changes of one kind of input are said. A row that does not know what to say of one says nothing: it is told in general words. */
export interface Row {
  readonly say: (change: Change, context: Context) => readonly Saying[] | Nothing;
  /** The input is judged as a whole, even where only a part of it differs. */
  readonly whole?: boolean;
}

/** The words for one type of resource: what people call it, and how each of its inputs is said. */
export interface TypeWords {
  /** What people call such a thing, such as `bucket`; empty if its name says it. */
  readonly noun: string;
  /** What people call this one; absent: the input `name`, or else its name in the program. */
  readonly name?: (inputs: Readonly<Record<string, unknown>>, context: Context) => string | undefined;
  /** What it means that one comes or goes. */
  readonly presence: Row;
  /** Lists whose elements have names or come in any order; the others are sequences. */
  readonly lists?: Readonly<Record<string, List>>;
  /** By pattern: `a.b[].c`; `a.**` is for whatever lies beneath `a` and has no row of its own. */
  readonly inputs: Readonly<Record<string, Row>>;
}

/** A list whose elements come in any order. */
export const set = (noun: string): List => ({ kind: "set", noun });
/** A list whose elements are told apart by one of their properties (or several, joined by +), in any order. */
export const keyed = (noun: string, by: string): List => ({ kind: "keyed", noun, by, ordered: false });
/** A list whose elements are told apart by one of their properties, and whose order says something. */
export const ordered = (noun: string, by: string): List => ({ kind: "keyed", noun, by, ordered: true });
/** A list whose elements are told apart by their place. */
export const sequence = (noun: string): List => ({ kind: "sequence", noun });
