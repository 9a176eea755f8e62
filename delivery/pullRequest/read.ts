import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { severityKeys } from "../../src/plan";
import { verdicts } from "../../src/review";
import { Failure } from "../failure";
import { comparisonFile, type Comparison } from "./compare";

/** More than any honest comparison needs. */
const longest = 2_000_000;

const meaning = z.strictObject({
  sentences: z.array(
    z.strictObject({
      severity: z.enum(severityKeys).exactOptional(),
      verdict: z.enum(verdicts),
      text: z.string(),
    }),
  ),
  meaningless: z.array(z.strictObject({ because: z.string(), subjects: z.array(z.string()) })),
  resources: z.array(
    z.strictObject({
      urn: z.string(),
      type: z.string(),
      how: z.enum(["added", "removed", "changed"]),
      properties: z.array(z.string()),
    }),
  ),
  weaker: z.boolean(),
});

const schema = z.strictObject({
  pullRequest: z.int().positive(),
  head: z.string().regex(/^[0-9a-f]{40}$/),
  meaning: meaning.exactOptional(),
  proofs: z.string(),
  rawPreview: z.string(),
  baseProblem: z.string().exactOptional(),
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
  return parsed.data;
}
