import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { datadog, github, jira, sendgrid, slack, statuspage } from "./others";
import { pagerduty, type KnownIncident } from "./pagerduty";
import { secretOf, type Answer, type Call, type Vendor } from "./vendor";

/** What a vendor does instead of answering, once: what the record must live with. */
export type Trouble = "rate-limit" | "server-error" | "expired-token" | "slow" | "cut";

/** Every vendor that the record speaks to, on loopback. */
export interface Vendors {
  /** Where a vendor is. */
  readonly url: (vendor: VendorName) => string;
  readonly holds: () => Readonly<Record<VendorName, readonly string[]>>;
  /** The next calls of a vendor meet this, in turn; `after`: the call is carried out, and only its answer is lost. */
  readonly trouble: (vendor: VendorName, ...troubles: readonly (Trouble | "lost-answer")[]) => void;
  /** How many calls there were. */
  readonly calls: () => number;
  readonly close: () => Promise<void>;
}

/** The vendors' names. */
export const vendorNames = ["pagerduty", "slack", "statuspage", "sendgrid", "jira", "github", "datadog"] as const;
/** A vendor's name. */
export type VendorName = (typeof vendorNames)[number];

/** How long a slow vendor takes: longer than anybody waits. */
const slowMs = 12_000;

/** Serves every vendor, over incidents that a scenario makes. */
export async function serveVendors(incidents: ReadonlyMap<string, KnownIncident>): Promise<Vendors> {
  const vendors: Readonly<Record<VendorName, Vendor>> = {
    pagerduty: pagerduty(incidents),
    slack: slack(),
    statuspage: statuspage(),
    sendgrid: sendgrid(),
    jira: jira(),
    github: github(),
    datadog: datadog(),
  };
  const troubles = new Map<VendorName, (Trouble | "lost-answer")[]>();
  let calls = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const [, name = "", rest = ""] = /^\/([a-z]+)(\/.*)?$/.exec(request.url ?? "") ?? [];
      const vendor = vendors[name as VendorName] as Vendor | undefined;
      calls += 1;
      const call = await read(request, rest);
      const trouble = troubles.get(name as VendorName)?.shift();
      if (trouble === "cut") return request.socket.destroy();
      if (trouble === "slow") return setTimeout(() => request.socket.destroy(), slowMs).unref();
      const { status = 200, headers = {}, json } = troubled(trouble) ?? answered(name, vendor, call, request);
      if (trouble === "lost-answer") return request.socket.destroy();
      response.writeHead(status, { "content-type": "application/json", ...headers });
      return response.end(status === 204 ? undefined : JSON.stringify(json));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (vendor) => `http://127.0.0.1:${port}/${vendor}`,
    holds: () =>
      Object.fromEntries(vendorNames.map((it) => [it, vendors[it].holds()])) as Record<VendorName, readonly string[]>,
    trouble: (vendor, ...more) => {
      troubles.set(vendor, [...(troubles.get(vendor) ?? []), ...more]);
    },
    calls: () => calls,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function answered(name: string, vendor: Vendor | undefined, call: Call, request: IncomingMessage): Answer {
  if (vendor === undefined) return { status: 404, json: {} };
  const known =
    name === "datadog"
      ? request.headers["dd-api-key"] === secretOf("datadog")
      : call.authorization.replace(/^token /i, "Bearer ") === vendor.authorization ||
        call.authorization === vendor.authorization;
  return known ? vendor.answer(call) : vendor.unauthorised;
}

function troubled(trouble: Trouble | "lost-answer" | undefined): Answer | undefined {
  switch (trouble) {
    case "rate-limit":
      return { status: 429, headers: { "retry-after": "2" }, json: { ok: false, error: "ratelimited" } };
    case "server-error":
      return { status: 503, json: { error: "unavailable" } };
    case "expired-token":
      return { status: 401, json: { ok: false, error: "token_expired" } };
    default:
      return undefined;
  }
}

async function read(request: IncomingMessage, rest: string): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const url = new URL(rest === "" ? "/" : rest, "http://vendor");
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    authorization: request.headers.authorization ?? "",
    body: bodyOf(text, request.headers["content-type"] ?? ""),
  };
}

/** Slack's client sends forms, everybody else JSON. */
function bodyOf(text: string, type: string): Readonly<Record<string, unknown>> {
  if (text === "") return {};
  return type.includes("x-www-form-urlencoded")
    ? Object.fromEntries(new URLSearchParams(text))
    : (JSON.parse(text) as Record<string, unknown>);
}
