/** A vendor refuses for good: asking again would be refused again. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** A vendor cannot answer now; asking again later may succeed. */
export class TryLater extends Error {
  override readonly name = "TryLater";
  constructor(
    message: string,
    readonly afterSeconds: number,
  ) {
    super(message);
  }
}

/** A question to a vendor's API. */
export interface Question {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Refusals that mean something else: the answer is then undefined. */
  readonly unless?: readonly number[];
}

const patienceMs = 10_000;
/** People must put a new token; until they do, asking often is of no use. */
const untilNewTokenSeconds = 300;

/**
 * Asks an API that speaks JSON.
 *
 * @throws TryLater when it limits the rate, fails, does not answer, or knows the credentials no more.
 * @throws Refused when it does not accept what is asked; the message has no more of the answer than its reason.
 */
export async function ask(vendor: string, url: string, { method = "GET", headers, body, unless = [] }: Question) {
  const response = await fetch(url, {
    method,
    headers: {
      accept: "application/json",
      ...headers,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    signal: AbortSignal.timeout(patienceMs),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new TryLater(`${vendor} does not answer: ${error instanceof Error ? error.name : "unknown"}`, 10);
  });
  const text = await response.text();
  const { status } = response;
  if (response.ok) return parsed(text);
  if (unless.includes(status)) return undefined;
  // Statuspage limits by 420.
  if (status === 429 || status === 420) throw new TryLater(`${vendor} limits the rate`, waitSeconds(response.headers));
  if (status === 401 || status === 403)
    throw new TryLater(`${vendor} does not accept the token (${status})`, untilNewTokenSeconds);
  if (status >= 500 || status === 408) throw new TryLater(`${vendor} fails (${status})`, 10);
  throw new Refused(`${vendor} refuses (${status}): ${text.slice(0, 200)}`);
}

function waitSeconds(headers: Headers): number {
  const given = Number(headers.get("retry-after") ?? headers.get("ratelimit-reset") ?? 30);
  return Number.isFinite(given) ? Math.min(Math.max(given, 1), 600) : 30;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = text === "" ? {} : JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
