import { text } from "../../resources";
import type { Change } from "../changes";
import { queryChanges } from "../terms/query";
import { units } from "../units";
import { guards, hides, label, less, more, other, row } from "../rows";
import { keyed, sequence, set, type Row, type TypeWords } from "../words";
import { tag } from "./tags";

/** What an objective counts: whether another count is stricter nobody can tell from the query alone. */
const count = (what: string): Row =>
  row(({ before, after }: Change) => {
    const [was, is] = [text(before), text(after)];
    if (was === undefined || is === undefined) return [];
    return queryChanges(was, is).map(({ verdict, text: said }) => ({
      verdict: verdict === "neutral" ? verdict : "unknown",
      text: `${what}: ${said}`,
    }));
  });

const formula = "sliSpecification.timeSlice.query";

/** Service level objectives, and what is left out of them. */
export const objectiveWords: Readonly<Record<string, TypeWords>> = {
  "datadog:index/serviceLevelObjective:ServiceLevelObjective": {
    noun: "objective",
    presence: guards(),
    lists: { tags: set("tag"), thresholds: keyed("over", "timeframe"), [`${formula}.queries`]: sequence("") },
    inputs: {
      type: other("{is|are} measured by"),
      "query.numerator": count("what counts as good"),
      "query.denominator": count("what counts at all"),
      "thresholds[].target": more("promises", units.percent),
      "thresholds[].warning": more("warns below", units.percent, { as: 0, say: "nothing" }),
      "thresholds[]": guards("{is|are} measured now", "{is|are} no longer measured"),
      "sliSpecification.timeSlice.threshold": less("an answer counts as good up to", units.seconds),
      "sliSpecification.timeSlice.comparator": other("an answer counts as good if it is, against that time,"),
      "sliSpecification.timeSlice.queryIntervalSeconds": less("{is|are} judged in slices of", units.seconds),
      [`${formula}.formula.formulaExpression`]: other("what is measured is"),
      [`${formula}.queries[].metricQuery.query`]: count("what is measured"),
      [`${formula}.queries[].metricQuery.name`]: label("what is measured is called"),
      [`${formula}.queries[].metricQuery.dataSource`]: other("what is measured comes from"),
      "tags[]": tag,
    },
  },
  "datadog:index/sloCorrection:SloCorrection": {
    noun: "",
    name: ({ sloId, description }, { show }) => `${text(description) ?? "a span"} for ${show(sloId)}`,
    presence: hides("no longer {counts|count} against it", "{counts|count} against it again"),
    inputs: {
      duration: less("{is|are} left out for", units.seconds),
      rrule: other("{is|are} left out as often as"),
      start: other("{is|are} left out from", (value) => momentOf(value)),
      end: other("{is|are} left out until", (value) => momentOf(value)),
      timezone: other("{is|are} left out by the clock of"),
      category: label("{is|are} left out as"),
      sloId: other("{is|are} left out of"),
    },
  },
};

/** A moment in seconds since 1970, as people write it. */
const momentOf = (value: unknown) =>
  typeof value === "number" ? `${new Date(value * 1000).toISOString().slice(0, 16)}Z` : "nothing";
