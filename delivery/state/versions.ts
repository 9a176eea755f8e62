import { refusal, type Aws } from "../aws";
import { Failure } from "../failure";
import type { StateStore } from "./bucket";

/** A version of the stack's state. */
export interface StateVersion {
  readonly id: string;
  /** When it was written, as S3 says it. */
  readonly written: string;
  readonly latest: boolean;
  readonly bytes: number;
}

/** Where Pulumi keeps a stack's state in its own backend. */
export const stateKey = (stack: string): string => `.pulumi/stacks/incident-response/${stack}.json`;

/** The versions of a stack's state, newest first. */
export async function versionsOf(
  aws: Aws,
  { bucket, region }: StateStore,
  stack: string,
): Promise<readonly StateVersion[]> {
  const key = stateKey(stack);
  const path = `/${bucket}?prefix=${encodeURIComponent(key)}&versions=`;
  const answer = await aws({ service: "s3", region, method: "GET", path });
  if (answer.status !== 200) throw new Failure(`AWS refuses to list versions: ${refusal(answer)}`);
  return [...answer.text.matchAll(/<Version>(.*?)<\/Version>/gs)]
    .map(([, entry = ""]) => ({
      key: field(entry, "Key"),
      id: field(entry, "VersionId"),
      written: field(entry, "LastModified"),
      latest: field(entry, "IsLatest") === "true",
      bytes: Number(field(entry, "Size")),
    }))
    .filter((it) => it.key === key)
    .map(({ id, written, latest, bytes }) => ({ id, written, latest, bytes }))
    .sort((a, b) => Number(b.latest) - Number(a.latest) || (a.written < b.written ? 1 : -1));
}

/**
 * Makes an older version of the state the present one. The one that is replaced stays restorable: nothing is lost.
 *
 * @throws Failure while somebody holds the stack's lock, or when there is no such version.
 */
export async function restore(aws: Aws, store: StateStore, stack: string, version: string): Promise<void> {
  const { bucket, region } = store;
  const locks = await aws({
    service: "s3",
    region,
    method: "GET",
    path: `/${bucket}?prefix=${encodeURIComponent(`.pulumi/locks/organization/incident-response/${stack}/`)}`,
  });
  if (locks.text.includes("<Contents>"))
    throw new Failure(
      "The stack is locked: an update runs, or was killed.\n  What to do: wait for it, or `npm run deliver -- state unlock` (docs/state.md).",
    );
  const known = await versionsOf(aws, store, stack);
  if (!known.some(({ id }) => id === version))
    throw new Failure(
      `There is no version ${version} of the state of ${stack}.\n  What to do: npm run deliver -- state versions lists them.`,
    );
  const key = stateKey(stack);
  const answer = await aws({
    service: "s3",
    region,
    method: "PUT",
    path: `/${bucket}/${key}`,
    headers: { "x-amz-copy-source": `/${bucket}/${key}?versionId=${encodeURIComponent(version)}` },
  });
  if (answer.status !== 200) throw new Failure(`AWS refuses to restore: ${refusal(answer)}`);
}

const field = (entry: string, name: string): string => new RegExp(`<${name}>([^<]*)`).exec(entry)?.[1] ?? "";
