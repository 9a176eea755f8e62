import { z } from "zod";
import { seatKeys, type SeatKey } from "../plan";
import { timeZone } from "./timeZones";

/**
 * A phone number as people write it: "+1 202 555 0101". PagerDuty takes the country code apart from a subscriber number
 * of digits only, at most 40 of them, without the trunk prefix.
 */
const phone = z
  .string()
  .regex(
    /^\+[1-9]\d{0,2} \d[\d -]{3,40}$/,
    "must be +<country code>, a space, then the number, such as +1 202 555 0101",
  )
  .transform((text) => {
    const [countryCode = "", ...number] = text.slice(1).split(" ");
    return { countryCode: Number(countryCode), number: number.join("").replaceAll("-", "") };
  })
  .refine(({ number }) => number.length <= 40, "PagerDuty accepts at most 40 digits")
  .refine(
    ({ countryCode, number }) => !number.startsWith(countryCode === 1 ? "1" : "0"),
    "leave out the trunk prefix (the 0 or 1 dialled inside the country)",
  );

/** One person, or one office that the plan notifies without naming a person. */
const person = z.strictObject({
  name: z
    .string()
    .regex(/^\S+( \S+)*$/, "must not have leading, trailing or repeated spaces; PagerDuty would trim them"),
  /** PagerDuty stores addresses in lower case and finds people case-sensitively. */
  email: z.email("must be an e-mail address").refine((it) => it === it.toLowerCase(), "must be written in lower case"),
  phone: phone.optional(),
  timeZone: timeZone.optional(),
});

const personKey = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be kebab-case, such as alice-smith");

/** Everybody who can be notified, by key. */
export const people = z.record(personKey, person);

/** How a seat is filled: by one person, by people in turn, or by all of them at once. */
export type Seating =
  | { readonly kind: "single"; readonly people: readonly [string] }
  | { readonly kind: "rotation"; readonly people: readonly string[]; readonly turnDays: number }
  | { readonly kind: "everyone"; readonly people: readonly string[] };

const seating = z.union(
  [
    personKey.transform((it): Seating => ({ kind: "single", people: [it] })),
    z
      .strictObject({ rotate: z.array(personKey).min(2), turnDays: z.int().min(1).max(365).default(7) })
      .transform((it): Seating => ({ kind: "rotation", people: it.rotate, turnDays: it.turnDays })),
    z
      .strictObject({ everyone: z.array(personKey).min(1) })
      .transform((it): Seating => ({ kind: "everyone", people: it.everyone })),
  ],
  {
    error: ({ input }) => {
      if (input === undefined) return "nobody fills this seat of the plan; name a person";
      return Array.isArray(input) && input.length > 1
        ? `${input.length} people in the same seat (${input.join(", ")}); say { rotate: [...] } if they take turns, { everyone: [...] } if all are notified`
        : "must be a person's key, { rotate: [at least two people], turnDays: 7 } or { everyone: [people] }";
    },
  },
);

/** Who sits in which seat: exactly the seats of the plan. */
export const seats = z.strictObject(
  Object.fromEntries(seatKeys.map((seat) => [seat, seating])) as Record<SeatKey, typeof seating>,
);

/** A person as the components use it. */
export type Person = z.output<typeof person>;
