import type { Cloud } from "../../../src/failover/probes/runtime/aws";
import type { Fetch } from "../../../src/failover/probes/runtime/http";

/** No pause between tries. */
export const atOnce = () => Promise.resolve();
export const answers =
  (body: string, status = 200): Fetch =>
  () =>
    Promise.resolve(new Response(body, { status }));
export const nobody: Fetch = () => Promise.reject(new Error("connection refused"));

/** A cloud that answers a call by the end of its target; S3 answers with a checksum, by key. */
export function cloudOf(
  calls: Readonly<Record<string, (body: unknown, region: string) => unknown>>,
  objects: Readonly<Record<string, Response>> = {},
): Cloud {
  return {
    call: (_, region, target, body) => {
      const answer = calls[target.split(".").at(-1) ?? ""];
      return answer === undefined ? Promise.reject(new Error("AccessDenied")) : Promise.resolve(answer(body, region));
    },
    s3: (_, bucket, key) => Promise.resolve(objects[`${bucket}/${key}`] ?? new Response(null, { status: 404 })),
  };
}
