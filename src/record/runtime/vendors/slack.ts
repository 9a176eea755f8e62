import { ErrorCode, LogLevel, WebClient } from "@slack/web-api";
import type { SeatKey } from "../../../plan";
import type { Facts } from "../facts";
import { channelName, messageText } from "../texts";
import { Refused, TryLater } from "./ask";
import type { Doers, Result, Secrets, Task } from "./task";

/** Who is in the incident's channel from the beginning; the others find it in the severity's channel. */
const invited: readonly SeatKey[] = [
  "incident-commander-primary",
  "technical-lead-primary",
  "communications-lead-primary",
  "security-analyst-primary",
];

/** A client that leaves trying again to the queue. */
const connectSlack = (url: string, token: string) =>
  new WebClient(token, {
    slackApiUrl: url,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    logLevel: LogLevel.ERROR,
  });

/** Says something in the channel of the worst severity, where everybody who follows incidents is. */
export async function announce({ slack: account }: Facts, secrets: Secrets, text: string): Promise<void> {
  if (account === undefined) return;
  const api = connectSlack(account.url, await secrets("slack"));
  await told(api.chat.postMessage({ channel: account.severityChannels.p0, text: text.replaceAll("**", "*") }));
}

/** Slack: the incident's channel and what is said in it. */
export function slack({ url, severityChannels }: NonNullable<Facts["slack"]>, facts: Facts, secrets: Secrets): Doers {
  const client = async () => connectSlack(url, await secrets("slack"));
  const findChannel = async (name: string): Promise<string> => {
    const api = await client();
    let cursor = "";
    do {
      const page = await told(api.conversations.list({ limit: 200, ...(cursor !== "" && { cursor }) }));
      const found = page.channels?.find((it) => it.name === name)?.id;
      if (found !== undefined) return found;
      cursor = page.response_metadata?.next_cursor ?? "";
    } while (cursor !== "");
    throw new Refused(`Slack has a channel ${name} that this app cannot see`);
  };
  return {
    "open-channel": async (_, { view }) => {
      const api = await client();
      const name = channelName(view.record.reference);
      const created = await told(api.conversations.create({ name }), ["name_taken"]);
      const channel = created?.channel?.id ?? (await findChannel(name));
      const users = await Promise.all(
        invited
          .flatMap((seat) => facts.seats[seat])
          .map(async ({ email }) => (await told(api.users.lookupByEmail({ email }), ["users_not_found"]))?.user?.id),
      );
      const known = [...new Set(users.filter((it) => it !== undefined))];
      if (known.length > 0)
        await told(api.conversations.invite({ channel, users: known.join(",") }), ["already_in_channel"]);
      return { channel, name };
    },
    post: async ({ message, values }, task) => {
      const channel = task.view.result("channel")?.channel ?? severityChannels[task.view.severity];
      const text = messageText(message, { ...task.values, ...values }, "slack");
      return say(await client(), channel, text, task);
    },
    "archive-channel": async (_, { view }) => {
      const channel = view.result("channel")?.channel;
      if (channel !== undefined) await told((await client()).conversations.archive({ channel }), ["already_archived"]);
      return undefined;
    },
  };
}

/** The message carries the effect's key, so that it can be found again. */
async function say(api: WebClient, channel: string, text: string, { key, again }: Task): Promise<Result> {
  if (again) {
    const { messages = [] } = await told(
      api.conversations.history({ channel, limit: 100, include_all_metadata: true }),
    );
    if (messages.some(({ metadata }) => (metadata?.event_payload as { key?: string } | undefined)?.key === key))
      return undefined;
  }
  const metadata = { event_type: "incident_record", event_payload: { key } };
  await told(api.chat.postMessage({ channel, text, metadata, unfurl_links: false }));
  return undefined;
}

/** Errors that pass when somebody puts a new token. */
const tokenErrors = ["invalid_auth", "token_expired", "token_revoked", "account_inactive", "not_authed"];

function told<T>(answer: Promise<T>): Promise<T>;
function told<T>(answer: Promise<T>, unless: readonly string[]): Promise<T | undefined>;
async function told<T>(answer: Promise<T>, unless: readonly string[] = []): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const { code, retryAfter, data } = error as { code?: ErrorCode; retryAfter?: number; data?: { error?: string } };
    const reason = data?.error ?? "";
    if (unless.includes(reason)) return undefined;
    if (code === ErrorCode.RateLimitedError) throw new TryLater("Slack limits the rate", retryAfter ?? 30);
    if (tokenErrors.includes(reason)) throw new TryLater(`Slack does not accept the token (${reason})`, 300);
    if (code === ErrorCode.PlatformError) throw new Refused(`Slack refuses: ${reason}`);
    throw new TryLater("Slack does not answer", 10);
  }
}
