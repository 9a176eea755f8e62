import { Failure } from "../failure";

/** GitHub's REST API for one repository. */
export interface GitHub {
  /** @throws Failure when GitHub refuses, with its reason. */
  readonly request: (method: string, path: string, body?: unknown) => Promise<unknown>;
}

/**
 * Connects to the repository of the running workflow.
 *
 * @param env GITHUB_REPOSITORY, GITHUB_TOKEN and, on other servers than github.com, GITHUB_API_URL.
 */
export function connect(env: NodeJS.ProcessEnv): GitHub {
  const { GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token, GITHUB_API_URL: api = "https://api.github.com" } = env;
  if (repository === undefined || token === undefined || token === "")
    throw new Failure("GITHUB_REPOSITORY and GITHUB_TOKEN are not set: this command runs in a workflow.");
  return {
    request: async (method, path, body) => {
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
      const text = await response.text();
      if (!response.ok)
        throw new Failure(
          `GitHub refuses ${method} ${path} (${response.status}): ${reasonIn(text)}\n  What to do: check the workflow's permissions.`,
        );
      return text === "" ? undefined : (JSON.parse(text) as unknown);
    },
  };
}

/** Every page of a list, 100 entries each. */
export async function listAll<T>(github: GitHub, path: string): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const entries = (await github.request(
      "GET",
      `${path}${path.includes("?") ? "&" : "?"}per_page=100&page=${page}`,
    )) as T[];
    all.push(...entries);
    if (entries.length < 100) return all;
  }
}

function reasonIn(text: string): string {
  try {
    return (JSON.parse(text) as { message?: string }).message ?? text;
  } catch {
    return text.slice(0, 200);
  }
}
