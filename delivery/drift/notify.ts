import { metrics } from "../../src/plan";
import { request, sendPoints, type Series } from "../datadog";
import { closeIssue, writeIssue, type GitHub } from "../github";
import type { Drift } from "./detect";

const key = "drift";
const label = "drift";

/** Where vendors are reached; EU accounts and private gateways have other hosts. */
export interface Endpoints {
  readonly pagerdutyEvents: string;
  readonly pagerdutyApi: string;
  readonly datadogApi: string;
}

/** The vendors' default hosts, unless PAGERDUTY_EVENTS_URL, PAGERDUTY_API_URL and DATADOG_API_URL name others. */
export function endpointsIn(env: NodeJS.ProcessEnv): Endpoints {
  return {
    pagerdutyEvents: (env.PAGERDUTY_EVENTS_URL ?? "https://events.pagerduty.com").replace(/\/$/, ""),
    pagerdutyApi: (env.PAGERDUTY_API_URL ?? "https://api.pagerduty.com").replace(/\/$/, ""),
    datadogApi: (env.DATADOG_API_URL ?? "https://api.datadoghq.com").replace(/\/$/, ""),
  };
}

const titles: Readonly<Record<Drift["verdict"], string>> = {
  none: "No drift, but detectors are still deaf",
  neutral: "Drift: objects were changed by hand",
  weaker: "Drift: the response was made weaker by hand",
};

/**
 * Opens or updates the one drift issue, or closes it when the drift is gone and no detector is deaf any more. Says what it
 * did.
 */
export async function tellGitHub(github: GitHub, drift: Drift, report: string): Promise<string> {
  if (drift.verdict === "none" && drift.deaf.length === 0) {
    const closed = await closeIssue(github, key, label, "The drift is gone: every object is as declared again.");
    return closed === undefined ? "No drift, no issue." : `Closed issue #${closed}: the drift is gone.`;
  }
  const number = await writeIssue(github, { key, label, title: titles[drift.verdict], text: report });
  return `Wrote issue #${number}.`;
}

/**
 * Opens an incident on the P2 service when drift makes the response weaker, and resolves it when that is over. One
 * incident at a time: the key is the stack's.
 *
 * @param routingKey the Events API v2 integration key of the P2 service.
 */
export async function tellPagerDuty(
  { pagerdutyEvents }: Endpoints,
  routingKey: string,
  stack: string,
  drift: Drift,
): Promise<void> {
  const { sentences } = drift.byHand;
  const weaker = sentences.filter(({ verdict }) => verdict === "weaker");
  // What nobody can tell the direction of counts as weaker, too.
  const told = (weaker.length > 0 ? weaker : sentences).map(({ text }) => text);
  const event = {
    routing_key: routingKey,
    dedup_key: `incident-response/${stack}/drift`,
    ...(drift.verdict === "weaker"
      ? {
          event_action: "trigger",
          payload: {
            // PagerDuty cuts a summary at 1,024 characters.
            summary: `Drift made the response weaker: ${told[0] ?? ""}`.slice(0, 1024),
            source: `incident-response/${stack}`,
            severity: "warning",
            custom_details: { changes: told },
          },
        }
      : { event_action: "resolve" }),
  };
  await request("PagerDuty", "POST", `${pagerdutyEvents}/v2/enqueue`, event, {});
}

/**
 * Says that the drift check ran to its end, and how many objects were changed. Monitors notice when it does not run, be it
 * because the schedule is disabled, and when it finds something.
 */
export async function beat(to: Series, changes: number): Promise<void> {
  await sendPoints(to, [
    { metric: metrics.driftRuns.name, type: 1, value: 1 },
    { metric: metrics.driftChanges.name, type: 3, value: changes },
  ]);
}
