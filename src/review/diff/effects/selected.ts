import { texts } from "../../resources";
import type { Context } from "../context";
import { alertName } from "../table/names";
import type { Row, Saying, Verdict } from "../words";

/**
 * Tags by which monitors are selected, told by the monitors: which are selected now, and which no longer.
 *
 * @param selecting the verdict for a monitor that is selected now.
 */
export const selection = (selecting: Verdict, come: string, gone: string): Row => ({
  whole: true,
  say: ({ before, after }, context) => {
    const [was, is] = [selectedBy(before, context, "before"), selectedBy(after, context, "after")];
    const told = (urns: readonly string[], verdict: Verdict, text: string): readonly Saying[] =>
      urns.flatMap((urn) => {
        const found = context.find(urn);
        const severity = found && context.severityOf({ urn, type: found.type, before: found });
        return found === undefined
          ? []
          : [{ verdict, text, item: alertName(found.inputs) ?? urn, severity: severity ?? null }];
      });
    const other: Verdict = selecting === "weaker" ? "stronger" : "weaker";
    return [
      ...told(
        is.filter((it) => !was.includes(it)),
        selecting,
        come,
      ),
      ...told(
        was.filter((it) => !is.includes(it)),
        other,
        gone,
      ),
    ];
  },
});

/** Datadog's monitors that carry every one of these tags. */
function selectedBy(tags: unknown, context: Context, side: "before" | "after"): readonly string[] {
  const wanted = texts(tags);
  return wanted.length === 0
    ? []
    : context[side].graph.monitors
        .filter(({ urn, tags }) => urn.includes("::datadog:") && wanted.every((tag) => tags.includes(tag)))
        .map(({ urn }) => urn);
}
