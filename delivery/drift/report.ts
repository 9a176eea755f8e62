import { plain, renderMeaning } from "../meaning";
import type { Drift } from "./detect";
import { ageInDays, driftExceptions } from "./exceptions";

const verdicts: Readonly<Record<Drift["verdict"], string>> = {
  none: "No drift: every object is as declared.",
  neutral: "**Drift, neutral**: somebody changed objects by hand; the response is not weaker by it.",
  weaker:
    "**Drift, weaker**: somebody changed objects by hand, and the response is weaker by it, or may be. The team leads are notified.",
};

/** The drift report as Markdown: what was changed by hand first, then what is not deployed, then known exceptions by age. */
export function renderDrift({ byHand, pending, tolerated, deaf, verdict }: Drift, today: Date): string {
  const exceptions = driftExceptions.map(
    (it) => `- \`${it.type}\` ${it.property}: ${it.reason} (accepted ${ageInDays(it, today)} days ago)`,
  );
  const unexplained = tolerated.filter(({ exception }) => exception === undefined);
  return [
    verdicts[verdict],
    ...(verdict === "none" ? [] : ["", "## What somebody changed", "", renderMeaning(byHand)]),
    ...(verdict === "none"
      ? []
      : [
          "",
          "`pulumi up` (the deploy workflow) puts it back. During an incident do not: agree with the incident commander first.",
          "To keep the change instead, make it in `src/plan` or in the stack file.",
        ]),
    ...(pending.resources.length === 0 ? [] : ["", "## Not deployed yet", "", renderMeaning(pending)]),
    ...(unexplained.length === 0
      ? []
      : [
          "",
          "## Differences without a listed reason",
          "",
          ...unexplained.map(({ name, property }) => `- ${plain(`${name}: ${property}`)}`),
        ]),
    ...(deaf.length === 0
      ? []
      : [
          "",
          "## Still deaf",
          "",
          "These page nobody until `datadog.heard` lists whom they listen to; `npm run deliver -- preflight` says who is heard.",
          "",
          ...deaf.map((it) => `- ${plain(it)}`),
        ]),
    "",
    "## Known exceptions",
    "",
    ...(exceptions.length === 0 ? ["None."] : exceptions),
  ].join("\n");
}
