import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pageOf, signatureOf, webhookOf, type WireIncident } from "../../sandbox/record/webhooks";
import { plan } from "../../src/plan";
import { recordSpecs } from "../../src/record";
import { event, opened, viewOf, type Happening } from "../../src/record/runtime/core";
import { readNote } from "../../src/record/runtime/inbound/notes";
import { readWebhook } from "../../src/record/runtime/inbound/webhook";
import { takeIn, type UrlRequest } from "../../src/record/runtime/ingress";
import type { Message } from "../../src/record/runtime/messages";
import { filled, messageText, statusText, valuesOf } from "../../src/record/runtime/texts";
import { production } from "../support/environment";

const { facts } = recordSpecs(plan, production());
const at = "2025-12-07T03:12:46Z";
const wire: WireIncident = { id: "Q1INCIDENT", title: "PIDs were linked", service: "zkp-p0", createdAt: at };
const body = webhookOf(wire, event({ kind: "acknowledged" }, at, "Alice Smith"));

describe("a request to the ingress", () => {
  const secrets = ["first-secret", "second-secret"];
  const asked = async (request: UrlRequest) => {
    const sent: Message[] = [];
    const log: string[] = [];
    const answer = await takeIn(request, {
      secrets: () => Promise.resolve(secrets.join("\n")),
      send: (message) => {
        sent.push(message);
        return Promise.resolve();
      },
      log: (what) => log.push(what),
    });
    return { status: answer.statusCode, sent, log };
  };
  const signed = (text: string, secret = "first-secret") => ({ "x-pagerduty-signature": signatureOf(text, secret) });

  it("is taken when any subscription's secret signed it, as it came", async () => {
    for (const secret of secrets) {
      expect(await asked({ body, headers: signed(body, secret) })).toEqual({
        status: 202,
        sent: [{ is: "webhook", body }],
        log: [],
      });
    }
  });

  it("is taken while a secret is exchanged, when one of several signatures is right", async () => {
    const header = `${signatureOf(body, "old-secret")},${signatureOf(body, "second-secret")}`;
    expect((await asked({ body, headers: { "x-pagerduty-signature": header } })).status).toBe(202);
  });

  it("is taken from base64, as Lambda hands over what is not text", async () => {
    const encoded = Buffer.from(body).toString("base64");
    expect(await asked({ body: encoded, isBase64Encoded: true, headers: signed(body) })).toMatchObject({
      status: 202,
      sent: [{ body }],
    });
  });

  const sha1 = createHmac("sha1", "first-secret").update(body).digest("hex");
  it.each([
    ["without a signature", body, {}],
    ["with a stranger's signature", body, signed(body, "guessed")],
    ["with the signature of another body", `${body} `, signed(body)],
    ["with a signature of another kind", body, { "x-pagerduty-signature": `v1=${sha1}` }],
    ["with a signature's beginning", body, { "x-pagerduty-signature": signatureOf(body, "first-secret").slice(0, 30) }],
  ])("is refused and noted %s, and nothing goes further", async (_, text, headers) => {
    const { status, sent, log } = await asked({ body: text, headers });
    expect([status, sent]).toEqual([401, []]);
    expect(log).toEqual(["webhook with a signature that is not PagerDuty's"]);
  });

  it("is refused when it is signed and not JSON", async () => {
    expect(await asked({ body: "<html>", headers: signed("<html>") })).toMatchObject({ status: 400, sent: [] });
  });

  it("is refused when somebody looks with a browser", async () => {
    expect((await asked({ headers: {}, requestContext: { http: { method: "GET" } } })).status).toBe(405);
  });
});

describe("a webhook", () => {
  it("tells how the incident began, too, so that the first one may be lost", () => {
    expect(readWebhook(body, facts)).toMatchObject({
      incident: "Q1INCIDENT",
      openedAt: at,
      events: [
        { what: { kind: "triggered", severity: "p0", title: "PIDs were linked" } },
        { at, who: "Alice Smith", what: { kind: "acknowledged" } },
      ],
    });
  });

  it("is the same event when it is delivered again", () => {
    expect(readWebhook(body, facts)).toEqual(readWebhook(body, facts));
  });

  it("of a service that is not the plan's is nobody's incident", () => {
    expect(readWebhook(webhookOf({ ...wire, service: "billing" }, event({ kind: "acknowledged" }, at)), facts)).toBe(
      undefined,
    );
  });

  it("of a test is nobody's incident", () => {
    const ping = { event: { event_type: "pagey.ping", occurred_at: at, data: { message: "Hello", type: "ping" } } };
    expect(readWebhook(JSON.stringify(ping), facts)).toBe(undefined);
  });

  it.each([
    ["no event", {}],
    ["no time", { event: { event_type: "incident.acknowledged", data: {} } }],
    ["a time that is none", { event: { event_type: "incident.acknowledged", occurred_at: "yesterday", data: {} } }],
  ])("with %s is refused, and the message says where", (_, wrong) => {
    expect(() => readWebhook(JSON.stringify(wrong), facts)).toThrow(/not a webhook.*at event/s);
  });

  it("with an id that is none is nobody's incident, so that no text becomes a path", () => {
    const moved = webhookOf({ ...wire, id: "../users" }, event({ kind: "acknowledged" }, at));
    expect(readWebhook(moved, facts)).toBe(undefined);
  });

  it("whose clock jumps is kept at the time that it says", () => {
    const early = webhookOf(wire, event({ kind: "resolved" }, "1999-12-31T23:59:59Z"));
    expect(readWebhook(early, facts)?.events.map((it) => it.at)).toEqual([at, "1999-12-31T23:59:59Z"]);
  });
});

describe("a note", () => {
  const read = (text: string, who = "Eve Adams") => readNote(text, who, facts);

  it("that begins with a slash and a word of the plan is a press, with what follows", () => {
    expect(read("/impact nobody\ncan log in")).toEqual({ kind: "press", press: "impact", text: "nobody\ncan log in" });
  });

  it.each(["release-email", "identified", "monitoring"])("/%s is the Communications Lead's or commander's", (press) => {
    expect(read(`/${press}`, "Eve Adams").kind).toBe("press");
    expect(read(`/${press}`, "Alice Smith").kind).toBe("press");
    expect(read(`/${press}`, "Grace Hopper").kind).toBe("note");
  });

  it.each(["/release", "/constructor", "/__proto__", "/toString", "impact", "/ impact"])(
    "%s is only a note",
    (text) => {
      expect(read(text)).toEqual({ kind: "note", text });
    },
  );
});

describe("a title with markup and template syntax", () => {
  const title = "<!channel> <script>alert(1)</script> {{reference}} {{{draft}}} *bold* | x\n# y @here `z`";
  const happened: Happening = { kind: "triggered", title, severity: "p0", url: pageOf("Q1INCIDENT") };
  const view = viewOf(
    {
      ...opened("Q1INCIDENT", "INC-20251207-001"),
      events: [event(happened, at), event({ kind: "press", press: "impact", text: title }, at, "Eve Adams")],
    },
    plan,
  );
  if (view === undefined) throw new Error("the incident was opened");
  const values = valuesOf(view, plan, facts);

  it.each([
    ["the channel", messageText("declared", values, "slack")],
    ["the e-mail", filled("customer", values, "html").body],
    ["the status page", statusText("investigating", values)],
    ["the post-mortem", filled("post-mortem", values, "markdown").body],
  ])("marks nothing up and fills nothing in, in %s", (_, text) => {
    expect(text.replaceAll(/\\./g, "")).not.toMatch(/<!channel>|<script>/);
    expect(text.replaceAll("\\", "")).toContain("{{reference}}");
  });

  it("mentions nobody in the channel", () => {
    expect(messageText("declared", values, "slack")).not.toMatch(/<!|@here/);
  });

  it("makes no line of its own in the post-mortem's table", () => {
    const [row = ""] = filled("post-mortem", values, "markdown")
      .body.split("\n")
      .filter((line) => line.includes("opened as"));
    expect(row.replaceAll(/\\./g, "").split("|")).toHaveLength(4);
  });

  it("makes one line in a subject", () => {
    expect(filled("customer", values, "plain").subject).not.toContain("\n");
  });
});
