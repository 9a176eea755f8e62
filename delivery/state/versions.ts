import { refusal, type Aws } from "../aws";
import { Failure } from "../failure";
import type { StateStore } from "./bucket";
import { locked } from "./lock";

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

/** The versions of a stack's state, newest first: all of them, of which one `up` writes more than a page. */
export async function versionsOf(
  aws: Aws,
  { bucket, region }: StateStore,
  stack: string,
): Promise<readonly StateVersion[]> {
  const key = stateKey(stack);
  const found: StateVersion[] = [];
  let from: Readonly<Record<string, string>> | undefined = {};
  while (from !== undefined) {
    const query = new URLSearchParams({ prefix: key, versions: "", ...from });
    const answer = await aws({ service: "s3", region, method: "GET", path: `/${bucket}?${query.toString()}` });
    if (answer.status !== 200) throw new Failure(`AWS refuses to list versions: ${refusal(answer)}`);
    found.push(...versionsIn(answer.text, key));
    const [next, version] = [field(answer.text, "NextKeyMarker"), field(answer.text, "NextVersionIdMarker")];
    const more = field(answer.text, "IsTruncated") === "true" && next !== "";
    from = more ? { "key-marker": next, ...(version !== "" && { "version-id-marker": version }) } : undefined;
  }
  return found.sort((a, b) => Number(b.latest) - Number(a.latest) || (a.written < b.written ? 1 : -1));
}

const versionsIn = (page: string, key: string): readonly StateVersion[] =>
  [...page.matchAll(/<Version>(.*?)<\/Version>/gs)]
    .filter(([, entry = ""]) => field(entry, "Key") === key)
    .map(([, entry = ""]) => ({
      id: field(entry, "VersionId"),
      written: field(entry, "LastModified"),
      latest: field(entry, "IsLatest") === "true",
      bytes: Number(field(entry, "Size")),
    }));

/**
 * Makes an older version of the state the present one. The one that is replaced stays restorable: nothing is lost. It
 * holds the stack's lock for as long, as an update does.
 *
 * @throws Failure while somebody else holds the lock, or nobody can say who does, or when there is no such version.
 */
export async function restore(aws: Aws, store: StateStore, stack: string, version: string): Promise<void> {
  const known = await versionsOf(aws, store, stack);
  if (!known.some(({ id }) => id === version))
    throw new Failure(
      `There is no version ${version} of the state of ${stack}.\n  What to do: npm run deliver -- state versions lists them.`,
    );
  await locked(aws, store, stack, async () => {
    const path = `/${store.bucket}/${stateKey(stack)}`;
    const answer = await aws({
      service: "s3",
      region: store.region,
      method: "PUT",
      path,
      headers: { "x-amz-copy-source": `${path}?versionId=${encodeURIComponent(version)}` },
    });
    // S3 may begin to answer before it is done, and says only in the text that it could not.
    if (answer.status !== 200 || answer.text.includes("<Error>"))
      throw new Failure(`AWS refuses to restore: ${refusal(answer)}`);
  });
}

const field = (entry: string, name: string): string => new RegExp(`<${name}>([^<]*)`).exec(entry)?.[1] ?? "";
