import { request } from "@octokit/request";
import type { Facts } from "../facts";
import { filled } from "../texts";
import { Refused, TryLater } from "./ask";
import type { Doers, Secrets } from "./task";

/** GitHub: the post-mortem's draft, as a pull request that people complete. */
export function github({ url, repository, folder }: NonNullable<Facts["postMortems"]>, secrets: Secrets): Doers {
  const [owner = "", repo = ""] = repository.split("/");
  return {
    "draft-post-mortem": async (_, { view, values }) => {
      const api = request.defaults({ baseUrl: url, headers: { authorization: `Bearer ${await secrets("github")}` } });
      const { reference } = view.record;
      const { subject, body } = filled("post-mortem", values, "markdown");
      const branch = `post-mortem/${reference}`;
      const path = `${folder}/${reference}.md`;
      const repositoryOf = { owner, repo };
      const { default_branch: base } = (await told(api("GET /repos/{owner}/{repo}", repositoryOf))).data;
      const { object } = (
        await told(api("GET /repos/{owner}/{repo}/git/ref/{ref}", { ...repositoryOf, ref: `heads/${base}` }))
      ).data;
      // Each of the three says 422 when it was there already: what people have written since stays.
      await unlessThere(
        api("POST /repos/{owner}/{repo}/git/refs", { ...repositoryOf, ref: `refs/heads/${branch}`, sha: object.sha }),
      );
      await unlessThere(
        api("PUT /repos/{owner}/{repo}/contents/{path}", {
          ...repositoryOf,
          path,
          branch,
          message: subject,
          content: Buffer.from(body).toString("base64"),
        }),
      );
      const made = await unlessThere(
        api("POST /repos/{owner}/{repo}/pulls", {
          ...repositoryOf,
          title: subject,
          head: branch,
          base,
          body: "Complete it, hold the post-mortem, merge.",
        }),
      );
      if (made !== undefined) return { url: made.data.html_url };
      const [open] = (
        await told(
          api("GET /repos/{owner}/{repo}/pulls", { ...repositoryOf, head: `${owner}:${branch}`, state: "all" }),
        )
      ).data;
      return { url: open?.html_url ?? "" };
    },
  };
}

const statusOf = (error: unknown) => (error as { readonly status?: number }).status ?? 0;

async function unlessThere<T>(answer: Promise<T>): Promise<T | undefined> {
  return told(
    answer.catch((error: unknown) => {
      if (statusOf(error) === 422) return undefined;
      throw error;
    }),
  );
}

async function told<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || status === 422) throw new Refused(`GitHub refuses (${status})`);
    const wait = Number(
      (error as { response?: { headers?: Record<string, string> } }).response?.headers?.["retry-after"],
    );
    throw new TryLater(
      `GitHub fails (${status})`,
      status === 401 ? 300 : Number.isFinite(wait) && wait > 0 ? wait : 30,
    );
  }
}
