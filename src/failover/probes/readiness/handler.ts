import { cloudFrom } from "../runtime/aws";
import { report, type Place } from "../runtime/report";
import { capacityPercent, type Servers } from "./capacity";
import { checkReadiness, checkTrail, type Readiness } from "./check";

/** What the readiness probe is told. */
export interface ReadinessSettings extends Place, Readiness {
  /** An object that is written anew at each run, so that replication always has something to carry. */
  readonly marker?: string;
  /** Whom this region's capacity is compared with. */
  readonly capacity?: { readonly own: Servers; readonly other: Servers };
}

/** Runs by the clock. */
export async function handler(): Promise<void> {
  const settings = JSON.parse(process.env.SETTINGS ?? "{}") as ReadinessSettings;
  const { region, bucket, marker, capacity, trail } = settings;
  const cloud = cloudFrom(process.env);
  const now = Date.now();
  if (marker !== undefined)
    await cloud.s3(region, bucket, marker, { method: "PUT", body: new Date(now).toISOString() });
  const checks = await checkReadiness(cloud, settings);
  const recording = trail === undefined ? undefined : await checkTrail(cloud, region, trail, now);
  const percent = capacity && (await capacityPercent(cloud, capacity.own, capacity.other, now));
  const failing = checks.filter(({ problem }) => problem !== undefined);
  console.log(JSON.stringify({ failing, trail: recording?.problem, capacityPercent: percent }));
  await report(cloud, settings, {
    ArtefactsAltered: failing.filter(({ altered }) => altered).length,
    ChecksFailing: failing.filter(({ altered }) => altered !== true).length,
    CapacityPercent: percent,
    TrailSilent: recording && Number(recording.problem !== undefined),
  });
}
