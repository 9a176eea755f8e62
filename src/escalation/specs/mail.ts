import type { Environment } from "../../environment";
import type { MailboxKey, Plan } from "../../plan";
import { eventSeverity } from "./marks";
import type { OrchestrationRuleSpec, RuleSetSpec } from "./orchestration";

/** Only mail has both: PagerDuty's e-mail integration puts a mail's headers and body into the event's details. */
export const isMail = "event.custom_details.subject exists and event.custom_details.from exists";

/** A subject without what answers and forwards put before it: what a mail and its answers have in common. */
const threadOf = "(?i)^(?:\\s*(?:re|aw|fwd?|wg|\\[resolved\\])\\s*:?)*\\s*(.+?)\\s*$";

type Mail = NonNullable<Environment["mail"]>;

/** Mail is one alert a thread. */
export const mailEntry: OrchestrationRuleSpec = {
  label: "Mail",
  conditions: [isMail],
  variables: [{ name: "thread", path: "event.custom_details.subject", regex: threadOf }],
  sets: [{ target: "event.dedup_key", template: "mail/{{variables.thread}}" }],
  then: "mail",
};

/** What is done to mail: it is of low urgency unless config says otherwise. */
export const mailSets = (mail: Mail, plan: Plan, { features }: Environment): readonly RuleSetSpec[] => [
  { id: "mail", rules: [answered(mail), ...urgent(mail), later] },
  { id: "mailbox", rules: mailboxRules(mail, plan, features.priorities) },
];

const any = (conditions: readonly string[]) => conditions.join(" or ");

/** Whoever answers for the team closes a report by answering with [resolved] before the subject. */
function answered({ team }: Mail): OrchestrationRuleSpec {
  // A dot for each bracket: how a condition's text escapes a backslash is not documented.
  const marked = "event.custom_details.subject matches regex '^ *.resolved.'";
  const own = any(team.map((it) => `event.custom_details.from matches part '${it}'`));
  return { label: "Answered", conditions: [`${marked} and (${own})`], eventAction: "resolve", then: "mailbox" };
}

/** Senders and words that cannot wait: such a mail is read at once. */
function urgent({ urgent: { senders, words } }: Mail): readonly OrchestrationRuleSpec[] {
  const conditions = [
    ...senders.map((it) => `event.custom_details.from matches part '${it}'`),
    ...words.flatMap((it) => [
      `event.custom_details.subject matches part '${it}'`,
      `event.custom_details.plain_body matches part '${it}'`,
    ]),
  ];
  if (conditions.length === 0) return [];
  return [{ label: "Cannot wait", conditions, severity: eventSeverity("p1"), then: "mailbox" }];
}

/** Everything else waits until somebody has time. */
const later: OrchestrationRuleSpec = {
  label: "Can wait",
  conditions: [],
  severity: eventSeverity("p2"),
  then: "mailbox",
};

function mailboxRules({ addresses }: Mail, plan: Plan, priorities: boolean): readonly OrchestrationRuleSpec[] {
  return Object.entries(plan.mailboxes).map(([key, { title, severity }]) => ({
    label: title,
    conditions: ["to", "cc"].map((it) => `event.custom_details.${it} matches part '${addresses[key as MailboxKey]}'`),
    ...(priorities && { priority: severity }),
    annotate: `${title}. Read it; if it is true, press the severity that it has.`,
  }));
}
