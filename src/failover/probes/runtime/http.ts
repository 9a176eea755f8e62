/** A request from outside, as a customer would make it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What came back, or undefined if nothing did. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** How long an answer may take. */
const patienceMs = 5000;

/**
 * Asks once more, and once more again, when nothing comes back: a lost packet is no outage. An answer of any kind is one.
 *
 * @param pause waits between the tries.
 */
export async function askPatiently(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  pause: () => Promise<void>,
  tries = 3,
): Promise<Answer | undefined> {
  for (let left = tries; left > 0; left -= 1) {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) });
      return { status: response.status, body: await response.text() };
    } catch {
      if (left > 1) await pause();
    }
  }
  return undefined;
}

/** A second. */
export const aSecond = (): Promise<void> => new Promise((done) => setTimeout(done, 1000));
