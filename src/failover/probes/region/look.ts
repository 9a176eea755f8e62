import { askPatiently, type Fetch } from "../runtime/http";

/** A host's endpoint in the other region, and what only a working service answers. */
export interface Endpoint {
  readonly host: string;
  readonly url: string;
  readonly contains: string;
}

/** What a region sees of the other one. */
export interface Sight {
  /** Hosts whose endpoint gives no known-good verification. */
  readonly failing: readonly string[];
  readonly vendorSilent: boolean;
  /** No host of the other region works, and the monitor vendor, which would say so, does not answer either. */
  readonly unwatched: boolean;
}

/** Looks at every endpoint, and at the monitor vendor's API: any answer of it counts that is not an error of its own. */
export async function look(
  endpoints: readonly Endpoint[],
  vendorUrl: string,
  fetch: Fetch,
  pause: () => Promise<void>,
): Promise<Sight> {
  const ask = (url: string) => askPatiently(fetch, url, {}, pause);
  const [vendor, ...answers] = await Promise.all([vendorUrl, ...endpoints.map(({ url }) => url)].map(ask));
  const failing = endpoints
    .filter(({ contains }, index) => answers[index]?.status !== 200 || !answers[index].body.includes(contains))
    .map(({ host }) => host);
  const vendorSilent = vendor === undefined || vendor.status >= 500;
  return { failing, vendorSilent, unwatched: vendorSilent && failing.length === endpoints.length };
}
