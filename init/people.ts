import { parse } from "csv-parse/sync";
import { seatKeys, stakeholderKeys } from "../src/plan";

/** Somebody of a list, with what is written of them. */
export interface Listed {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
  readonly timeZone?: string;
  /** Seats of the plan, and groups of stakeholders. */
  readonly seats: readonly string[];
}

/** A list as it was read, and every line that cannot be used. */
export interface People {
  readonly people: readonly Listed[];
  readonly problems: readonly string[];
}

/** What the columns are called: here, and in PagerDuty's export of users. */
const columns: Readonly<Record<string, string>> = {
  name: "name",
  "user name": "name",
  email: "email",
  "e-mail": "email",
  "login email": "email",
  phone: "phone",
  "contact phone": "phone",
  "time zone": "timeZone",
  timezone: "timeZone",
  seats: "seats",
};

/**
 * Reads a list of people: CSV with the columns name, email, phone, time zone and seats, of which name and email must be
 * there. `seats` holds keys of seats and stakeholder groups, separated by spaces. An export of PagerDuty's users is one, once
 * seats are written beside them.
 *
 * @param path how the list is called in problems, such as people.csv.
 */
export function readPeople(text: string, path: string): People {
  let rows: readonly Readonly<Record<string, string>>[];
  try {
    rows = parse(text, { bom: true, columns: named, skip_empty_lines: true, trim: true });
  } catch (error) {
    return { people: [], problems: [`${path}: is not a list of comma-separated values: ${String(error)}`] };
  }
  const known = [...new Set<string>([...seatKeys, ...stakeholderKeys])];
  const read = rows.map(({ name = "", email = "", phone = "", timeZone = "", seats = "" }, at) => {
    const where = `${path}:${at + 2}`;
    const wanted = seats.split(/[\s;]+/).filter((it) => it !== "");
    const problems = [
      ...(name === "" ? [`${where}: has no name`] : []),
      ...(email === "" ? [`${where}: has no email`] : []),
      ...wanted
        .filter((it) => !known.includes(it))
        .map((it) => `${where}: there is no seat "${it}"; the plan has ${known.join(", ")}`),
    ];
    const person: Listed = {
      key: keyOf(name),
      name,
      email: email.toLowerCase(),
      ...(phone !== "" && { phone }),
      ...(timeZone !== "" && { timeZone }),
      seats: wanted,
    };
    return { person, problems, where };
  });
  const twice = read.filter(({ person }, at) => read.findIndex((it) => it.person.key === person.key) < at);
  return {
    people: read.map(({ person }) => person),
    problems: [
      ...read.flatMap(({ problems }) => problems),
      ...twice.map(
        ({ person, where }) => `${where}: ${person.name} is in the list already; give one of them another name`,
      ),
    ],
  };
}

const named = (header: readonly string[]): string[] => header.map((it) => columns[it.toLowerCase()] ?? it);

/** `Zoë O'Neil` is zoe-o-neil: the key that config knows somebody by. */
const keyOf = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
