import type { z } from "zod";
import type { Finding } from "../plan";
import { keysAt } from "./schemaTree";
import { schemaTree } from "./sections";
import { knownAre, missingValue } from "./words";

/** A value that is not what it should be. */
export function invalid(path: readonly PropertyKey[], problem: string): Finding {
  const where = ["config", ...path.map(String)].join(".");
  return { rule: "config/invalid", path: where, problem, remedy: "correct it in the stack's config file" };
}

/** A key that means nothing. */
export function unknownKey(path: readonly PropertyKey[], known: readonly string[]): Finding {
  const problem = `unknown key${knownAre(path.at(-1), known)}`;
  return { ...invalid(path, problem), rule: "config/unknown-key", remedy: "remove it, or correct its spelling" };
}

/** A value that is not there. */
const missing = (path: readonly string[], problem: string): Finding => ({
  ...invalid(path, problem),
  rule: "config/missing",
  remedy: "add it",
});

/** What a schema says of a section, as findings. */
export function toFindings(section: string, issue: z.core.$ZodIssue): Finding[] {
  const path = [section, ...issue.path].map(String);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownKey([...path, key], keysAt(schemaTree(), path)));
  return [issue.message.startsWith(missingValue) ? missing(path, issue.message) : invalid(path, issue.message)];
}

/**
 * Issues where they are: of a choice of which one alternative has the value's outer form, those inside of it, instead of one
 * that lists all alternatives.
 */
export const located = (issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] =>
  issues.flatMap((issue) => {
    if (issue.code !== "invalid_union") return [issue];
    const [meant, ...others] = issue.errors.filter((alternative) => alternative.every((it) => it.path.length > 0));
    if (meant === undefined || others.length > 0) return [issue];
    return located(meant.map((it) => ({ ...it, path: [...issue.path, ...it.path] })));
  });
