import { displayName, type SeatKey } from "../../../plan";
import type { Facts } from "../facts";
import { messageText, shortened } from "../texts";
import { connectPagerduty } from "./pagerdutyApi";
import { followIncidents } from "./pagerdutyIncidents";
import type { Doers, Secrets, Task } from "./task";

/** PagerDuty: the field, the notes, and paging more people. */
export function pagerduty(
  facts: Facts,
  secrets: Secrets,
): Doers & { readonly note: (text: string, task: Task) => Promise<undefined> } {
  const { call, find, requester } = connectPagerduty(facts, secrets);
  const askResponders = async (id: string, message: string, targets: readonly { id: string; type: string }[]) =>
    call(`/incidents/${id}/responder_requests`, "POST", {
      requester_id: await requester(),
      message,
      responder_request_targets: targets.map((it) => ({ responder_request_target: it })),
    });
  const incidentPath = ({ view }: Task) => `/incidents/${view.record.id}`;
  return {
    ...followIncidents(facts, secrets),
    "write-reference": async (_, task) => {
      await call(`${incidentPath(task)}/custom_fields/values`, "PUT", {
        custom_fields: [{ name: "incident_reference", value: task.view.record.reference }],
      });
      return undefined;
    },
    page: async ({ seats, message, values }, task) => {
      const emails = seats.flatMap((seat: SeatKey) => facts.seats[seat].map(({ email }) => email));
      const ids = await Promise.all(emails.map((it) => find("users", "email", it)));
      const targets = [...new Set(ids)].map((id) => ({ id, type: "user_reference" }));
      await askResponders(task.view.record.id, messageText(message, { ...task.values, ...values }, "plain"), targets);
      return { asked: String(targets.length) };
    },
    "page-ladder": async ({ severity }, task) => {
      const name = displayName(severity);
      const id = await find("escalation_policies", "name", name);
      const message = `${task.view.record.reference} is now ${name}: ${task.view.title}`;
      await askResponders(task.view.record.id, message, [{ id, type: "escalation_policy_reference" }]);
      return { asked: name };
    },
    note: async (text, task) => {
      // Notes have no key of their own, so the effect's stands at their end.
      const mark = `[${shortened(task.key)}]`;
      if (task.again) {
        const answer = await call(`${incidentPath(task)}/notes`);
        const notes = (answer?.notes ?? []) as readonly { readonly content?: string }[];
        if (notes.some(({ content }) => content?.endsWith(mark) === true)) return undefined;
      }
      await call(`${incidentPath(task)}/notes`, "POST", { note: { content: `${text} ${mark}` } });
      return undefined;
    },
  };
}
