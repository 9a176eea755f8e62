import type { Plan } from "../../plan";
import type { Services } from "./aws/services";
import type { Deed, View } from "./core";
import type { Facts } from "./facts";
import type { Table } from "./table";
import { messageText, shortened, valuesOf } from "./texts";
import { datadog } from "./vendors/datadog";
import { github } from "./vendors/github";
import { jira } from "./vendors/jira";
import { pagerduty } from "./vendors/pagerduty";
import { sendgrid } from "./vendors/sendgrid";
import { slack } from "./vendors/slack";
import { statuspage } from "./vendors/statuspage";
import type { Doers, Result, Task } from "./vendors/task";

/** What an account may lack: then its deeds are skipped, and the record says so. */
const vendorOf: Readonly<Partial<Record<Deed["does"], string>>> = {
  impact: "business services",
  "open-channel": "slack",
  "archive-channel": "slack",
  "open-ticket": "jira",
  "open-checklist": "jira",
  "open-action": "jira",
  "move-ticket": "jira",
  "show-status": "statuspage",
  "draft-email": "sendgrid",
  "release-email": "sendgrid",
  "mail-breach": "sendgrid",
  "tell-contact": "sendgrid",
  invite: "sendgrid",
  "draft-post-mortem": "github",
};

/** Does an effect. Returns what the vendor answered, if later effects need it. */
export type Dispatch = (deed: Deed, key: string, view: View, again: boolean, now: string) => Promise<Result>;

/** Connects every vendor that the account has. */
export function connectVendors(facts: Facts, plan: Plan, services: Services, table: Table): Dispatch {
  const { secrets } = services;
  const { note, ...paging } = pagerduty(facts, secrets);
  const doers: Doers = {
    post: async ({ message, values }, task) => note(messageText(message, { ...task.values, ...values }, "plain"), task),
    ...paging,
    ...datadog(facts, secrets),
    ...(facts.slack !== undefined && slack(facts.slack, facts, secrets)),
    ...(facts.jira !== undefined && jira(facts.jira, facts, secrets)),
    ...(facts.statusPage !== undefined && statuspage(facts.statusPage, secrets)),
    ...(facts.email !== undefined && sendgrid(facts.email, facts, secrets)),
    ...(facts.postMortems !== undefined && github(facts.postMortems, secrets)),
    "set-timer": async ({ timer, at }, { view, now }) => {
      const incident = view.record.id;
      await services.sendAt(at, `${incident} ${timer}`, { is: "timer", incident, timer, at }, now);
      return undefined;
    },
    "count-cause": async ({ cause }, { view }) => ({ others: String(await table.count(cause, view.record.id)) }),
    keep: async ({ event: key }, { view }) => {
      const { reference } = view.record;
      const event = view.events.find((it) => it.key === key);
      await services.keep(
        `record/${reference}/${event?.at ?? ""}-${shortened(key)}.json`,
        JSON.stringify({ reference, ...event }),
      );
      return undefined;
    },
  };
  return (deed, key, view, again, now) => {
    const task: Task = { key, view, plan, facts, again, now, values: valuesOf(view, plan, facts) };
    return doing(doers, deed, task);
  };
}

async function doing(doers: Doers, deed: Deed, task: Task): Promise<Result> {
  const does = doers[deed.does] as ((deed: Deed, task: Task) => Promise<Result>) | undefined;
  return does === undefined ? { skipped: vendorOf[deed.does] ?? deed.does } : does(deed, task);
}
