import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import type { Environment, Person } from "./environment";
import { configKeyIn } from "./escalation";
import { formatFindings, type Finding } from "./plan";
import { Refusal } from "./refusal";

/** An environment with what PagerDuty knows of its people, and what the plan loses until it knows more. */
export interface Directory {
  readonly environment: Environment;
  readonly losses: readonly string[];
}

/**
 * Asks PagerDuty who is there already, before anything is declared. Devices register themselves when the app is installed,
 * which nobody can before their first `up`: until then a person is told by the other channels. And a person who is
 * declared under another key than last time would be made a second time before the first is deleted.
 *
 * @throws Refusal for keys that were changed without saying so, or when PagerDuty does not answer.
 */
export async function lookUpPeople(environment: Environment, provider: pulumi.ProviderResource): Promise<Directory> {
  const people = Object.entries(environment.people);
  const known = await Promise.all(people.map(([, person]) => lookUp(person, environment, provider)));
  const renamed = people.flatMap(([key, person], index) => renaming(key, person, known[index]?.key));
  if (renamed.length > 0) throw new Refusal(`PagerDuty knows these people by other keys:\n${formatFindings(renamed)}`);
  const without = people.filter((_, index) => known[index]?.lacksDevice === true);
  const named = without.map(([key, { pushDevice }]) => `${key} (${pushDevice ?? ""})`).join(", ");
  return {
    environment: {
      ...environment,
      people: Object.fromEntries(
        people.map(([key, { pushDevice, ...person }], index) => {
          const keeps = pushDevice !== undefined && known[index]?.lacksDevice !== true;
          return [key, { ...person, ...(keeps && { pushDevice }) }];
        }),
      ),
    },
    losses:
      without.length === 0
        ? []
        : [
            `PagerDuty knows no device of ${named}: no push reaches them yet, they are told by call and text message alone -> they install the app and log in, then run up again`,
          ],
  };
}

interface Known {
  /** The config key that a user was last declared under. */
  readonly key?: string;
  readonly lacksDevice: boolean;
}

async function lookUp(
  { email, pushDevice: label }: Person,
  { features }: Environment,
  provider: pulumi.ProviderResource,
): Promise<Known> {
  const wantsDevice = label !== undefined && features.pushNotifications;
  const user = await found(
    pulumi.runtime.invoke("pagerduty:index/getUser:getUser", { email }, { provider }) as Promise<User>,
  );
  if (user === undefined) return { lacksDevice: wantsDevice };
  const key = configKeyIn(user.description ?? "");
  const type = "push_notification_contact_method";
  const device = wantsDevice
    ? await found(pagerduty.getUserContactMethod({ userId: user.id, type, label }, { provider }))
    : undefined;
  return { ...(key !== undefined && { key }), lacksDevice: wantsDevice && device === undefined };
}

/** What the plugin answers; the SDK declares less. */
interface User {
  readonly id: string;
  readonly description?: string;
}

/** An answer, or undefined when there is no such thing. */
async function found<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/unable to locate/i.test(reason)) return undefined;
    throw new Refusal(`PagerDuty does not say who is there; nothing was registered: ${reason} -> try again`);
  }
}

function renaming(key: string, { email, formerly }: Person, known: string | undefined): Finding[] {
  if (known === undefined || known === key || known === formerly) return [];
  return [
    {
      rule: "config/person-renamed",
      path: `config.people.${key}`,
      problem: `${email} is declared as ${known} so far; PagerDuty knows one user per address, and would delete this one with ${known}`,
      remedy: `call the key ${known}, or say formerly: ${known} until the next up`,
    },
  ];
}
