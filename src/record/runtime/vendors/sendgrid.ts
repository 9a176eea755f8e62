import { createHash } from "node:crypto";
import type { SeatKey } from "../../../plan";
import { later } from "../core";
import { holderOf, type Facts, type KnownPerson } from "../facts";
import { filled } from "../texts";
import { ask, Refused } from "./ask";
import type { DeedOf, Doers, Secrets, Task } from "./task";

/** SendGrid: campaigns to the customers' list, which people release, and single mails to those whom the plan names. */
export function sendgrid(email: NonNullable<Facts["email"]>, facts: Facts, secrets: Secrets): Doers {
  const call = async (path: string, method: "GET" | "POST" | "PUT", body?: unknown, unless?: readonly number[]) =>
    ask("SendGrid", `${email.url}/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${await secrets("sendgrid")}` },
      ...(body !== undefined && { body }),
      ...(unless !== undefined && { unless }),
    });
  const mail = (to: readonly string[], subject: string, text: string, key: string, more: object = {}) =>
    call("/mail/send", "POST", {
      personalizations: [{ to: [...new Set(to)].map((it) => ({ email: it })), custom_args: { effect: key } }],
      from: { email: email.from, name: facts.company },
      subject,
      content: [{ type: "text/plain", value: text }],
      ...more,
    });
  return {
    "draft-email": (deed, task) => draft(deed, task, email, call),
    "release-email": async ({ draft: drafted }, { view }) => {
      const id = view.result(drafted)?.draft;
      if (id === undefined) throw new Refused("there is no such draft");
      // 409: somebody has scheduled it already, here or on SendGrid's page.
      await call(`/marketing/singlesends/${id}/schedule`, "PUT", { send_at: "now" }, [409]);
      return { draft: id };
    },
    "mail-breach": async ({ hour }, { key, values, facts: { contacts } }) => {
      const { subject, body } = filled("breach-notification", { ...values, hour }, "plain");
      const legal = contacts.legal.includes("@") ? [contacts.legal] : [];
      await mail([...legal, ...emails(facts, "security-officer")], subject, body, key);
      return { hour: String(hour) };
    },
    "tell-contact": async ({ contact }, { key, values, plan }) => {
      const { title, purpose } = plan.contacts[contact];
      const address = facts.contacts[contact];
      if (address === "none") return { skipped: contact };
      if (!address.includes("@")) throw new Refused(`${title} takes no e-mail, but is reached at ${address}`);
      const { subject, body } = filled("external-contact", { ...values, purpose }, "plain");
      await mail([address], subject, body, key);
      return { contact };
    },
    invite: async ({ from }, { key, values, view, now }) => {
      const { subject, body } = filled("invitation", values, "plain");
      const to = participants(
        view.events.flatMap(({ who }) => who ?? []),
        facts,
      );
      const content = Buffer.from(calendar(from, subject, body, view.record.reference, email.from, now)).toString(
        "base64",
      );
      await mail(
        to.map((it) => it.email),
        subject,
        body,
        key,
        { attachments: [{ content, type: "text/calendar; method=REQUEST", filename: "post-mortem.ics" }] },
      );
      return { at: from };
    },
  };
}

type Call = (path: string, method: "GET" | "POST" | "PUT", body?: unknown) => ReturnType<typeof ask>;

async function draft(
  { template }: DeedOf<"draft-email">,
  { key, view, values, again }: Task,
  { senderId, listId, url }: NonNullable<Facts["email"]>,
  call: Call,
) {
  const { subject, body } = filled(template, values, "html");
  // The name is what finds it again; SendGrid takes a hundred characters.
  const name = `${view.record.reference} ${key}`.slice(0, 100);
  if (again) {
    const answer = await call("/marketing/singlesends/search", "POST", { name });
    const found = (answer?.result as readonly { readonly id: string; readonly name: string }[] | undefined)?.find(
      (it) => it.name === name,
    );
    if (found !== undefined) return { draft: found.id, url: pageOf(found.id, url) };
  }
  const created = await call("/marketing/singlesends", "POST", {
    name,
    send_to: { list_ids: [listId] },
    email_config: {
      subject,
      html_content: `<p>${body.replaceAll("\n\n", "</p><p>").replaceAll("\n", "<br>")}</p>`,
      generate_plain_content: true,
      sender_id: senderId,
    },
  });
  if (typeof created?.id !== "string") throw new Refused("SendGrid's answer has no id");
  return { draft: created.id, url: pageOf(created.id, url) };
}

const pageOf = (id: string, url: string) => `${url.replace("//api.", "//mc.")}/single-sends/${id}/editor`;

const emails = (facts: Facts, seat: SeatKey) => facts.seats[seat].map(({ email }) => email);

/** 6.1: commander, technical lead, everybody who did something, and the stakeholders. */
function participants(who: readonly string[], facts: Facts): readonly KnownPerson[] {
  const everybody = Object.values(facts.seats).flat();
  return [
    holderOf(facts, "incident-commander-primary"),
    holderOf(facts, "technical-lead-primary"),
    ...everybody.filter(({ name }) => who.includes(name)),
    ...facts.stakeholders,
  ].filter((it) => it !== undefined);
}

/** An invitation that calendars understand (RFC 5545); its UID makes a second one the same meeting. */
function calendar(
  from: string,
  title: string,
  text: string,
  reference: string,
  organiser: string,
  now: string,
): string {
  const stamp = (at: string) => at.replaceAll(/[-:]/g, "");
  const escaped = (it: string) => it.replaceAll(/([\\;,])/g, "\\$1").replaceAll("\n", "\\n");
  const uid = createHash("sha256").update(reference).digest("hex").slice(0, 32);
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//incident-response//record//EN",
    "METHOD:REQUEST",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(later(from, 60))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `ORGANIZER:mailto:${organiser}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}
