import { priorityName } from "../../../plan";
import { duration } from "../../render/tables";
import { number, text } from "../../resources";
import type { Change } from "../changes";
import type { Context } from "../context";
import { uses } from "../effects/uses";
import { condition, conditionChange } from "../terms/condition";
import { prose } from "../terms/prose";
import { alertsAbove, queryChanges, thresholdChange, type QueryChange } from "../terms/query";
import { instead, units } from "../units";
import { flag, guards, less, member, other, position, row } from "../rows";
import { keyed, set, type Nothing, type Row, type Saying, type TypeWords, type Verdict } from "../words";
import { alertName } from "./names";
import { tag } from "./tags";

const opposite: Readonly<Record<Verdict, Verdict>> = {
  weaker: "stronger",
  stronger: "weaker",
  neutral: "neutral",
  unknown: "unknown",
};

/**
 * Says a change once for each severity that the monitor serves. Where it holds a severity back, alerting in fewer cases
 * means that this severity pages in more; what makes it late only makes late.
 */
function forEachUse(changes: readonly QueryChange[], { pair }: Change, context: Context): readonly Saying[] {
  const all = context.once(uses).get(pair.urn) ?? [];
  const pages = all.some(({ holdsBack }) => !holdsBack);
  return changes.flatMap(({ about, ...said }): Saying[] => {
    if (all.length === 0) return [said];
    return all.flatMap(({ severity, holdsBack }): Saying[] => {
      if (!holdsBack) return [{ ...said, severity: severity ?? null }];
      if (about === "time") return pages ? [] : [{ ...said, verdict: "unknown", severity: severity ?? null }];
      const whom = severity === undefined ? "another monitor" : priorityName(severity);
      return [
        {
          verdict: opposite[said.verdict],
          text: `${said.text}, and while it alerts ${whom} does not`,
          severity: severity ?? null,
        },
      ];
    });
  });
}

/** A row about when a monitor alerts, said for each severity that it serves. */
const served = (about: QueryChange["about"], inner: Row): Row =>
  row((change, context) => {
    const said = inner.say(change, context);
    return "because" in said
      ? said
      : forEachUse(
          said.map((it) => ({ ...it, about })),
          change,
          context,
        );
  });

const query: Row = row((change, context) => {
  const [was, is] = [text(change.before), text(change.after)];
  if (was === undefined || is === undefined) return [];
  if (change.pair.after?.inputs.type !== "composite" && change.pair.before?.inputs.type !== "composite")
    return forEachUse(queryChanges(named(was, context), named(is, context)), change, context);
  const conditions = [was, is].map((it, index) =>
    condition(it, (id) => context[index === 0 ? "before" : "after"].find(id)?.urn ?? id),
  );
  const [old, young] = conditions;
  if (old === undefined || young === undefined) return [];
  return [conditionChange(old, young, context.show)];
});

/** A burn rate names its objective by id. */
const named = (given: string, { find }: Context) =>
  given.replace(/^burn_rate\("([^"]*)"\)/, (_, id: string) => `burn_rate("${find(id)?.urn ?? id}")`);

const threshold = (says: string, worseWhenHigher = true): Row =>
  row((change) => {
    const [was, is] = [number(change.before), number(change.after)];
    const above = alertsAbove(text(change.pair.after?.inputs.query) ?? "");
    if (was !== undefined && is !== undefined) return [thresholdChange(was, is, above === worseWhenHigher, says)];
    return [];
  });

const recovery: Row = row((change) => {
  const above = alertsAbove(text(change.pair.after?.inputs.query) ?? "");
  const [was, is] = [number(change.before), number(change.after)];
  const side = above ? "below" : "above";
  if (is === undefined)
    return [
      {
        verdict: "unknown",
        text: `counts as over as soon as it is ${side} its threshold, no longer ${side} ${was ?? ""}`,
      },
    ];
  if (was === undefined) return [{ verdict: "unknown", text: `counts as over only ${side} ${is}` }];
  return [
    { verdict: is < was === above ? "stronger" : "weaker", text: `counts as over ${side} ${is} instead of ${was}` },
  ];
});

/** Waiting longer is later; waiting less judges what is not all there yet. */
const lateData: Row = row((change, context) => {
  const [was, is] = [number(change.before) ?? 0, number(change.after) ?? 0];
  if (is >= was) return less("waits for late data", units.seconds, { as: 0, say: "not at all" }).say(change, context);
  const shown = is === 0 ? `not at all instead of ${units.seconds.show(was)}` : instead(units.seconds, was, is);
  return [{ verdict: "unknown", text: `waits for late data ${shown}: what comes later than that is not judged` }];
});

const bare = (name: string) => name.replace(/\d+(?:\.\d+)?/g, "…");

const name: Row = row(({ before, after, pair }): readonly Saying[] | Nothing => {
  const [was, is] = [text(before) ?? "", text(after) ?? ""];
  const { query: asked, type } = pair.after?.inputs ?? {};
  const told = type === "composite" || asked !== pair.before?.inputs.query;
  if (told && bare(was) === bare(is)) return { because: "a name that repeats the numbers of what it asks" };
  return [{ verdict: "neutral", text: `{is|are} called "${is}" instead of "${was}"` }];
});

const reminders = (minutes: number) => (minutes > 0 ? `every ${duration(minutes * 60)}` : "never");

/** How often an alert that goes on says so again. */
export const renotify: Row = row(({ before, after }) => {
  const [was, is] = [number(before) ?? 0, number(after) ?? 0];
  const often = (minutes: number) => (minutes > 0 ? 1 / minutes : 0);
  if (was === is) return [{ verdict: "neutral", text: `reminds ${reminders(is)}, as before` }];
  const shown =
    was > 0 && is > 0 ? `every ${instead(units.minutes, was, is)}` : `${reminders(is)} instead of ${reminders(was)}`;
  return [{ verdict: often(is) > often(was) ? "stronger" : "weaker", text: `reminds ${shown}` }];
});

const silence = {
  resolve: "its silence counts as all being well, so a dead detector looks like a quiet day",
  default: "its silence leaves it as it was",
  show_no_data: "its silence shows, and tells nobody",
  show_and_notify_no_data: "its silence alerts",
};

/** Monitors: what alerts, when, and what it says. */
export const monitorWords: Readonly<Record<string, TypeWords>> = {
  "datadog:index/monitor:Monitor": {
    noun: "",
    name: alertName,
    presence: guards("{is|are} now watched for", "{is|are} no longer watched for"),
    lists: { tags: set("tag"), renotifyStatuses: set("state"), assets: keyed("link", "name") },
    inputs: {
      name,
      query,
      type: other("{is|are} evaluated as a"),
      message: prose("its message"),
      escalationMessage: prose("its reminder"),
      "monitorThresholds.critical": served("cases", threshold("alerts")),
      "monitorThresholds.warning": threshold("warns"),
      "monitorThresholds.criticalRecovery": recovery,
      "monitorThresholds.warningRecovery": recovery,
      "monitorThresholdWindows.triggerWindow": served("time", less("must be unusual for", units.span)),
      "monitorThresholdWindows.recoveryWindow": less("must be usual again for", units.span),
      evaluationDelay: served("time", lateData),
      newGroupDelay: less("leaves out what is new for", units.seconds, { as: 0, say: "no time" }),
      requireFullWindow: flag(
        "off",
        "waits until its window is full of data",
        "judges a window that is not full of data, too",
      ),
      onMissingData: position(silence),
      notifyNoData: flag(
        "on",
        "its silence now alerts",
        "its silence no longer alerts, so a dead detector looks like a quiet day",
      ),
      noDataTimeframe: less("its silence alerts after", units.minutes),
      renotifyInterval: renotify,
      "renotifyStatuses[]": member("more", "reminds while it is in {}", "no longer reminds while it is in {}"),
      renotifyOccurrences: other("reminds at most so many times:"),
      timeoutH: other("{is|are} taken for over after so many hours without data:"),
      draftStatus: position(
        { draft: "{is|are} a draft now and {notifies|notify} nobody", published: "{is|are} no longer a draft" },
        "published",
      ),
      priority: less("{has|have} Datadog's priority", units.plain),
      includeTags: flag("neither", "its title shows what it is about", "its title no longer shows what it is about"),
      forceDelete: flag(
        "unclear",
        "can be deleted while others combine it",
        "cannot be deleted while others combine it",
      ),
      "tags[]": tag,
      "assets[]": member("more", "leads to {} now", "no longer leads to {}"),
      "assets[].url": other("the link leads to"),
      "assets[].category": other("the link is shown as a"),
    },
  },
};
