import { at, said } from "../constraints";
import type { Properties } from "../protocol";

/** Where a time stands at which something is to begin, and where the zone of a time that has none. */
const begins: Readonly<Record<string, readonly { readonly path: string; readonly zone?: string }[]>> = {
  "datadog:index/downtimeSchedule:DowntimeSchedule": [
    { path: "oneTimeSchedule.start" },
    { path: "recurringSchedule.recurrences[].start", zone: "recurringSchedule.timezone" },
  ],
};

/**
 * What Datadog answers when a downtime is made that should have begun already. One that is there may go on, whenever it
 * began.
 *
 * @throws Error in the vendor's words, as far as they are known.
 */
export function refusePast(type: string, inputs: Properties, now: Date): void {
  for (const { path, zone } of begins[type] ?? [])
    for (const found of at(inputs, path)) {
      const timeZone = zone === undefined ? "UTC" : said(at(inputs, zone)[0]?.value ?? "UTC");
      if (instant(said(found.value), timeZone) >= now.getTime()) continue;
      throw new Error(
        `400 Bad Request: {"errors":["Invalid start: ${said(found.value)} (${timeZone}) is in the past"]}: ${found.path}`,
      );
    }
}

/** The instant of a time that is written with its own offset, or as the clocks of a zone show it. */
function instant(text: string, timeZone: string): number {
  if (/(?:Z|[+-]\d\d:\d\d)$/.test(text)) return Date.parse(text);
  const asUtc = Date.parse(`${text}Z`);
  const shown = new Date(asUtc).toLocaleString("sv-SE", { timeZone }).replace(" ", "T");
  return asUtc - (Date.parse(`${shown}Z`) - asUtc);
}
