import { cloudFrom } from "../runtime/aws";
import { aSecond } from "../runtime/http";
import { report, type Place } from "../runtime/report";
import { look, type Endpoint } from "./look";

/** What the region probe is told. */
export interface RegionSettings extends Place {
  readonly endpoints: readonly Endpoint[];
  readonly vendorUrl: string;
}

/** Runs by the clock. */
export async function handler(): Promise<void> {
  const settings = JSON.parse(process.env.SETTINGS ?? "{}") as RegionSettings;
  const sight = await look(settings.endpoints, settings.vendorUrl, fetch, aSecond);
  console.log(JSON.stringify(sight));
  await report(cloudFrom(process.env), settings, {
    HostsFailing: sight.failing.length,
    MonitorVendorSilent: Number(sight.vendorSilent),
    OutageUnwatched: Number(sight.unwatched),
  });
}
