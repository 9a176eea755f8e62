import { ask, guarded, type Accounts, type Check } from "./checks";

/** What says so once a day is seen within two. */
const lookBackSeconds = 2 * 24 * 60 * 60;

/**
 * Which emitters that `datadog.heard` does not list send by now, and which were not seen in the account. It is nothing that
 * stands in the way: their monitors are declared, and notify nobody.
 */
export async function checkTelemetry(accounts: Accounts, now: Date): Promise<Check> {
  const name = "telemetry";
  const { unheard: waiting } = accounts;
  if (waiting.length === 0) return { name: `${name}: everybody is heard` };
  const from = new Date(now.getTime() - lookBackSeconds * 1000);
  let note = "";
  const check = await guarded(name, async () => {
    const active = await read(accounts, `/api/v1/metrics?from=${Math.floor(from.getTime() / 1000)}`);
    if (typeof active === "number") return refused(active, "metrics_read");
    const metrics = new Set(active.metrics);
    const seen: string[] = [];
    for (const { emitter, metrics: names, events } of waiting) {
      const found = await Promise.all(events.map((it) => read(accounts, eventsPath(it, from))));
      const failed = found.find((it) => typeof it === "number");
      if (typeof failed === "number") return refused(failed, "events_read");
      const all = [
        ...names.map((it) => metrics.has(it)),
        ...found.map((it) => typeof it === "object" && (it.data ?? []).length > 0),
      ];
      if (all.every(Boolean)) seen.push(emitter);
    }
    const missing = waiting.map(({ emitter }) => emitter).filter((it) => !seen.includes(it));
    note = [
      ...(seen.length > 0 ? [`heard by now, so add to datadog.heard: ${seen.join(", ")}`] : []),
      ...(missing.length > 0 ? [`not seen yet in the account: ${missing.join(", ")} (docs/telemetry.md)`] : []),
    ].join("; ");
    return undefined;
  });
  return { name: `${name}: ${check.problem === undefined ? note : `not known, ${check.problem}`}` };
}

/** The parts of Datadog's answers that are looked at: names of active metrics, and events. */
interface Answer {
  readonly metrics?: readonly string[];
  readonly data?: readonly unknown[];
}

/** What Datadog answers, or the status with which it does not. */
async function read(accounts: Accounts, path: string): Promise<Answer | number> {
  const { datadogApi, datadogApiKey, datadogAppKey } = accounts;
  const headers = { "dd-api-key": datadogApiKey, "dd-application-key": datadogAppKey };
  const response = await ask("Datadog", `${datadogApi}${path}`, headers);
  return response.ok ? ((await response.json()) as Answer) : response.status;
}

const eventsPath = (search: string, from: Date) =>
  `/api/v2/events?filter%5Bquery%5D=${encodeURIComponent(search)}&filter%5Bfrom%5D=${from.toISOString()}&page%5Blimit%5D=1`;

const refused = (status: number, scope: string) =>
  `Datadog answers ${status} -> give the application key the scope ${scope}, or try again`;
