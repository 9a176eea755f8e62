import { createHash } from "node:crypto";
import { priorityName, recovery } from "../../../plan";
import type { Facts } from "../facts";
import { ask, Refused } from "./ask";
import type { DeedOf, Doers, Secrets, Task } from "./task";

/** What a ticket says. */
interface Ticket {
  readonly summary: string;
  readonly lines: readonly string[];
  readonly due?: string;
  readonly owner?: string;
}

/** Jira: the incident's ticket, checklists, and action items with owner and due date. */
export function jira(
  { url, project, issueType, closed }: NonNullable<Facts["jira"]>,
  facts: Facts,
  secrets: Secrets,
): Doers {
  const call = async (path: string, method: "GET" | "POST" | "PUT" = "GET", body?: unknown) =>
    ask("Jira", `${url}/rest/api/3${path}`, {
      method,
      // The secret is the account's address and its token, as basic authentication takes them.
      headers: { authorization: `Basic ${Buffer.from(await secrets("jira")).toString("base64")}` },
      ...(body !== undefined && { body }),
    });
  const accountOf = async (owner: string): Promise<string | undefined> => {
    const email =
      Object.values(facts.seats)
        .flat()
        .find(({ name }) => name === owner)?.email ?? owner;
    const found = (await call(`/user/search?query=${encodeURIComponent(email)}`)) as unknown;
    return Array.isArray(found) ? (found[0] as { accountId?: string } | undefined)?.accountId : undefined;
  };
  const open = async ({ summary, lines, due, owner }: Ticket, { key, view, again }: Task) => {
    const label = `record-${createHash("sha256").update(`${view.record.reference} ${key}`).digest("hex").slice(0, 16)}`;
    if (again) {
      const answer = await call("/search/jql", "POST", {
        jql: `project = "${project}" AND labels = "${label}"`,
        fields: ["key"],
      });
      const [found] = (answer?.issues ?? []) as readonly { readonly key: string }[];
      if (found !== undefined) return { ticket: found.key };
    }
    const accountId = owner === undefined ? undefined : await accountOf(owner);
    const created = await call("/issue", "POST", {
      fields: {
        project: { key: project },
        issuetype: { name: issueType },
        summary: summary.replaceAll(/\s+/g, " ").slice(0, 250),
        description: document(owner !== undefined && accountId === undefined ? [`Owner: ${owner}`, ...lines] : lines),
        labels: [view.record.reference, label],
        ...(due !== undefined && { duedate: due.slice(0, 10) }),
        ...(accountId !== undefined && { assignee: { accountId } }),
      },
    });
    if (typeof created?.key !== "string") throw new Refused("Jira's answer has no key");
    return { ticket: created.key };
  };
  const titled = ({ view }: Task) => `[${priorityName(view.severity)}] ${view.record.reference}: ${view.title}`;
  return {
    "open-ticket": (_, task) =>
      open({ summary: titled(task), lines: [`Opened ${task.view.openedAt}`, task.view.url] }, task),
    "open-checklist": ({ checklist }, task) => {
      const { title, lines } = checklistOf(checklist, task);
      return open({ summary: `${task.view.record.reference}: ${title}`, lines }, task);
    },
    "open-action": ({ number, category, owner, text, due }: DeedOf<"open-action">, task) =>
      open(
        {
          summary: `${task.view.record.reference} action ${number}: ${text}`,
          lines: [text, `Category: ${category}`],
          due,
          owner,
        },
        task,
      ),
    "move-ticket": async ({ ticket, to }, task) => {
      const key = task.view.result(ticket)?.ticket;
      if (key === undefined) return undefined;
      if (to === "severity") {
        await call(`/issue/${key}`, "PUT", { fields: { summary: titled(task).slice(0, 250) } });
        return { ticket: key };
      }
      const answer = await call(`/issue/${key}/transitions`);
      const transitions = (answer?.transitions ?? []) as readonly { id: string; to?: { name?: string } }[];
      const found = transitions.find((it) => it.to?.name === closed);
      // None leads there when it is there already.
      if (found !== undefined) await call(`/issue/${key}/transitions`, "POST", { transition: { id: found.id } });
      return { ticket: key };
    },
  };
}

/** 5.1, 5.2, 6.3: what people tick off. */
function checklistOf(checklist: DeedOf<"open-checklist">["checklist"], { plan }: Task) {
  const lists = {
    "clean-up": { title: "clean-up after the incident", lines: [...recovery.verification, ...recovery.cleanup] },
    users: { title: "tell users that it is over", lines: [...recovery.affectedUsers, ...recovery.generalUsers] },
    documentation: { title: "bring documentation up to date", lines: [...plan.postMortem.documentation] },
  };
  return lists[checklist];
}

/** Atlassian's document format: a paragraph a line, so that no text is read as markup. */
const document = (lines: readonly string[]) => ({
  type: "doc",
  version: 1,
  content: lines
    .filter((it) => it !== "")
    .map((text) => ({ type: "paragraph", content: [{ type: "text", text: text.slice(0, 2000) }] })),
});
