import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import type { ContactChannel } from "../plan";
import { Team } from "./bindings/team";
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
      specs.users.map((user) => {
        const { key, email, timeZone, description, role, name: title } = user;
        const named = (of: string) => `${name}-${of}`;
        const person = new pagerduty.User(
          named(key),
          { name: title, email, timeZone, description, role },
          this.#of(user, named),
        );
        return [key, person];
      }),
    );
    this.userId = idsOf(users);
    for (const user of specs.users) this.#createNotifications(name, user);
    const teams = new Map(
      specs.teams.map(({ key, name: title, description }) => [
        key,
        new Team(`${name}-${key}`, { name: title, description, defaultRole: "manager" }, { parent: this }),
      ]),
    );
    this.teamId = idsOf(teams);
    const userOf = new Map(specs.users.map((it) => [it.key, it]));
    this.memberships = specs.teams.flatMap(({ key, members }) =>
      members.map(({ person, role }) => {
        const named = (of: string) => `${name}-${key}-${of}`;
        return new pagerduty.TeamMembership(
          named(person),
          { teamId: this.teamId(key), userId: this.userId(person), role },
          this.#of(userOf.get(person), named),
        );
      }),
    );
    this.registerOutputs({});
  }

  /** Options of what is named by a person's key: after a renaming it is found by the former one. */
  #of(user: UserSpec | undefined, named: (key: string) => string): pulumi.CustomResourceOptions {
    const { formerly } = user ?? {};
    return { parent: this, ...(formerly !== undefined && { aliases: [{ name: named(formerly) }] }) };
  }

  /** A contact method for each channel that a rule uses, and the rules. */
  #createNotifications(name: string, user: UserSpec): void {
    const channels = [...new Set(user.notifications.map(({ channel }) => channel))];
    const contacts = new Map(channels.map((channel) => [channel, this.#contactId(name, user, channel)]));
    for (const { urgency, channel, afterMinutes } of user.notifications) {
      const id = contacts.get(channel);
      if (id === undefined) continue;
      const named = (of: string) => `${name}-${of}-${urgency}-${channel}-after-${afterMinutes}`;
      new pagerduty.UserNotificationRule(
        named(user.key),
        {
          userId: this.userId(user.key),
          urgency,
          startDelayInMinutes: afterMinutes,
          contactMethod: { type: contactType[channel], id },
        },
        this.#of(user, named),
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
    const named = (of: string) => `${name}-${of}-${channel}`;
    return new pagerduty.UserContactMethod(
      named(user.key),
      {
        userId,
        type,
        label: channel === "phone" ? "Phone" : "Text message",
        countryCode: user.phone.countryCode,
        address: user.phone.number,
      },
      // The provider would try to change these in place, and the API refuses.
      { ...this.#of(user, named), replaceOnChanges: ["type", "userId"], deleteBeforeReplace: true },
    ).id;
  }
}
