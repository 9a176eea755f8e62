import type { Graph, Person } from "../../graph";
import { duration } from "../../render/tables";
import type { Context } from "../context";
import type { Saying, Verdict } from "../words";

/** A channel by which somebody is told at another moment than before. */
export interface Telling {
  readonly person: string;
  readonly channel: string;
  readonly urgency: string;
  readonly saying: Saying;
}

/** Every change of how people hear of an incident. */
export function tellings({ before, after }: Context): readonly Telling[] {
  const [was, is] = [peopleOf(before.graph), peopleOf(after.graph)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((urn): Telling[] => {
    const [old, young] = [was.get(urn), is.get(urn)];
    const [a, b] = [contactsOf(old), contactsOf(young)];
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((contact): Telling[] => {
      const [from, to] = [a.get(contact), b.get(contact)];
      if (from === to) return [];
      const [channel = "", urgency = ""] = contact.split(" ");
      const name = young?.name ?? old?.name ?? "";
      const verdict: Verdict = (to ?? Infinity) < (from ?? Infinity) ? "stronger" : "weaker";
      const subject = `${name} (by ${channel}, ${urgency} urgency)`;
      return [{ person: urn, channel, urgency, saying: { subject, verdict, text: told(from, to) } }];
    });
  });
}

const peopleOf = ({ people }: Graph) => new Map(people.map((it) => [it.urn, it]));

/** The minutes until the first message of each channel and urgency. */
function contactsOf(person: Person | undefined): ReadonlyMap<string, number> {
  const minutes = new Map<string, number>();
  for (const { channel, urgency, delayMinutes } of person?.contacts ?? []) {
    const key = `${channel} ${urgency}`;
    minutes.set(key, Math.min(minutes.get(key) ?? Infinity, delayMinutes));
  }
  return minutes;
}

function told(from: number | undefined, to: number | undefined): string {
  if (to === undefined) return "{is|are} no longer told";
  return from === undefined
    ? `{is|are} now told ${delayed(to)}`
    : `{is|are} told ${delayed(to)} instead of ${delayed(from)}`;
}

const delayed = (minutes: number) => (minutes === 0 ? "at once" : `after ${duration(minutes * 60)}`);
