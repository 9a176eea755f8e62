import type { z } from "zod";
import type { Finding } from "../plan";

/** A value that is not what it should be. */
export function invalid(path: readonly PropertyKey[], problem: string): Finding {
  const where = ["config", ...path.map(String)].join(".");
  return { rule: "config/invalid", path: where, problem, remedy: "correct it in the stack's config file" };
}

/** A key that means nothing. */
export function unknownKey(path: readonly PropertyKey[], known: readonly string[] = []): Finding {
  const hint = known.length > 0 ? `; known are ${known.join(", ")}` : "";
  return { ...invalid(path, `unknown key${hint}`), remedy: "remove it, or correct its spelling" };
}

/** What a schema says of a section, as findings. */
export function toFindings(section: string, issue: z.core.$ZodIssue): Finding[] {
  const path = [section, ...issue.path];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey([...path, key]));
  return [invalid(path, issue.message)];
}
