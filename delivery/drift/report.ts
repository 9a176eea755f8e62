import { allLevers, type Lever } from "../../src/plan";
import { plain, renderMeaning } from "../meaning";
import type { Drift } from "./detect";

const verdicts: Readonly<Record<Drift["verdict"], string>> = {
  none: "No drift: every object is as declared.",
  neutral: "**Drift, neutral**: somebody changed objects by hand; the response is not weaker by it.",
  weaker:
    "**Drift, weaker**: somebody changed objects by hand, and the response is weaker by it, or may be. The team leads are notified.",
};

/** The drift report as Markdown: what was changed by hand, what is not deployed, what was moved and stays, known exceptions. */
export function renderDrift({ byHand, pending, tolerated, deaf, verdict }: Drift, today: Date): string {
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ["", title, "", ...lines]);
  const moved = tolerated.flatMap(({ name, property, lever }) =>
    lever === undefined ? [] : [`- ${plain(`${name}: ${property}, ${lever.what}`)}; ${lever.reason}`],
  );
  const unexplained = tolerated
    .filter(({ lever }) => lever === undefined)
    .map(({ name, property }) => `- ${plain(`${name}: ${property}`)}`);
  return [
    verdicts[verdict],
    ...(verdict === "none" ? [] : section("## What somebody changed", [renderMeaning(byHand)])),
    ...(verdict === "none"
      ? []
      : [
          "",
          "`pulumi up` (the deploy workflow) puts it back. During an incident do not: agree with the incident commander first.",
          "To keep the change instead, make it in `src/plan` or in the stack file.",
        ]),
    ...(pending.resources.length === 0 ? [] : section("## Not deployed yet", [renderMeaning(pending)])),
    ...section("## Moved by hand, and left where it is", moved),
    ...section("## Differences without a listed reason", unexplained),
    ...section(
      "## Still deaf",
      deaf.length === 0
        ? []
        : [
            "These page nobody until `datadog.heard` lists whom they listen to; `npm run deliver -- preflight` says who is heard.",
            "",
            ...deaf.map((it) => `- ${plain(it)}`),
          ],
    ),
    ...section(
      "## Known exceptions",
      allLevers.map(
        (it) => `- \`${it.type}\` ${it.properties.join(", ")}: ${it.reason} (accepted ${age(it, today)} days ago)`,
      ),
    ),
  ].join("\n");
}

/** Whole days since a difference was accepted. */
const age = ({ since }: Lever, today: Date) => Math.floor((today.getTime() - Date.parse(since)) / 86_400_000);
