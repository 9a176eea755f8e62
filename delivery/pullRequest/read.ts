import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Failure } from "../failure";
import { comparisonFile, type Comparison } from "./compare";

/** More than any honest comparison needs. */
const longest = 2_000_000;

const schema = z.strictObject({
  pullRequest: z.int().positive(),
  head: z.string().regex(/^[0-9a-f]{40}$/),
  changes: z.array(
    z.strictObject({
      urn: z.string(),
      type: z.string(),
      name: z.string(),
      effect: z.enum(["weaker", "stronger", "neutral"]),
      sentence: z.string(),
    }),
  ),
  proofs: z.string(),
  rawPreview: z.string(),
  baseProblem: z.string().optional(),
});

/**
 * Reads a comparison that code of a pull request made, so nothing of it is trusted: it is data of this form or nothing.
 *
 * @param head the commit that GitHub says the comparison was made of.
 */
export function readComparison(directory: string, head: string): Comparison {
  const text = readFileSync(join(directory, comparisonFile), "utf8");
  if (text.length > longest) throw new Failure("The comparison is too long to be one.");
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new Failure(`The comparison has not the form it should have:\n${z.prettifyError(parsed.error)}`);
  if (parsed.data.head !== head)
    throw new Failure(`The comparison is of commit ${parsed.data.head.slice(0, 12)}, not of ${head.slice(0, 12)}.`);
  const { baseProblem, ...comparison } = parsed.data;
  return { ...comparison, ...(baseProblem !== undefined && { baseProblem }) };
}
