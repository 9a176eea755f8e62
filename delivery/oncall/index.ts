import { metrics, oncallCheckTitle as title } from "../../src/plan";
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

/** An open incident, as PagerDuty's list shows it. */
interface Incident {
  readonly id: string;
  readonly alert_counts?: { readonly all?: number };
}

/** An alert of an incident. */
interface Alert {
  readonly summary?: string;
  readonly created_at?: string;
}

/**
 * Sends a test event the whole way: a point at Datadog sets off a monitor, which opens an alert at PagerDuty; there it is
 * found, acknowledged and resolved, before anybody would be told of it. Says so to Datadog, where the silence of this check
 * pages.
 *
 * @param pause waits between two looks.
 * @returns what happened, for people.
 * @throws Failure when the event does not arrive.
 */
export async function checkOncall(to: Series, pager: Pager, pause: () => Promise<void>): Promise<string> {
  await sendPoints(to, [{ metric: metrics.oncallPings.name, type: 1, value: 1 }]);
  const since = new Date(to.seconds * 1000);
  for (let left = tries; left > 0; left -= 1) {
    const found = await findAlert(pager, since);
    if (found !== undefined) {
      // With other alerts beside it, the incident is somebody's work; the monitor resolves its own alert by itself.
      const alone = found.alert_counts?.all === 1;
      if (alone) for (const status of ["acknowledged", "resolved"]) await setStatus(pager, found.id, status);
      await sendPoints(to, [{ metric: metrics.roundTrips.name, type: 1, value: 1 }]);
      return `The test event arrived at PagerDuty in incident ${found.id}${alone ? ", and is resolved" : ", among others"}.`;
    }
    if (left > 1) await pause();
  }
  throw new Failure(
    `No alert "${title}" has arrived at PagerDuty within ${(tries * pauseMs) / 60_000} minutes.\n` +
      "  What to do: see whether the monitor of that name fired at Datadog, then PagerDuty's service of P2; pages may not arrive.",
  );
}

/** The open incident that holds an alert of the check that is not older than it. */
async function findAlert(pager: Pager, since: Date): Promise<Incident | undefined> {
  const query =
    "date_range=all&statuses%5B%5D=triggered&statuses%5B%5D=acknowledged&sort_by=created_at%3Adesc&limit=100";
  const { incidents = [] } = (await call(pager, "GET", `/incidents?${query}`)) as { incidents?: readonly Incident[] };
  for (const incident of incidents) {
    const { alerts = [] } = (await call(pager, "GET", `/incidents/${incident.id}/alerts?limit=100`)) as {
      alerts?: readonly Alert[];
    };
    const isOurs = ({ summary = "", created_at: at = "" }: Alert) =>
      summary.includes(title) && Date.parse(at) >= since.getTime();
    if (alerts.some(isOurs)) return incident;
  }
  return undefined;
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
