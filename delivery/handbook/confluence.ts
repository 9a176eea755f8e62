import { createHash } from "node:crypto";
import { Failure } from "../failure";
import type { Files } from "./hosting";
import { headingOf, storedPage, type StoredPage } from "./storage";

/** A space of Confluence Cloud, and who writes to it. */
export interface Space {
  /** Where its API is, such as https://acme.atlassian.net. */
  readonly url: string;
  readonly spaceId: string;
  /** The page below which the handbook is. */
  readonly parentId: string;
  /** An account's address and API token. */
  readonly email: string;
  readonly token: string;
}

/** Every title begins with it: a title is there once in a space, whoever's page it is. */
const prefix = "Handbook: ";
/** Longer titles are refused. */
const longest = 255;
/** How often a call is tried that comes too soon. */
const tries = 5;

interface Page {
  readonly id: string;
  readonly title: string;
  readonly parentId?: string;
  readonly version: { readonly number: number };
  readonly body?: { readonly storage?: { readonly value?: string } };
}

/**
 * Makes the pages below a page of Confluence those of the handbook. A page that says the same already is left alone, and so
 * is everything that is not below that page.
 *
 * @param pause waits so many milliseconds, when Confluence asks for it.
 * @returns what was done, for people.
 * @throws Failure when Confluence refuses; the next run goes on where this one stopped.
 */
export async function publishPages(
  space: Space,
  files: Files,
  pause: (milliseconds: number) => Promise<void>,
): Promise<string> {
  const call = caller(space, pause);
  const wanted = pagesOf(files);
  const there = (await pagesIn(space, call)).filter(
    ({ parentId, title }) => parentId === space.parentId && title.startsWith(prefix),
  );
  const known = new Map(there.map((it) => [it.title, it]));
  const counts = { made: 0, changed: 0 };
  for (const { title, body } of wanted) {
    const mark = markOf(body);
    const content = { status: "current", title, body: { representation: "storage", value: `${body}${note(mark)}` } };
    const page = known.get(title);
    known.delete(title);
    if (page?.body?.storage?.value?.includes(mark) === true) continue;
    if (page === undefined) {
      await call("POST", "/pages", { ...content, spaceId: space.spaceId, parentId: space.parentId });
      counts.made += 1;
    } else {
      const version = { number: page.version.number + 1 };
      await call("PUT", `/pages/${page.id}`, { ...content, id: page.id, version });
      counts.changed += 1;
    }
  }
  for (const { id } of known.values()) await call("DELETE", `/pages/${id}`);
  return `Confluence: ${counts.made} pages made, ${counts.changed} changed, ${known.size} removed, of ${wanted.length}.`;
}

/** What tells whether a page has to be written: of what was rendered, since Confluence rewrites bodies in its own way. */
const markOf = (body: string) => createHash("sha256").update(body).digest("hex").slice(0, 16);
const note = (mark: string) => `<p><em>Rendered from what is declared; what is edited here is lost. ${mark}</em></p>`;

/** The pages with a title of their own each: where two are called the same, with the path. */
function pagesOf(files: Files): readonly StoredPage[] {
  const headings = Object.entries(files)
    .filter(([path]) => path.endsWith(".html"))
    .map(([path, html]) => [path, headingOf(html)] as const);
  const shared = (heading: string) =>
    headings.filter(([, it]) => it.toLowerCase() === heading.toLowerCase()).length > 1;
  const titles = new Map(
    headings.map(([path, it]) => {
      const more = shared(it) ? ` (${path.replace(/\.html$/, "")})` : "";
      return [path, `${prefix}${it.slice(0, longest - prefix.length - more.length)}${more}`];
    }),
  );
  return headings.map(([path]) => storedPage(files[path] ?? "", path, titles));
}

/** Every page of the space, with its body. */
async function pagesIn({ spaceId }: Space, call: Call): Promise<readonly Page[]> {
  const found: Page[] = [];
  let path: string | undefined = `/spaces/${spaceId}/pages?body-format=storage&limit=50`;
  while (path !== undefined) {
    const { results, _links } = (await call("GET", path)) as {
      readonly results: readonly Page[];
      readonly _links?: { readonly next?: string };
    };
    found.push(...results);
    path = _links?.next?.replace(/^\/wiki\/api\/v2/, "");
  }
  return found;
}

type Call = (method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown) => Promise<unknown>;

function caller({ url, email, token }: Space, pause: (milliseconds: number) => Promise<void>): Call {
  const authorization = `Basic ${Buffer.from(`${email}:${token}`).toString("base64")}`;
  return async (method, path, body) => {
    for (let left = tries; ; left -= 1) {
      const response = await fetch(`${url}/wiki/api/v2${path}`, {
        method,
        headers: { authorization, accept: "application/json", "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }).catch((error: unknown) => {
        throw new Failure(`Confluence does not answer: ${error instanceof Error ? error.message : String(error)}`);
      });
      const text = await response.text();
      if (response.ok) return text === "" ? undefined : (JSON.parse(text) as unknown);
      if (response.status !== 429 || left === 1)
        throw new Failure(
          `Confluence refuses ${method} ${path} (${response.status}): ${text.slice(0, 300)}\n` +
            "  What to do: see whether CONFLUENCE_EMAIL and CONFLUENCE_TOKEN may write pages in the space of config.handbook.confluence.",
        );
      await pause(Number(response.headers.get("retry-after") ?? 5) * 1000);
    }
  };
}
