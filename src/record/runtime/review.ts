import { improvement, priorityName, severityKeys, type Plan } from "../../plan";
import { actionItems, minutesBetween, viewOf, type View } from "./core";
import type { Runtime } from "./handle";

/** The figures of a month. */
export interface Month {
  readonly opened: Readonly<Record<string, number>>;
  readonly acknowledgeMinutes: number | undefined;
  readonly resolveMinutes: number | undefined;
  readonly repeated: number;
  /** Of the action items given in the month, how many are closed. */
  readonly actionsClosedPercent: number | undefined;
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? undefined : Math.round(values.reduce((sum, it) => sum + it, 0) / values.length);

/** Adds a month's incidents up. */
export function monthOf(views: readonly View[], plan: Plan): Month {
  const items = views.flatMap((it) => actionItems(it, plan));
  const closed = items.filter(({ closedAt }) => closedAt !== undefined).length;
  return {
    opened: Object.fromEntries(severityKeys.map((it) => [it, views.filter(({ worst }) => worst === it).length])),
    acknowledgeMinutes: mean(
      views.flatMap(({ openedAt, acknowledgedAt: at }) => (at === undefined ? [] : [minutesBetween(openedAt, at)])),
    ),
    resolveMinutes: mean(
      views.flatMap((it) =>
        it
          .of("resolved")
          .slice(0, 1)
          .map(({ at }) => minutesBetween(it.openedAt, at)),
      ),
    ),
    repeated: views.filter((it) => it.record.asked.includes("measure|repeated")).length,
    actionsClosedPercent: items.length === 0 ? undefined : Math.round((100 * closed) / items.length),
  };
}

/** Metrics / Continuous Improvement: the month against the one before, and what people add. */
export function reviewText(name: string, month: Month, before: Month): string {
  const change = (now: number | undefined, then: number | undefined) =>
    now === undefined ? "none" : `${now} min${then === undefined ? "" : ` (month before: ${then} min)`}`;
  const total = Object.values(month.opened).reduce((sum, it) => sum + it, 0);
  const goal = improvement.quarterlyGoals;
  return [
    `**Monthly review ${name}**`,
    `Incidents: ${severityKeys.map((it) => `${priorityName(it)} ${month.opened[it] ?? 0} (${before.opened[it] ?? 0})`).join(", ")}; goal: ${goal.p0Incidents} P0`,
    `To acknowledge: ${change(month.acknowledgeMinutes, before.acknowledgeMinutes)}`,
    `To resolve: ${change(month.resolveMinutes, before.resolveMinutes)}; goal: ${goal.reduceResolutionTimePercent} % less each quarter`,
    `Repeats: ${total === 0 ? 0 : Math.round((100 * month.repeated) / total)} %`,
    `Action items closed: ${month.actionsClosedPercent === undefined ? "none were given" : `${month.actionsClosedPercent} %`}`,
    `For people to add: ${improvement.monthlyReview.slice(3).join(", ").toLowerCase()}; goals: ${goal.trainedPercent} % trained, runbooks for ${goal.runbookCoveragePercent} %`,
  ].join("\n");
}

/** Reviews the month that has just ended. */
export async function review({ table, plan, now, services, announce }: Runtime): Promise<void> {
  const [last, before] = [monthBefore(now(), 1), monthBefore(now(), 2)];
  const viewsOf = async (month: string) =>
    (await Promise.all((await table.ofMonth(month)).map(async (id) => (await table.load(id))?.record)))
      .filter((it) => it !== undefined)
      .flatMap((it) => viewOf(it, plan) ?? []);
  const [figures, compared] = [monthOf(await viewsOf(last), plan), monthOf(await viewsOf(before), plan)];
  await services.keep(`record/reviews/${last}.json`, JSON.stringify({ month: last, ...figures }));
  await announce(reviewText(last, figures, compared));
}

/** The month so many before a moment's: 2025-11. */
export function monthBefore(at: string, count: number): string {
  const date = new Date(at);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - count, 1)).toISOString().slice(0, 7);
}
