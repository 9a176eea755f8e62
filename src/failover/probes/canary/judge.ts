import type { Claim, Corpus } from "./corpus";

/** What a verifier says of a claim. */
export type Verdict = "accepted" | "refused" | "unanswered";

/** What the whole corpus showed. The three never stand for one another. */
export interface Judgement {
  /** The forgeries that were accepted, by key. */
  readonly accepted: readonly string[];
  readonly genuineRefused: boolean;
  /** The genuine proof got no verdict at all, which says nothing of the circuit. */
  readonly unreachable: boolean;
}

/** Submits the genuine proof and every forgery at once. */
export async function judge(corpus: Corpus, submit: (claim: Claim) => Promise<Verdict>): Promise<Judgement> {
  const [genuine, ...forged] = await Promise.all([corpus.valid, ...Object.values(corpus.forged)].map(submit));
  const keys = Object.keys(corpus.forged);
  return {
    accepted: keys.filter((_, index) => forged[index] === "accepted"),
    genuineRefused: genuine === "refused",
    unreachable: genuine === "unanswered",
  };
}

/**
 * Reads a verdict from an answer of the verification API. A refusal to look at a proof that is malformed in its eyes (400,
 * 422) is a refusal; whatever says nothing about the proof (an error, a rate limit, a page in HTML) is no verdict.
 */
export function verdictOf(answer: { readonly status: number; readonly body: string } | undefined): Verdict {
  if (answer === undefined) return "unanswered";
  if (answer.status === 400 || answer.status === 422) return "refused";
  const valid = answer.status === 200 ? validIn(answer.body) : undefined;
  return valid === undefined ? "unanswered" : valid ? "accepted" : "refused";
}

function validIn(body: string): boolean | undefined {
  try {
    const read: unknown = JSON.parse(body);
    const valid = typeof read === "object" && read !== null && "valid" in read ? read.valid : undefined;
    return typeof valid === "boolean" ? valid : undefined;
  } catch {
    return undefined;
  }
}
