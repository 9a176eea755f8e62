import { z } from "zod";
import { seatKeys, stakeholderKeys, type SeatKey, type StakeholderKey } from "../plan";
import { email, key, name, shaped } from "./formats";
import { timeZone } from "./timeZones";

/** Countries by their code, and the trunk prefix dialled inside each that PagerDuty refuses. Elsewhere, as in Italy, a 0 belongs to the number. */
export const trunkPrefixes: Readonly<Record<number, string>> = {
  1: "1",
  33: "0",
  40: "0",
  44: "0",
  45: "0",
  49: "0",
  61: "0",
  66: "0",
  91: "0",
};

/**
 * A phone number as people write it: "+1 202 555 0101". PagerDuty takes the country code apart from a subscriber number
 * of digits only, at most 40 of them, without the trunk prefix.
 */
const phone = shaped(/^\+[1-9]\d{0,2} \d[\d -]{3,40}$/, "+<country code>, a space, then the number", "+1 202 555 0101")
  .transform((text) => {
    const [countryCode = "", ...number] = text.slice(1).split(" ");
    return { countryCode: Number(countryCode), number: number.join("").replaceAll("-", "") };
  })
  .superRefine(({ countryCode, number }, context) => {
    const trunk = trunkPrefixes[countryCode];
    if (trunk !== undefined && number.startsWith(trunk)) {
      const message = `leave out the trunk prefix (the ${trunk} dialled inside the country)`;
      context.addIssue({ code: "custom", message });
    }
    if (countryCode === 52 && number.startsWith("1")) {
      const message =
        "leave out the 1 after +52: Mexico's mobile numbers have had none since 2019, and PagerDuty sends no text to it";
      context.addIssue({ code: "custom", message });
    }
  });

/** PagerDuty's base roles, as its API names them. */
export const baseRoles = [
  "owner",
  "admin",
  "user",
  "limited_user",
  "observer",
  "restricted_access",
  "read_only_user",
  "read_only_limited_user",
] as const;
/** A base role. */
export type BaseRole = (typeof baseRoles)[number];

const personKey = key("alice-smith");

/** One person, or one office that the plan notifies without naming a person. */
const person = z.strictObject({
  name: name("Ada Lovelace"),
  email,
  phone: phone.optional(),
  /** Name of the device on which PagerDuty's app is installed, as the user's profile lists it. */
  pushDevice: name("Phone").optional(),
  timeZone: timeZone.optional(),
  /** The key that this person had before; for one `up`, after which it can be removed. */
  formerly: personKey.optional(),
  /** Base role of the account; it decides the role in teams. The read_only_ roles are the stakeholder licence. */
  role: z.enum(baseRoles).default("user"),
});

/** Everybody who can be notified, by key. */
export const people = z.record(personKey, person);

/** The days of the week, from Monday on. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

/** A part of the week, in the schedule's own time zone, and the people who take turns in it. */
export interface Shift {
  readonly people: readonly string[];
  readonly days: readonly Weekday[];
  readonly fromHour: number;
  /** 1 to 24; a shift may last into the next day. */
  readonly hours: number;
  readonly turnDays: number;
}

/** How a seat is filled: by one person, by people in turn, by shifts, or by all of them at once. */
export type Seating =
  | { readonly kind: "single"; readonly people: readonly [string] }
  | { readonly kind: "rotation"; readonly people: readonly string[]; readonly turnDays: number }
  | { readonly kind: "shifts"; readonly people: readonly string[]; readonly shifts: readonly Shift[] }
  | { readonly kind: "everyone"; readonly people: readonly string[] };

const turnDays = z.int().min(1).max(365).default(7);
const fullHour = shaped(/^([01]\d|2[0-4]):00$/, "a full hour, 00:00 to 24:00", "08:00");

const shift = z
  .strictObject({
    people: z.array(personKey).min(1),
    days: z
      .array(z.enum(weekdays))
      .min(1)
      .default([...weekdays]),
    from: fullHour.default("00:00"),
    until: fullHour.default("24:00"),
    turnDays,
  })
  .refine(({ days, turnDays: turn }) => days.length === weekdays.length || turn % 7 === 0, {
    path: ["turnDays"],
    error: "a shift on some days of the week is handed over after whole weeks: give 7, 14, 21, …",
  })
  .transform(({ people: taking, days, from, until, turnDays: turn }): Shift => {
    const [fromHour, untilHour] = [Number(from.slice(0, 2)), Number(until.slice(0, 2))];
    const hours = untilHour > fromHour ? untilHour - fromHour : untilHour + 24 - fromHour;
    return { people: taking, days: weekdays.filter((it) => days.includes(it)), fromHour, hours, turnDays: turn };
  });

const seating = z.union(
  [
    personKey.transform((it): Seating => ({ kind: "single", people: [it] })),
    z
      .strictObject({ rotate: z.array(personKey).min(2), turnDays })
      .transform((it): Seating => ({ kind: "rotation", people: it.rotate, turnDays: it.turnDays })),
    z.strictObject({ shifts: z.array(shift).min(1) }).transform(({ shifts }): Seating => ({
      kind: "shifts",
      people: [...new Set(shifts.flatMap((it) => it.people))],
      shifts,
    })),
    z
      .strictObject({ everyone: z.array(personKey).min(1) })
      .transform((it): Seating => ({ kind: "everyone", people: it.everyone })),
  ],
  {
    error: ({ input }) => {
      if (input === undefined) return "nobody fills this seat of the plan; name a person";
      return Array.isArray(input) && input.length > 1
        ? `${input.length} people in the same seat (${input.join(", ")}); say { rotate: [...] } if they take turns, { everyone: [...] } if all are notified`
        : "must be a person's key, { rotate: [at least two people], turnDays: 7 }, { shifts: [{ people: [...], days: [mon, ...], from: 08:00, until: 20:00 }] } or { everyone: [people] }";
    },
  },
);

/** Who sits in which seat: exactly the seats of the plan. */
export const seats = z.strictObject(
  Object.fromEntries(seatKeys.map((seat) => [seat, seating])) as Record<SeatKey, typeof seating>,
);

/** A person as the components use it. */
export type Person = z.output<typeof person>;

/** Who follows incidents, by the plan's groups of stakeholders. */
export const stakeholderGroups = z.strictObject(
  Object.fromEntries(
    stakeholderKeys.map((group) => [
      group,
      z
        .array(personKey, { error: "nobody of this group follows incidents; name people" })
        .min(1, "nobody of this group follows incidents; name people"),
    ]),
  ) as Record<StakeholderKey, z.ZodArray<typeof personKey>>,
);
