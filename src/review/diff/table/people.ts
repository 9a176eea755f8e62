import { record, text, type Resource } from "../../resources";
import { tellings } from "../effects/contacts";
import { units } from "../units";
import { first, guards, informs, label, less, meaningless, other, position, row } from "../rows";
import type { Row, TypeWords } from "../words";

type Inputs = Resource["inputs"];

const channel = (type: unknown) => (text(type) ?? "").replace(/(_notification)?_contact_method$/, "");
const channelOf = ({ contactMethod, type }: Inputs) => channel(record(contactMethod).type ?? type);

/** A way to tell somebody, and a rule about it, are told by what the person hears, and when. */
const telling = (otherwise: Row): Row =>
  first(
    row(({ pair }, context) => {
      const sides = [pair.before, pair.after].flatMap((it): readonly Inputs[] => (it === undefined ? [] : [it.inputs]));
      return context
        .once(tellings)
        .filter((it) =>
          sides.some(
            ({ userId, urgency = it.urgency, ...inputs }) =>
              context.find(text(userId) ?? "")?.urn === it.person &&
              channelOf(inputs) === it.channel &&
              urgency === it.urgency,
          ),
        )
        .map(({ saying }) => saying);
    }),
    otherwise,
  );

/** Addresses and numbers of people are not repeated where everybody reads. */
const another = (what: string): Row => row(() => [{ verdict: "unknown", text: `{has|have} another ${what}` }]);

const methods: Readonly<Record<string, string>> = {
  phone_contact_method: "phone number",
  sms_contact_method: "number for text messages",
  email_contact_method: "e-mail address",
  push_notification_contact_method: "app",
};

/** People: who they are, how they are told, and which teams they are in. */
export const peopleWords: Readonly<Record<string, TypeWords>> = {
  "pagerduty:index/user:User": {
    noun: "",
    presence: informs("{is|are} known to PagerDuty now", "{is|are} no longer known to PagerDuty"),
    inputs: {
      email: another("login and e-mail address"),
      timeZone: other("{goes|go} by the clock of"),
      role: first(
        position({
          read_only_user: "{is|are} a stakeholder now, who cannot answer a page",
          user: "{is|are} a responder now, who can answer a page",
        }),
        other("{has|have} the role"),
      ),
      jobTitle: meaningless("a title that only PagerDuty's page shows"),
      color: meaningless("a colour that only PagerDuty's page shows"),
    },
  },
  "pagerduty:index/userContactMethod:UserContactMethod": {
    noun: "",
    name: ({ type, userId }, { show }) => `the ${methods[text(type) ?? ""] ?? "contact"} of ${show(userId)}`,
    presence: telling(guards("{is|are} known now", "{is|are} no longer known")),
    inputs: {
      address: another("number or address"),
      countryCode: another("country code"),
      type: other("{is|are} reached as", (value, { show }) => methods[text(value) ?? ""] ?? show(value)),
      userId: other("{belongs|belong} to"),
      label: meaningless("a name for the person's own page"),
    },
  },
  "pagerduty:index/userNotificationRule:UserNotificationRule": {
    noun: "",
    name: (inputs, { show }) =>
      `${show(inputs.userId)} (by ${channelOf(inputs)}, ${text(inputs.urgency) ?? "high"} urgency)`,
    presence: telling(informs("{is|are} told once more", "{is|are} told once less")),
    inputs: {
      startDelayInMinutes: telling(less("{is|are} told once more after", units.minutes, { as: 0, say: "at once" })),
      urgency: telling(other("{is|are} told by this of incidents of urgency")),
      userId: telling(other("the rule belongs to")),
      "contactMethod.id": telling(other("{is|are} told by")),
      "contactMethod.type": telling(
        other("{is|are} told by", (value, { show }) => methods[text(value) ?? ""] ?? show(value)),
      ),
    },
  },
  "pagerduty:index/team:Team": {
    noun: "team",
    presence: informs(),
    inputs: { parent: label("{is|are} part of") },
  },
  "pagerduty:index/teamMembership:TeamMembership": {
    noun: "",
    name: ({ userId, teamId }, { show }) => `${show(userId)} in ${show(teamId)}`,
    presence: guards("{is|are} a member now", "{is|are} no longer a member"),
    inputs: {
      role: first(
        position({
          observer: "may only look now",
          responder: "may answer now, and change nothing of the team",
          manager: "may change the team now",
        }),
        other("{has|have} the role"),
      ),
      userId: other("the member is"),
      teamId: other("the team is"),
    },
  },
};
