import { randomUUID } from "node:crypto";
import { hostname, userInfo } from "node:os";
import { refusal, type Aws } from "../aws";
import { Failure } from "../failure";
import type { StateStore } from "./bucket";

/**
 * Does something to a stack's state under the lock that the engine's own backend keeps: a file of one's own in the stack's
 * directory of locks, and then a look whether it is the only one. So neither side begins while the other is at work.
 *
 * @throws Failure while somebody else holds it, and when it cannot be asked for: what nobody can say is not free.
 */
export async function locked(
  aws: Aws,
  store: StateStore,
  stack: string,
  action: () => Promise<void>,
  now: Date = new Date(),
): Promise<void> {
  const { bucket, region } = store;
  const directory = `.pulumi/locks/organization/incident-response/${stack}/`;
  const mine = `${directory}${randomUUID()}.json`;
  const ask = async (what: string, method: string, path: string, body?: string) => {
    const answer = await aws({ service: "s3", region, method, path, ...(body !== undefined && { body }) });
    if (answer.status > 299)
      throw new Failure(
        `AWS refuses to ${what} the stack's lock: ${refusal(answer)}. Nothing was changed.\n  What to do: use an identity that may read and write the bucket; then try again.`,
      );
    return answer;
  };
  const holder = { pid: process.pid, username: userInfo().username, hostname: hostname(), timestamp: now };
  await ask("take", "PUT", `/${bucket}/${mine}`, JSON.stringify(holder));
  try {
    const { text } = await ask("read", "GET", `/${bucket}?prefix=${encodeURIComponent(directory)}`);
    const holders = [...text.matchAll(/<Key>([^<]*)/g)].map(([, key = ""]) => key);
    if (!holders.includes(mine))
      throw new Failure(
        "The stack's lock cannot be read: it does not list what was just written. Nothing was changed.",
      );
    if (holders.length > 1)
      throw new Failure(
        "The stack is locked: an update runs, or was killed. Nothing was changed.\n  What to do: wait for it, or `npm run deliver -- state unlock` (docs/state.md).",
      );
    await action();
  } finally {
    await ask("give back", "DELETE", `/${bucket}/${mine}`);
  }
}
