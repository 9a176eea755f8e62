import { visible } from "../../src/visible";
import type { GitHub } from "../github";
import type { Subject } from "./subject";

/** What a commit status says. Only a success lets a protected branch be merged into. */
export type Outcome = "success" | "failure" | "pending";

/** GitHub takes no longer description. */
const longest = 140;

/**
 * Sets the commit status that the protected branch requires, on the subject's head and naming the base that it was judged
 * against. Pull requests into other branches have no part in it, so none of them can pass for this one.
 */
export async function setStatus(
  github: GitHub,
  { head, base }: Subject,
  state: Outcome,
  description: string,
): Promise<Outcome> {
  const against = ` (base ${base.slice(0, 12)})`;
  const [line = ""] = visible(description).split("\n");
  await github.request("POST", `/statuses/${head}`, {
    state,
    context: "incident-response/weaker",
    description: `${line.slice(0, longest - against.length)}${against}`,
  });
  return state;
}
