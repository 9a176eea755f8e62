import { Failure } from "../failure";

/** GitHub's REST API for one repository. */
export interface GitHub {
  /** @throws Failure when GitHub refuses, with its reason. */
  readonly request: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** The bytes at a path. @throws Failure when there are more than so many, without reading the rest. */
  readonly download: (path: string, longest: number) => Promise<Uint8Array>;
  /** Where people see something in a browser. */
  readonly page: (path: string) => string;
}

/**
 * Connects to the repository of the running workflow.
 *
 * @param env GITHUB_REPOSITORY, GITHUB_TOKEN and, on other servers than github.com, GITHUB_API_URL and GITHUB_SERVER_URL.
 */
export function connect(env: NodeJS.ProcessEnv): GitHub {
  const { GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = env;
  const { GITHUB_API_URL: api = "https://api.github.com", GITHUB_SERVER_URL: server = "https://github.com" } = env;
  if (repository === undefined || token === undefined || token === "")
    throw new Failure("GITHUB_REPOSITORY and GITHUB_TOKEN are not set: this command runs in a workflow.");
  const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${api}/repos/${repository}${path}`, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "x-github-api-version": "2022-11-28",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    throw new Failure(
      `GitHub refuses ${method} ${path} (${response.status}): ${reasonIn(await response.text())}\n  What to do: check the workflow's permissions.`,
    );
  };
  return {
    request: async (method, path, body) => {
      const text = await (await send(method, path, body)).text();
      return text === "" ? undefined : (JSON.parse(text) as unknown);
    },
    page: (path) => `${server}/${repository}${path}`,
    download: async (path, longest) => upTo(longest, await send("GET", path)),
  };
}

/** Every page of a list, 100 entries each; some lists come as a property of an object. */
export async function listAll<T>(github: GitHub, path: string, property?: string): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await github.request("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=100&page=${page}`);
    const entries = (property === undefined ? answer : (answer as Record<string, unknown>)[property]) as T[];
    all.push(...entries);
    if (entries.length < 100) return all;
  }
}

async function upTo(longest: number, { body }: Response): Promise<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = body ?? [];
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > longest) throw new Failure(`The download is longer than ${longest} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonIn(text: string): string {
  try {
    return (JSON.parse(text) as { message?: string }).message ?? text;
  } catch {
    return text.slice(0, 200);
  }
}
