import { list } from "../../resources";
import { flag, label, meaningless, other, row } from "../rows";
import type { Row } from "../words";

/** Inputs that mean the same on every type that has no words of its own for them. */
export const common: Readonly<Record<string, Row>> = {
  name: label("{is|are} called"),
  description: meaningless("a description, which people read in the vendor's pages"),
  comment: meaningless("a comment, which people read in the vendor's pages"),
  "tags.Name": meaningless("the name that the vendor's page shows"),
  "tagsAll.Name": meaningless("the name that the vendor's page shows"),
  region: other("{lives|live} in"),
  team: label("{belongs|belong} to"),
};

const names = (value: unknown) => list(value).map(String);
const unlessEmpty = (all: readonly string[]) => all.join(", ");

/** The names in a list that came and went, in words. */
const namesIn = (better: "more" | "less" | "unclear", gained: string, lost: string): Row => ({
  whole: true,
  say: ({ before, after }) => {
    const [was, is] = [names(before), names(after)];
    const come = is.filter((it) => !was.includes(it));
    const gone = was.filter((it) => !is.includes(it));
    const said = (all: readonly string[], text: string, verdict: "weaker" | "stronger") =>
      all.length === 0
        ? []
        : [
            {
              verdict: better === "unclear" ? "unknown" : verdict,
              text: text.replace("{}", unlessEmpty(all)),
            } as const,
          ];
    if (come.length + gone.length === 0) return { because: "the order of a list whose elements come in any order" };
    return [
      ...said(gone, lost, better === "more" ? "weaker" : "stronger"),
      ...said(come, gained, better === "more" ? "stronger" : "weaker"),
    ];
  },
});

/** What the program asks of the engine about a resource. */
export const optionRows: Readonly<Record<string, Row>> = {
  protect: flag("on", "{is|are} now protected against deletion", "{is|are} no longer protected against deletion"),
  retainOnDelete: flag(
    "on",
    "{stays|stay} at the vendor even when no longer declared",
    "{is|are} deleted at the vendor when no longer declared",
  ),
  ignoreChanges: namesIn(
    "unclear",
    "what people change by hand in {} stays, and what the program says of it has no effect",
    "what people change by hand in {} is put back by the next up",
  ),
  replaceOnChanges: namesIn(
    "unclear",
    "{is|are} made anew when {} changes",
    "{is|are} no longer made anew when {} changes",
  ),
  additionalSecretOutputs: namesIn("more", "{} is a secret in the state now", "{} stands in the state in clear"),
  aliases: namesIn(
    "unclear",
    "{is|are} also known as {}",
    "{is|are} no longer known as {}, and made anew if {it was|they were} called so",
  ),
  deletedWith: other("{is|are} deleted together with"),
  provider: other("{is|are} managed through"),
  customTimeouts: {
    ...row(() => [{ verdict: "neutral", text: "the engine waits another time for the vendor" }]),
    whole: true,
  },
};
