import type { Facts } from "../facts";
import { ask } from "./ask";
import type { Doers, Secrets } from "./task";

/** What counts things is a count, what measures a time is a gauge; in Datadog's numbers of types. */
const counted = ["opened", "repeated"];

/** Datadog: the metrics of the KPI dashboard. A point of the same second and tags replaces itself, so sending twice is once. */
export function datadog(facts: Facts, secrets: Secrets): Doers {
  return {
    measure: async ({ metric, value, severity, at: happened }, { now, view }) => {
      // Points older than an hour are not taken: what happened longer ago is told as of now.
      const at = Math.max(Date.parse(happened), Date.parse(now) - 50 * 60_000);
      await ask("Datadog", `${facts.datadog.url}/api/v2/series`, {
        method: "POST",
        headers: { "dd-api-key": await secrets("datadog") },
        body: {
          series: [
            {
              metric: `zkp.incident.${metric}`,
              type: counted.includes(metric) ? 1 : 3,
              points: [{ timestamp: Math.floor(at / 1000), value }],
              tags: [`env:${facts.environment}`, `severity:${severity}`, `incident:${view.record.reference}`],
            },
          ],
        },
      });
      return undefined;
    },
  };
}
