import { record } from "../../resources";

/** One thing that a policy says: somebody may, or may not, do something to something, on a condition. */
export interface Right {
  readonly effect: "allow" | "deny";
  /** `*` is anybody; with a leading `!`, anybody but these. */
  readonly who: string;
  readonly action: string;
  readonly on: string;
  /** Every part of the condition, sorted; all must hold. */
  readonly when: readonly string[];
}

const several = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value]).map(String);

/** A policy as the single rights that it gives and denies; undefined for what is no policy. */
export function rightsIn(policy: unknown): readonly Right[] | undefined {
  const document = typeof policy === "string" ? parsed(policy) : policy;
  if (typeof document !== "object" || document === null) return undefined;
  const { Statement = [] } = record(document);
  const statements = Array.isArray(Statement) ? (Statement as unknown[]) : [Statement];
  return statements.map(record).flatMap((statement): Right[] => {
    const effect = { Allow: "allow", Deny: "deny" }[String(statement.Effect)] as Right["effect"] | undefined;
    if (effect === undefined) return [];
    const when = conditions(statement.Condition);
    return principals(statement).flatMap((who) =>
      either(statement, "Action", "NotAction").flatMap((action) =>
        either(statement, "Resource", "NotResource").map((on) => ({ effect, who, action, on, when })),
      ),
    );
  });
}

function parsed(given: string): unknown {
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return undefined;
  }
}

/** What is named, or anything but what is named: `!a|b`. A policy that is about one thing names none. */
function either(statement: Readonly<Record<string, unknown>>, is: string, not: string): readonly string[] {
  const excluded = several(statement[not]);
  if (excluded.length > 0) return [`!${[...excluded].sort().join("|")}`];
  const named = several(statement[is]);
  return named.length > 0 ? named : ["*"];
}

function principals(statement: Readonly<Record<string, unknown>>): readonly string[] {
  const names = (value: unknown): readonly string[] =>
    typeof value === "string" || Array.isArray(value) ? several(value) : Object.values(record(value)).flatMap(several);
  if (statement.NotPrincipal !== undefined) return [`!${[...names(statement.NotPrincipal)].sort().join("|")}`];
  const named = names(statement.Principal);
  return named.length > 0 ? named : [itself];
}

/** Who a policy of a role is about. */
export const itself = "itself";

const conditions = (given: unknown): readonly string[] =>
  Object.entries(record(given))
    .flatMap(([operator, keys]) =>
      Object.entries(record(keys)).map(
        ([key, value]) => `${key} ${words(operator)} ${[...several(value)].sort().join(" or ")}`,
      ),
    )
    .sort();

const operators: Readonly<Record<string, string>> = {
  Bool: "is",
  ArnEquals: "is",
  ArnLike: "is like",
  StringEquals: "is",
  StringLike: "is like",
  StringNotEquals: "is not",
  StringNotLike: "is not like",
  ArnNotEquals: "is not",
  ArnNotLike: "is not like",
  NumericLessThan: "is less than",
  NumericGreaterThan: "is more than",
  Null: "is missing:",
};

const words = (operator: string): string => {
  const bare = operator.replace(/^For(Any|All)Values:|IfExists$/g, "");
  const every = operator.startsWith("ForAllValues:") ? ", all of it," : "";
  const optional = operator.endsWith("IfExists") ? ", if it is known," : "";
  return `${every}${optional} ${operators[bare] ?? bare}`.trim();
};

/** Whether a pattern of a policy, with `*` and `?`, covers what is asked, which may itself be a pattern. */
export function covers(pattern: string, asked: string): boolean {
  if (pattern.startsWith("!"))
    return !pattern
      .slice(1)
      .split("|")
      .some((it) => covers(it, asked));
  if (asked.startsWith("!")) return pattern === asked || pattern === "*";
  if (pattern === asked || pattern === "*") return true;
  return expression(pattern).test(asked);
}

const expressions = new Map<string, RegExp>();
function expression(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const made = new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "i",
  );
  expressions.set(pattern, made);
  return made;
}
