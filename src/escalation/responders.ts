import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import type { ContactChannel } from "../plan";
import { idsOf, type IdOf } from "./ids";
import type { EscalationSpecs, UserSpec } from "./specs";

/** What responders need, and the name that its children's names begin with. */
export interface RespondersArgs {
  readonly name: string;
  readonly specs: Pick<EscalationSpecs, "users" | "teams">;
}

const contactType = {
  push: "push_notification_contact_method",
  phone: "phone_contact_method",
  sms: "sms_contact_method",
  email: "email_contact_method",
} as const satisfies Record<ContactChannel, string>;

/** The label of the contact method that every new user has for the address of the login. */
const loginEmail = "Default";

/** People: users and how each is told, teams, and who is in them. */
export class Responders extends pulumi.ComponentResource {
  readonly userId: IdOf;
  readonly teamId: IdOf;
  /** PagerDuty refuses to remove a member whom a policy of the team still targets, so memberships outlive policies. */
  readonly memberships: readonly pulumi.Resource[];

  constructor(component: string, { name, specs }: RespondersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:escalation:Responders", component, {}, opts);
    const users = new Map(
      specs.users.map(({ key, email, timeZone, description, role, name: title }) => [
        key,
        new pagerduty.User(`${name}-${key}`, { name: title, email, timeZone, description, role }, { parent: this }),
      ]),
    );
    this.userId = idsOf(users);
    for (const user of specs.users) this.#createNotifications(`${name}-${user.key}`, user);
    const teams = new Map(
      specs.teams.map(({ key, name: title, description }) => [
        key,
        new pagerduty.Team(
          `${name}-${key}`,
          { name: title, description, defaultRole: "manager" } as pagerduty.TeamArgs,
          { parent: this },
        ),
      ]),
    );
    this.teamId = idsOf(teams);
    this.memberships = specs.teams.flatMap(({ key, members }) =>
      members.map(
        ({ person, role }) =>
          new pagerduty.TeamMembership(
            `${name}-${key}-${person}`,
            { teamId: this.teamId(key), userId: this.userId(person), role },
            { parent: this },
          ),
      ),
    );
    this.registerOutputs({});
  }

  /** A contact method for each channel that a rule uses, and the rules. */
  #createNotifications(name: string, user: UserSpec): void {
    const channels = [...new Set(user.notifications.map(({ channel }) => channel))];
    const contacts = new Map(channels.map((channel) => [channel, this.#contactId(name, user, channel)]));
    for (const { urgency, channel, afterMinutes } of user.notifications) {
      const id = contacts.get(channel);
      if (id === undefined) continue;
      new pagerduty.UserNotificationRule(
        `${name}-${urgency}-${channel}-after-${afterMinutes}`,
        {
          userId: this.userId(user.key),
          urgency,
          startDelayInMinutes: afterMinutes,
          contactMethod: { type: contactType[channel], id },
        },
        { parent: this },
      );
    }
  }

  #contactId(name: string, user: UserSpec, channel: ContactChannel): pulumi.Input<string> | undefined {
    const type = contactType[channel];
    const userId = this.userId(user.key);
    if (channel === "email" || channel === "push") {
      // The login's address and the app's devices register themselves: declaring them would be refused as duplicates.
      const label = channel === "email" ? loginEmail : user.pushDevice;
      return label === undefined
        ? undefined
        : pagerduty.getUserContactMethodOutput({ userId, type, label }, { parent: this }).id;
    }
    if (user.phone === undefined) return undefined;
    return new pagerduty.UserContactMethod(
      `${name}-${channel}`,
      {
        userId,
        type,
        label: channel === "phone" ? "Phone" : "Text message",
        countryCode: user.phone.countryCode,
        address: user.phone.number,
      },
      // The provider would try to change these in place, and the API refuses.
      { parent: this, replaceOnChanges: ["type", "userId"], deleteBeforeReplace: true },
    ).id;
  }
}
