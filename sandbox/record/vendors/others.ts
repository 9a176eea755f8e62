import { matched, refusal, secretOf, type Call, type Vendor } from "./vendor";

type Thing = Record<string, unknown>;
const words = (it: unknown): string => (typeof it === "string" ? it : JSON.stringify(it));
const object = (it: unknown): Thing => it as Thing;

/** Slack's Web API. It answers 200 to everything that it understands, and says in the body what it refuses. */
export function slack(): Vendor {
  const channels: {
    id: string;
    name: string;
    archived: boolean;
    members: number;
    said: { text: string; metadata?: unknown }[];
  }[] = [];
  const no = (error: string) => ({ json: { ok: false, error } });
  const find = (id: unknown) => channels.find((it) => it.id === id);
  const methods: Readonly<Record<string, (body: Call["body"]) => { json: unknown }>> = {
    "conversations.create": ({ name }) => {
      if (channels.some((it) => it.name === name)) return no("name_taken");
      if (!/^[a-z0-9_-]{1,80}$/.test(words(name))) return no("invalid_name");
      const made = {
        id: `C${String(channels.length + 1).padStart(8, "0")}`,
        name: words(name),
        archived: false,
        members: 1,
        said: [],
      };
      channels.push(made);
      return { json: { ok: true, channel: { id: made.id, name: made.name } } };
    },
    "conversations.list": () => ({ json: { ok: true, channels: channels.map(({ id, name }) => ({ id, name })) } }),
    "conversations.invite": ({ channel, users }) => {
      const found = find(channel);
      if (found !== undefined) found.members += words(users).split(",").length;
      return found === undefined ? no("channel_not_found") : { json: { ok: true, channel: {} } };
    },
    "conversations.history": ({ channel }) => ({ json: { ok: true, messages: find(channel)?.said ?? [] } }),
    "conversations.archive": ({ channel }) => {
      const found = find(channel);
      if (found?.archived === true) return no("already_archived");
      if (found !== undefined) found.archived = true;
      return { json: { ok: true } };
    },
    "users.lookupByEmail": ({ email }) => ({
      json: { ok: true, user: { id: `U${Buffer.from(words(email)).toString("hex").slice(0, 10)}` } },
    }),
    "chat.postMessage": ({ channel, text, metadata }) => {
      const found = find(channel) ?? {
        id: words(channel),
        name: words(channel),
        archived: false,
        members: 0,
        said: [],
      };
      if (!channels.includes(found)) channels.push(found);
      if (found.archived) return no("is_archived");
      found.said.push({ text: words(text), metadata: typeof metadata === "string" ? JSON.parse(metadata) : metadata });
      return { json: { ok: true, ts: "1" } };
    },
  };
  return {
    authorization: `Bearer ${secretOf("slack")}`,
    unauthorised: { json: { ok: false, error: "invalid_auth" } },
    answer: ({ path, body }) => methods[path.replace("/api/", "")]?.(body) ?? no("unknown_method"),
    holds: () =>
      channels.flatMap(({ name, archived, said }) => [
        `#${name}${archived ? " (archived)" : ""}`,
        ...said.map(({ text }) => `  ${text.split("\n")[0] ?? ""}`),
      ]),
  };
}

/** Statuspage's API. */
export function statuspage(): Vendor {
  const incidents: {
    id: string;
    name: unknown;
    status: unknown;
    metadata: unknown;
    components: unknown;
    incident_updates: Thing[];
  }[] = [];
  return {
    authorization: `OAuth ${secretOf("statuspage")}`,
    unauthorised: refusal(401, { error: "Could not authenticate" }),
    answer: (call) => {
      const given = object(call.body.incident ?? {});
      const [, id] = matched(call, "PATCH", /^\/v1\/pages\/(\w+)\/incidents\/([\w-]+)$/) ?? [];
      if (matched(call, "GET", /^\/v1\/pages\/(\w+)\/incidents$/)) return { json: incidents };
      if (matched(call, "POST", /^\/v1\/pages\/(\w+)\/incidents$/)) {
        if (typeof given.name !== "string" || given.name === "")
          return refusal(422, { error: ["Name can't be blank"] });
        const made = {
          id: `page-${incidents.length + 1}`,
          name: given.name,
          status: given.status,
          metadata: given.metadata,
          components: given.components,
          incident_updates: [{ body: given.body, status: given.status }],
        };
        incidents.push(made);
        return { status: 201, json: made };
      }
      const found = incidents.find((it) => it.id === id);
      if (found === undefined) return refusal(404, { error: "Not found" });
      found.incident_updates.unshift({ body: given.body, status: given.status });
      Object.assign(found, { status: given.status, components: given.components });
      return { json: found };
    },
    holds: () =>
      incidents.flatMap(({ name, status, incident_updates: updates }) => [
        `${words(name)}: ${words(status)}`,
        ...[...updates].reverse().map((it) => `  ${words(it.status)}: ${words(it.body)}`),
      ]),
  };
}

/** SendGrid's API: single sends, which are drafts until they are scheduled, and mails. */
export function sendgrid(): Vendor {
  const drafts: { id: string; name: unknown; subject: unknown; released: boolean }[] = [];
  const mails: { to: string; subject: unknown; calendar: boolean }[] = [];
  return {
    authorization: `Bearer ${secretOf("sendgrid")}`,
    unauthorised: refusal(401, { errors: [{ message: "authorization required" }] }),
    answer: (call) => {
      const { body } = call;
      if (matched(call, "POST", /^\/v3\/marketing\/singlesends\/search$/))
        return { json: { result: drafts.filter(({ name }) => name === body.name) } };
      if (matched(call, "POST", /^\/v3\/marketing\/singlesends$/)) {
        const lists = object(body.send_to ?? {}).list_ids as readonly string[] | undefined;
        if (lists?.every((it) => /^[0-9a-f-]{36}$/.test(it)) !== true)
          return refusal(400, { errors: [{ field: "send_to.list_ids", message: "invalid list id" }] });
        const made = {
          id: `send-${drafts.length + 1}`,
          name: body.name,
          subject: object(body.email_config).subject,
          released: false,
        };
        drafts.push(made);
        return { status: 201, json: made };
      }
      const [id] = matched(call, "PUT", /^\/v3\/marketing\/singlesends\/([\w-]+)\/schedule$/) ?? [];
      const found = drafts.find((it) => it.id === id);
      if (found !== undefined) {
        if (found.released) return refusal(409, { errors: [{ message: "already scheduled" }] });
        found.released = true;
        return { status: 201, json: { status: "scheduled" } };
      }
      if (!matched(call, "POST", /^\/v3\/mail\/send$/)) return refusal(404, { errors: [{ message: "not found" }] });
      const [{ to = [] } = {}] = body.personalizations as { to?: { email: string }[] }[];
      if (to.some(({ email }) => !/^\S+@\S+\.\S+$/.test(email)))
        return refusal(400, {
          errors: [{ field: "personalizations.0.to", message: "Does not contain a valid address." }],
        });
      mails.push({
        to: to.map(({ email }) => email).join(", "),
        subject: body.subject,
        calendar: body.attachments !== undefined,
      });
      return { status: 202, json: {} };
    },
    holds: () => [
      ...drafts.map(
        ({ subject, released }) => `${released ? "sent to the customers' list" : "draft"}: ${words(subject)}`,
      ),
      ...mails.map(({ to, subject, calendar }) => `mail to ${to}: ${words(subject)}${calendar ? " (invitation)" : ""}`),
    ],
  };
}

/** Jira Cloud's REST API. */
export function jira(): Vendor {
  const issues: { key: string; fields: Thing; status: string }[] = [];
  return {
    authorization: `Basic ${Buffer.from(secretOf("jira")).toString("base64")}`,
    unauthorised: refusal(401, { errorMessages: ["Client must be authenticated to access this resource."] }),
    answer: (call) => {
      const { body } = call;
      if (matched(call, "GET", /^\/rest\/api\/3\/user\/search$/))
        return { json: [{ accountId: `account-of-${call.query.get("query") ?? ""}` }] };
      if (matched(call, "POST", /^\/rest\/api\/3\/search\/jql$/)) {
        const label = /labels = "([^"]+)"/.exec(words(body.jql))?.[1] ?? "";
        return { json: { issues: issues.filter(({ fields }) => (fields.labels as string[]).includes(label)) } };
      }
      if (matched(call, "POST", /^\/rest\/api\/3\/issue$/)) {
        const fields = object(body.fields);
        if (words(fields.summary).includes("\n"))
          return refusal(400, {
            errors: { summary: "The summary is invalid because it contains newline characters." },
          });
        const made = { key: `INC-${issues.length + 1}`, fields, status: "To Do" };
        issues.push(made);
        return { status: 201, json: { id: made.key, key: made.key } };
      }
      const [key = "", rest = ""] =
        /^\/rest\/api\/3\/issue\/([A-Z]+-\d+)(\/transitions)?$/.exec(call.path)?.slice(1) ?? [];
      const found = issues.find((it) => it.key === key);
      if (found === undefined)
        return refusal(404, { errorMessages: ["Issue does not exist or you do not have permission to see it."] });
      if (rest === "") {
        Object.assign(found.fields, object(body.fields));
        return { status: 204, json: {} };
      }
      if (call.method === "GET")
        return { json: { transitions: found.status === "Done" ? [] : [{ id: "31", to: { name: "Done" } }] } };
      found.status = "Done";
      return { status: 204, json: {} };
    },
    holds: () =>
      issues.map(
        ({ key, fields, status }) =>
          `${key} [${status}] ${words(fields.summary)}${fields.duedate === undefined ? "" : `, due ${words(fields.duedate)}`}`,
      ),
  };
}

/** GitHub's REST API, as far as a pull request needs it. */
export function github(): Vendor {
  const branches = new Set<string>();
  const files = new Map<string, string>();
  const pulls: { title: unknown; head: unknown; html_url: string }[] = [];
  const there = () => refusal(422, { message: "already exists" });
  return {
    authorization: `Bearer ${secretOf("github")}`,
    unauthorised: refusal(401, { message: "Bad credentials" }),
    answer: (call) => {
      const { body } = call;
      const path = call.path.replace(/^\/repos\/[^/]+\/[^/]+/, "");
      const [file] = /^\/contents\/(.+)$/.exec(path)?.slice(1) ?? [];
      if (path === "") return { json: { default_branch: "main" } };
      if (path.startsWith("/git/ref/")) return { json: { object: { sha: "a".repeat(40) } } };
      if (path === "/git/refs") {
        if (branches.has(words(body.ref))) return there();
        branches.add(words(body.ref));
        return { status: 201, json: {} };
      }
      if (file !== undefined) {
        if (files.has(file)) return there();
        files.set(file, Buffer.from(words(body.content), "base64").toString("utf8"));
        return { status: 201, json: {} };
      }
      if (path !== "/pulls") return refusal(404, { message: "Not Found" });
      if (call.method === "GET") return { json: pulls };
      if (pulls.some(({ head }) => head === body.head)) return there();
      const made = {
        title: body.title,
        head: body.head,
        html_url: `https://github.com/vey/post-mortems/pull/${pulls.length + 1}`,
      };
      pulls.push(made);
      return { status: 201, json: made };
    },
    holds: () => [
      ...pulls.map(({ title, html_url: url }) => `${url}: ${words(title)}`),
      ...[...files].flatMap(([name, text]) => [
        `${decodeURIComponent(name)}:`,
        ...text
          .trimEnd()
          .split("\n")
          .map((line) => `  ${line}`),
      ]),
    ],
  };
}

/** Datadog's metrics intake. Points of the same metric, tags and second replace each other. */
export function datadog(): Vendor {
  const points = new Map<string, unknown>();
  return {
    authorization: "",
    unauthorised: refusal(403, { errors: ["Forbidden"] }),
    answer: (call) => {
      if (!matched(call, "POST", /^\/api\/v2\/series$/)) return refusal(404, { errors: ["Not found"] });
      for (const { metric, tags, points: given } of call.body.series as {
        metric: string;
        tags: string[];
        points: { timestamp: number; value: number }[];
      }[])
        for (const { timestamp, value } of given)
          points.set(`${metric} ${tags.filter((it) => it.startsWith("severity")).join()} ${timestamp}`, value);
      return { status: 202, json: { errors: [] } };
    },
    holds: () => [...points].map(([key, value]) => `${key.split(" ").slice(0, 2).join(" ")}: ${words(value)}`),
  };
}
