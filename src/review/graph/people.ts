import { list, nameOf, number, property, record, text, type Resource } from "../resources";
import type { Lookup } from "./lookup";
import type { Contact, Layer, Person, Restriction, Schedule } from "./types";

const userType = "pagerduty:index/user:User";
const methodType = "pagerduty:index/userContactMethod:UserContactMethod";
const ruleType = "pagerduty:index/userNotificationRule:UserNotificationRule";
const legacyType = "pagerduty:index/schedule:Schedule";
const v2Type = "pagerduty:index/schedulev2:Schedulev2";

/** The types of schedule that a rung may name. */
export const scheduleTypes: readonly string[] = [legacyType, v2Type];
/** The type of a person. */
export const personType: readonly string[] = [userType];

const registersItself = /^(email|push_notification)_/;

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** Reads people with their contact methods and notification rules, by URN. */
export function readPeople(lookup: Lookup): ReadonlyMap<string, Person> {
  const contacts = new Map<string, Contact[]>();
  for (const rule of lookup.all(ruleType)) {
    const user = lookup.resolve(rule, "userId", property(rule, "userId"), personType);
    const { type, id } = record(property(rule, "contactMethod"));
    const given = text(type) ?? "";
    // The login's address and the app's devices register themselves, so nothing declares them.
    const method = registersItself.test(given) ? undefined : lookup.resolve(rule, "contactMethod", id, [methodType]);
    if (user === undefined) continue;
    const channel = (text(method && property(method, "type")) ?? (given || "contact")).replace(
      /(_notification)?_contact_method$/,
      "",
    );
    const urgency = property(rule, "urgency") === "low" ? "low" : "high";
    const delayMinutes = number(property(rule, "startDelayInMinutes")) ?? 0;
    contacts.set(user.urn, [...(contacts.get(user.urn) ?? []), { channel, urgency, delayMinutes }]);
  }
  return new Map(
    lookup.all(userType).map((user) => {
      const name = text(property(user, "name")) ?? nameOf(user);
      const person: Person = {
        urn: user.urn,
        key: slug(name),
        name,
        description: text(property(user, "description")) ?? "",
        timeZone: text(property(user, "timeZone")) ?? "Etc/UTC",
        contacts: (contacts.get(user.urn) ?? []).sort(
          (a, b) => a.delayMinutes - b.delayMinutes || (a.channel < b.channel ? -1 : 1),
        ),
      };
      return [user.urn, person] as const;
    }),
  );
}

/** Reads schedules of both generations, by URN. */
export function readSchedules(lookup: Lookup, people: ReadonlyMap<string, Person>): ReadonlyMap<string, Schedule> {
  return new Map(
    lookup.all(...scheduleTypes).map((it) => {
      const schedule: Schedule = {
        urn: it.urn,
        key: nameOf(it),
        name: (text(property(it, "name")) ?? nameOf(it)).replace(/ on call$/, ""),
        timeZone: text(property(it, "timeZone")) ?? "Etc/UTC",
        layers: it.type === v2Type ? rotations(it, lookup, people) : layers(it, lookup, people),
      };
      return [it.urn, schedule] as const;
    }),
  );
}

function layers(schedule: Resource, lookup: Lookup, people: ReadonlyMap<string, Person>): Layer[] {
  return list(property(schedule, "layers"))
    .map(record)
    .map((layer) => ({
      people: list(layer.users).flatMap((id) => person(schedule, "layers", id, lookup, people)),
      start: instant(layer.start) ?? 0,
      ...(instant(layer.end) !== undefined && { end: instant(layer.end) ?? 0 }),
      rotationStart: instant(layer.rotationVirtualStart) ?? instant(layer.start) ?? 0,
      turnSeconds: number(layer.rotationTurnLengthSeconds) ?? 604_800,
      restrictions: list(layer.restrictions).map(record).map(restriction),
      everyone: false,
    }));
}

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** A rotation's event is a shift that recurs by an RRULE; its length beside the recurrence says which part it covers. */
function rotations(schedule: Resource, lookup: Lookup, people: ReadonlyMap<string, Person>): Layer[] {
  return list(property(schedule, "rotations"))
    .flatMap((rotation) => list(record(rotation).events))
    .map(record)
    .map((event) => {
      const strategies = list(event.assignmentStrategies).map(record);
      const members = strategies.flatMap((it) => list(it.members)).map(record);
      const startTime = text(record(event.startTime).dateTime) ?? text(event.startTime);
      const endTime = text(record(event.endTime).dateTime) ?? text(event.endTime);
      const start = instant(startTime) ?? 0;
      const lengthMinutes = ((instant(endTime) ?? start + 86_400_000) - start) / 60_000;
      const rule = text(list(event.recurrences)[0]) ?? "";
      const interval = Number(/INTERVAL=(\d+)/.exec(rule)?.[1] ?? 1);
      const days = rule.includes("FREQ=DAILY") ? 1 : 7;
      const shifts = number(strategies[0]?.shiftsPerMember) ?? 1;
      // A rule that names days has as many shifts a week.
      const shiftsInPeriod = /BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(",").length ?? 1;
      return {
        people: members.flatMap((it) => person(schedule, "rotations", it.userId, lookup, people)),
        start: instant(event.effectiveSince) ?? start,
        ...(instant(event.effectiveUntil) !== undefined && { end: instant(event.effectiveUntil) ?? 0 }),
        rotationStart: start,
        turnSeconds: (days * interval * shifts * 86_400) / shiftsInPeriod,
        restrictions: lengthMinutes >= days * interval * 1440 ? [] : recurring(rule, startTime ?? "", lengthMinutes),
        everyone: text(strategies[0]?.type)?.startsWith("every_member") === true,
      };
    });
}

/** The parts of a day or week that a recurring shift covers. */
function recurring(rule: string, startTime: string, durationMinutes: number): Restriction[] {
  const [hour = 0, minute = 0] = (/T(\d\d):(\d\d)/.exec(startTime)?.slice(1) ?? []).map(Number);
  const ofDay = hour * 60 + minute;
  const days = /BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(",") ?? [];
  if (days.length === 0 && rule.includes("FREQ=DAILY")) return [{ kind: "daily", startMinute: ofDay, durationMinutes }];
  const named = days.length > 0 ? days.map((it) => weekdays.indexOf(it)) : [(new Date(startTime).getUTCDay() + 6) % 7];
  return named.map((day) => ({ kind: "weekly", startMinute: day * 1440 + ofDay, durationMinutes }));
}

function restriction(it: Readonly<Record<string, unknown>>): Restriction {
  const [hour = 0, minute = 0] = (text(it.startTimeOfDay) ?? "").split(":").map(Number);
  const weekly = it.type === "weekly_restriction";
  const day = weekly ? (number(it.startDayOfWeek) ?? 1) - 1 : 0;
  return {
    kind: weekly ? "weekly" : "daily",
    startMinute: day * 1440 + hour * 60 + minute,
    durationMinutes: (number(it.durationSeconds) ?? 0) / 60,
  };
}

function person(from: Resource, name: string, id: unknown, lookup: Lookup, people: ReadonlyMap<string, Person>) {
  const user = lookup.resolve(from, name, id, personType);
  return (user && people.get(user.urn)) ?? [];
}

function instant(value: unknown): number | undefined {
  const read = Date.parse(text(value) ?? "");
  return Number.isNaN(read) ? undefined : read;
}
