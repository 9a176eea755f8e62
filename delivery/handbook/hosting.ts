import { createHash } from "node:crypto";
import { extname } from "node:path";
import { isBucketOf } from "../../src/failover/names";
import type { Resource } from "../../src/review";
import { refusal, type Aws, type AwsResponse } from "../aws";
import { Failure } from "../failure";

/** A bucket that holds the handbook. */
export interface Place {
  readonly bucket: string;
  readonly region: string;
}

/** File names to contents. */
export type Files = Readonly<Record<string, string>>;

/** The buckets that are declared for the handbook, the standby's first: it is the one that people are led to. */
export function placesIn(resources: readonly Resource[], primaryRegion: string): readonly Place[] {
  return resources
    .filter(({ type }) => type === "aws:s3/bucket:Bucket")
    .map(({ inputs: { bucket, region } }) => ({ bucket: String(bucket), region: String(region) }))
    .filter(({ bucket }) => isBucketOf("handbook", bucket))
    .sort((a, b) => Number(a.region === primaryRegion) - Number(b.region === primaryRegion));
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
};

/** How many files travel at once. */
const lanes = 8;

/**
 * Makes a bucket hold these files and no others. What it holds already is left alone; what leads to a page comes after the
 * page, so that nobody meets a dead link.
 *
 * @returns what was done, for people.
 * @throws Failure when AWS refuses or does not answer; the next run goes on where this one stopped.
 */
export async function fill(aws: Aws, place: Place, files: Files): Promise<string> {
  const { bucket, region } = place;
  const held = await heldIn(aws, place);
  const changed = Object.keys(files).filter((it) => held.get(it) !== md5(files[it] ?? ""));
  const gone = [...held.keys()].filter((it) => !(it in files));
  const [first, last] = [
    changed.filter((it) => !it.endsWith("index.html")),
    changed.filter((it) => it.endsWith("index.html")),
  ];
  for (const keys of [first, last])
    await inLanes(keys, async (key) => {
      const headers = { "content-type": types[extname(key)] ?? "text/plain", "cache-control": "max-age=60" };
      must(
        "PutObject",
        place,
        await aws({ service: "s3", region, method: "PUT", path: `/${bucket}/${key}`, headers, body: files[key] ?? "" }),
      );
    });
  await inLanes(gone, async (key) => {
    must("DeleteObject", place, await aws({ service: "s3", region, method: "DELETE", path: `/${bucket}/${key}` }));
  });
  return `${region}: ${changed.length} of ${Object.keys(files).length} files written, ${gone.length} removed (s3://${bucket}).`;
}

/** What a bucket holds: keys, and the MD5 of each as S3 gives it for objects that were written in one piece. */
async function heldIn(aws: Aws, place: Place): Promise<ReadonlyMap<string, string>> {
  const { bucket, region } = place;
  const held = new Map<string, string>();
  let from: string | undefined = "";
  while (from !== undefined) {
    const query = new URLSearchParams({ "list-type": "2", ...(from !== "" && { "continuation-token": from }) });
    const page = must(
      "ListObjectsV2",
      place,
      await aws({ service: "s3", region, method: "GET", path: `/${bucket}?${query.toString()}` }),
    ).text;
    for (const [, entry = ""] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs))
      held.set(field(entry, "Key"), field(entry, "ETag").replaceAll(/&quot;|"/g, ""));
    const next = field(page, "NextContinuationToken");
    from = next === "" ? undefined : next;
  }
  return held;
}

const field = (text: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? "";
const md5 = (text: string) => createHash("md5").update(text).digest("hex");

async function inLanes(keys: readonly string[], action: (key: string) => Promise<void>): Promise<void> {
  for (let from = 0; from < keys.length; from += lanes) await Promise.all(keys.slice(from, from + lanes).map(action));
}

function must(what: string, { bucket, region }: Place, response: AwsResponse): AwsResponse {
  if (response.status >= 200 && response.status <= 299) return response;
  throw new Failure(
    `AWS refuses ${what} on ${bucket} in ${region}: ${refusal(response)}\n` +
      "  What to do: deploy, so that the bucket is there, and use an identity that may list, write and delete in it.",
  );
}
