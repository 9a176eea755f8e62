import { fakeServer, type Answer, type FakeServer, type Received } from "./server";

/** A page as Confluence keeps it. */
export interface Kept {
  readonly id: string;
  title: string;
  readonly parentId: string;
  version: number;
  body: string;
}

/** Confluence Cloud's pages on loopback, with what its API refuses; tests may put in pages, and have calls come too soon. */
export interface FakeConfluence extends Pick<FakeServer, "url" | "received" | "close"> {
  readonly pages: Kept[];
  tooSoon: number;
}

const account = `Basic ${Buffer.from("ada@vey.example:token").toString("base64")}`;
const space = "98306";

export async function fakeConfluence(): Promise<FakeConfluence> {
  const state = { pages: [] as Kept[], tooSoon: 0 };
  const server = await fakeServer((request) => answer(state, request));
  return Object.assign(state, { url: server.url, received: server.received, close: server.close });
}

function answer(state: { readonly pages: Kept[]; tooSoon: number }, { method, path, headers, body }: Received): Answer {
  if (headers.authorization !== account) return { status: 401, body: { message: "Unauthorized" } };
  if (state.tooSoon > 0) {
    state.tooSoon -= 1;
    return { status: 429, body: { message: "Rate limit exceeded" } };
  }
  const { pathname, searchParams } = new URL(path, "http://confluence");
  if (method === "GET" && pathname === `/wiki/api/v2/spaces/${space}/pages`) return list(state.pages, searchParams);
  const id = /^\/wiki\/api\/v2\/pages\/(\d+)$/.exec(pathname)?.[1];
  const page = state.pages.find((it) => it.id === id);
  if (method === "DELETE" && page !== undefined) {
    state.pages.splice(state.pages.indexOf(page), 1);
    return { status: 204 };
  }
  const given = body as {
    readonly spaceId?: string;
    readonly parentId?: string;
    readonly title: string;
    readonly status: string;
    readonly body: { readonly representation: string; readonly value: string };
    readonly version?: { readonly number: number };
  };
  const taken = state.pages.some((it) => it !== page && it.title.toLowerCase() === given.title.toLowerCase());
  if (taken) return { status: 400, body: { message: "A page with this title already exists in this space" } };
  if (given.title.length > 255) return { status: 400, body: { message: "Title too long" } };
  const broken = faultIn(given.body.value);
  if (given.body.representation !== "storage" || broken !== undefined)
    return { status: 400, body: { message: `Error parsing xhtml: ${broken ?? "no storage"}` } };
  if (method === "POST" && pathname === "/wiki/api/v2/pages" && given.spaceId === space) {
    const made = { id: String(1000 + state.pages.length), parentId: given.parentId ?? "", version: 1 };
    state.pages.push({ ...made, title: given.title, body: given.body.value });
    return { body: { id: made.id } };
  }
  if (method !== "PUT" || page === undefined) return { status: 404, body: { message: "Not found" } };
  if (given.version?.number !== page.version + 1)
    return { status: 409, body: { message: "Version must be incremented" } };
  Object.assign(page, { title: given.title, body: given.body.value, version: page.version + 1 });
  return { body: { id } };
}

/** Pages of a list, with the way to the next. */
function list(pages: readonly Kept[], query: URLSearchParams): Answer {
  const [limit, from] = [Number(query.get("limit")), Number(query.get("cursor") ?? 0)];
  const results = pages.slice(from, from + limit).map(({ id, title, parentId, version, body }) => ({
    id,
    title,
    parentId,
    version: { number: version },
    body: { storage: { value: body } },
  }));
  const next = `/wiki/api/v2/spaces/${space}/pages?body-format=storage&limit=${limit}&cursor=${from + limit}`;
  return { body: { results, _links: from + limit < pages.length ? { next } : {} } };
}

/** Why a text is no XHTML of Confluence's; undefined where it is. */
function faultIn(text: string): string | undefined {
  const rest = text.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, "");
  const open: string[] = [];
  const token = /<(\/?)([a-z][\w:-]*)((?: [a-z:-]+="[^"<]*")*)( ?\/)?>|&(?:amp|lt|gt|quot);|[^<&]+/gsy;
  while (token.lastIndex < rest.length) {
    const at = token.lastIndex;
    const match = token.exec(rest);
    if (match === null) return `"${rest.slice(at, at + 30)}"`;
    const [, closing, name, , itself] = match;
    if (name === undefined || itself !== undefined) continue;
    if (closing === "") open.push(name);
    else if (open.pop() !== name) return `</${name}>`;
  }
  return open.length === 0 ? undefined : `<${open.join("><")}>`;
}
