import { compare, severityIn } from "../../graph";
import { text, texts } from "../../resources";
import { priorityName } from "../../../plan";
import type { Context } from "../context";
import { label, row } from "../rows";
import type { Nothing, Row, Saying, TypeWords } from "../words";

/** What selects things by their tags: what it does to a thing that gets the tag. */
const selecting: Readonly<Record<string, readonly [verdict: Saying["verdict"], gained: string, lost: string]>> = {
  "datadog:index/downtimeSchedule:DowntimeSchedule": [
    "weaker",
    "{is|are} muted by {} now",
    "{is|are} no longer muted by {}",
  ],
  "datadog:index/monitorNotificationRule:MonitorNotificationRule": [
    "stronger",
    "{is|are} told by {} now",
    "{is|are} no longer told by {}",
  ],
  "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal": [
    "unknown",
    "{} sees the tag {tag} now",
    "{} no longer sees the tag {tag}",
  ],
  "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter": [
    "unknown",
    "{} sees the tag {tag} now",
    "{} no longer sees the tag {tag}",
  ],
};

interface Selector {
  readonly type: string;
  readonly name: string;
  readonly text: string;
}

/** Everything that selects by tags, with all that it says. */
function selectors(context: Context): readonly Selector[] {
  return context.after.graph.resources
    .filter(({ type }) => type in selecting)
    .map((it) => ({ type: it.type, name: context.nameOf(it), text: JSON.stringify(it.inputs) }));
}

const opposite = { weaker: "stronger", stronger: "weaker", unknown: "unknown", neutral: "neutral" } as const;

/** A tag says something where something goes by it; the others are for people who search. */
export const tag: Row = row(({ before, after, pair }, context): readonly Saying[] | Nothing => {
  const given = text(after ?? before) ?? "";
  const isNew = after !== undefined;
  if (given.startsWith("severity:")) return severity(pair.before?.inputs.tags, pair.after?.inputs.tags);
  const said = context
    .once(selectors)
    .filter(({ text: said }) => new RegExp(`["']${escaped(given)}["']`).test(said))
    .map(({ type, name }): Saying => {
      const [verdict, gained, lost] = selecting[type] ?? ["unknown", "", ""];
      return {
        verdict: isNew ? verdict : opposite[verdict],
        text: (isNew ? gained : lost).replace("{}", name).replace("{tag}", given),
      };
    });
  return said.length > 0 ? said : { because: "a tag that nothing goes by" };
});

const escaped = (value: string) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function severity(was: unknown, is: unknown): readonly Saying[] | Nothing {
  const [old, young] = [was, is].map(
    (it) =>
      texts(it)
        .flatMap((each) => (each.startsWith("severity:") ? (severityIn(each) ?? []) : []))
        .sort(compare)[0],
  );
  return old === young ? { because: "a tag that nothing goes by" } : severityOf(old, young);
}

/** Tags at AWS: the severity is what people go by, the others are for who searches. */
export const cloudTags: TypeWords["inputs"] = {
  "tags.severity": row(({ before, after }) => severityOf(before, after)),
  "tags.**": label("{is|are} listed under"),
};

/** What alerts is of another severity now. */
export function severityOf(before: unknown, after: unknown): readonly Saying[] {
  const [old, young] = [before, after].map((it) => severityIn(text(it) ?? ""));
  const called = (it: typeof old) => (it === undefined ? "of no severity" : priorityName(it));
  const verdict = (young ?? "p9") < (old ?? "p9") ? "stronger" : (young ?? "p9") > (old ?? "p9") ? "weaker" : "neutral";
  return [{ verdict, text: `{is|are} ${called(young)} instead of ${called(old)}` }];
}
