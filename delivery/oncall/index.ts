import { metrics, oncallCheckTitle as title, oncallTestTitle } from "../../src/plan";
import { request, sendPoints, type Series } from "../datadog";
import { Failure } from "../failure";

/** Where PagerDuty is asked, with the key of a user who may acknowledge and resolve. */
export interface Pager {
  readonly pagerdutyApi: string;
  readonly token: string;
}

/** How long the event may take, and how often it is looked for. The monitor needs some minutes, as Datadog evaluates. */
export const tries = 40;
/** The pause between two looks, in milliseconds. */
export const pauseMs = 30_000;

/** An incident, as PagerDuty's list shows it. */
interface Incident {
  readonly id: string;
  readonly status?: string;
}

/** An alert of an incident. */
interface Alert {
  readonly summary?: string;
  readonly created_at?: string;
}

/** Whoever sends a test: what its alert is called, and since when one counts. */
interface Sender {
  readonly name: string;
  readonly sent: (alert: Alert) => boolean;
}

/** An incident that holds tests. */
interface Found {
  readonly incident: Incident;
  readonly tests: readonly Alert[];
  /** With other alerts beside them, the incident is somebody's work; a monitor resolves its own alert by itself. */
  readonly alone: boolean;
}

/** The buses send theirs once a day; an hour more for a check that begins late. */
const dayMs = 25 * 60 * 60_000;

/**
 * Sends a test event the whole way: a point at Datadog sets off a monitor, which opens an alert at PagerDuty; there it is
 * found, acknowledged and resolved, before anybody would be told of it, and so are the events that the event bus of each
 * region has sent today by itself. Says so to Datadog, where the silence of this check pages.
 *
 * @param regions whose event buses are looked for.
 * @param pause waits between two looks.
 * @returns what happened, for people.
 * @throws Failure when an event does not arrive.
 */
export async function checkOncall(
  to: Series,
  pager: Pager,
  regions: readonly string[],
  pause: () => Promise<void>,
): Promise<string> {
  await sendPoints(to, [{ metric: metrics.oncallPings.name, type: 1, value: 1 }]);
  const all = senders(to.seconds * 1000, regions);
  const yesterday = new Date(to.seconds * 1000 - dayMs);
  const missingIn = (found: readonly Found[]) =>
    all.filter(({ sent }) => !found.some(({ tests }) => tests.some(sent))).map(({ name }) => name);
  let found = await findTests(pager, all, yesterday);
  for (let left = tries; left > 1 && missingIn(found).length > 0; left -= 1) {
    await pause();
    found = await findTests(pager, all, yesterday);
  }
  for (const { incident } of found.filter(({ alone, incident: { status } }) => alone && status !== "resolved"))
    for (const status of ["acknowledged", "resolved"]) await setStatus(pager, incident.id, status);
  const missing = missingIn(found);
  if (missing.length > 0)
    throw new Failure(
      `No alert "${title}" of ${missing.join(" and ")} has arrived at PagerDuty within ${(tries * pauseMs) / 60_000} minutes.\n` +
        "  What to do: see whether the monitor of that name fired at Datadog, or the rule zkp-oncall-check in the region, then PagerDuty's service of P2; pages may not arrive.",
    );
  await sendPoints(to, [{ metric: metrics.roundTrips.name, type: 1, value: 1 }]);
  const told = found.map(({ incident: { id }, alone }) => `${id}${alone ? "" : " (among others, left alone)"}`);
  return `The test events of ${all.map(({ name }) => name).join(", ")} arrived at PagerDuty; resolved: ${told.join(", ")}.`;
}

/** Datadog's counts from the moment on in which this check has asked for it, a bus' since yesterday's check. */
function senders(now: number, regions: readonly string[]): readonly Sender[] {
  const since = (from: number, { created_at: at = "" }: Alert) => Date.parse(at) >= from;
  const isOf = ({ summary = "" }: Alert, region: string) => summary.endsWith(oncallTestTitle(region));
  return [
    {
      name: "Datadog",
      sent: (it) => (it.summary ?? "").includes(title) && !regions.some((region) => isOf(it, region)) && since(now, it),
    },
    ...regions.map((region) => ({
      name: `the event bus of ${region}`,
      sent: (it: Alert) => isOf(it, region) && since(now - dayMs, it),
    })),
  ];
}

/** The incidents that hold tests: the open ones, however old, and what was resolved since a moment. */
async function findTests(pager: Pager, all: readonly Sender[], since: Date): Promise<readonly Found[]> {
  const list = async (query: string) => {
    const path = `/incidents?${query}&sort_by=created_at%3Adesc&limit=100`;
    return ((await call(pager, "GET", path)) as { incidents?: readonly Incident[] }).incidents ?? [];
  };
  const open = await list("date_range=all&statuses%5B%5D=triggered&statuses%5B%5D=acknowledged");
  const over = await list(`since=${since.toISOString()}&statuses%5B%5D=resolved`);
  const found: Found[] = [];
  for (const incident of [...open, ...over]) {
    const path = `/incidents/${incident.id}/alerts?limit=100`;
    const { alerts = [] } = (await call(pager, "GET", path)) as { alerts?: readonly Alert[] };
    const tests = alerts.filter((it) => all.some(({ sent }) => sent(it)));
    if (tests.length > 0) found.push({ incident, tests, alone: tests.length === alerts.length });
  }
  return found;
}

const setStatus = (pager: Pager, id: string, status: string) =>
  call(pager, "PUT", `/incidents/${id}`, { incident: { type: "incident_reference", status } });

async function call(
  { pagerdutyApi, token }: Pager,
  method: "GET" | "PUT",
  path: string,
  body?: unknown,
): Promise<unknown> {
  const headers = { accept: "application/vnd.pagerduty+json;version=2", authorization: `Token token=${token}` };
  const response = await request("PagerDuty", method, `${pagerdutyApi}${path}`, body, headers);
  return response.json();
}
