import type { ComponentChildren } from "preact";
import { displayName, seatKeys, severityKeys, type SeatKey } from "../../../plan";
import { contactsFor } from "../../bounds";
import type { Person } from "../../graph";
import { Now } from "../calendar/now";
import { shown } from "../calendar/shown";
import { day } from "../calendar/turns";
import { calendarWeeks, peopleOf, scheduleOf, type Book } from "../book";
import { Link, Picture, type Page } from "../layout";
import { Facts, List, Rows, Source, commas } from "../parts";
import { pathOf } from "../paths";
import { texts } from "../texts/people";

/** How many weeks a person's page shows. */
const personWeeks = 2;

const linkTo = (it: Person) => (
  <Link key={it.urn} to={pathOf.person(it)}>
    {it.name}
  </Link>
);

/** The turns of a seat that begin within some weeks of the calendar's first day. */
function turnsOf(book: Book, seat: SeatKey, weeks: number) {
  const zone = scheduleOf(book, seat)?.timeZone ?? book.environment.timeZone;
  return (book.turns.get(seat) ?? [])
    .filter(({ from }) => from < book.begins + weeks * 7 * day)
    .map((it) => ({ ...it, row: [shown(it.from, zone), shown(it.until, zone)] as const }));
}

/** The calendar: any time with scripts, some weeks without. */
export function onCallPage(book: Book): Page {
  const { plan, graph } = book;
  return {
    path: pathOf.onCall,
    title: texts.onCall,
    words: ["calendar", "rota", "schedule", texts.timeZone, texts.whoIsOnCall],
    body: (
      <>
        <Now book={book} asks />
        <Picture name="coverage" alternative={texts.whoCoversTheWeekGaps} />
        <h2>{texts.weeksFrom(calendarWeeks, book.from)}</h2>
        {seatKeys.map((seat) => (
          <Rows
            key={seat}
            caption={plan.seats[seat].title}
            head={[texts.from, texts.until, texts.onCall]}
            rows={turnsOf(book, seat, calendarWeeks).map(({ row, people }) => [...row, commas(people.map(linkTo))])}
          />
        ))}
        <h2>{texts.everybody}</h2>
        <List of={graph.people.map(linkTo)} />
      </>
    ),
  };
}

/** A seat: what it is for, who sits in it, and which ladders name it. */
export function seatPage(book: Book, seat: SeatKey): Page {
  const { plan } = book;
  const { title, kind } = plan.seats[seat];
  const role = Object.entries(plan.roles).find(([key]) => seat.startsWith(`${key}-`))?.[1];
  const named = severityKeys.filter((severity) => {
    const { roles, rungs, informedByHand } = plan.escalationMatrix[severity];
    return [...rungs.flat(), ...informedByHand].includes(seat) || roles.some((it) => seat.startsWith(`${it}-`));
  });
  return {
    path: pathOf.seat(seat),
    title,
    words: [seat, role?.short ?? "", ...peopleOf(book, seat).map(({ name }) => name)],
    body: (
      <>
        <Facts
          of={[
            [texts.heldByOffice, role && (seat.endsWith("-primary") ? role.primary : role.backup)],
            [texts.filledBy, kind === "group" ? texts.severalPeopleAtOnce : texts.onePersonAtATime],
            [texts.people, commas(peopleOf(book, seat).map(linkTo))],
            [
              texts.toldOf,
              named.map((it, index) => (
                <>
                  {index === 0 ? "" : ", "}
                  <Link to={pathOf.severity(it)}>{displayName(it)}</Link>
                </>
              )),
            ],
          ]}
        />
        {role !== undefined && (
          <section>
            <h2>{texts.responsibilities}</h2>
            <List of={role.responsibilities} />
          </section>
        )}
        <Source of={plan.seats[seat]} />
        <section>
          <h2>{texts.weeksFrom(calendarWeeks, book.from)}</h2>
          <Rows
            caption={texts.turns}
            head={[texts.from, texts.until, texts.onCall]}
            rows={turnsOf(book, seat, calendarWeeks).map(({ row, people }) => [...row, commas(people.map(linkTo))])}
          />
        </section>
      </>
    ),
  };
}

/** A person: how they are reached, and what they are on call for. */
export function personPage(book: Book, person: Person): Page {
  const { plan, environment } = book;
  const own = seatKeys.filter((seat) => peopleOf(book, seat).includes(person));
  const facts = Object.values(environment.people).find(({ name }) => name === person.name);
  const phone = environment.handbook.phoneNumbers ? facts?.phone : undefined;
  const ways = (urgency: "high" | "low"): ComponentChildren =>
    contactsFor(person, urgency)
      .map(({ channel, delayMinutes }) => texts.afterMin(channel, delayMinutes))
      .join(", ") || texts.nothing;
  return {
    path: pathOf.person(person),
    title: person.name,
    words: [person.description, ...own.map((it) => plan.seats[it].title)],
    body: (
      <>
        <Facts
          of={[
            [texts.is, person.description],
            [texts.clocksOf, person.timeZone],
            [texts.eMail, facts?.email],
            [texts.phone, phone && `+${phone.countryCode} ${phone.number}`],
            [texts.wokenBy, ways("high")],
            [texts.toldWithoutWakingBy, ways("low")],
          ]}
        />
        <section>
          <h2>{texts.seats}</h2>
          <List
            of={own.map((seat) => (
              <Link key={seat} to={pathOf.seat(seat)}>
                {plan.seats[seat].title}
              </Link>
            ))}
          />
        </section>
        <section>
          <h2>{texts.weeksFrom(personWeeks, book.from)}</h2>
          <Rows
            caption={texts.onCall}
            head={[texts.seat, texts.from, texts.until]}
            rows={own.flatMap((seat) =>
              turnsOf(book, seat, personWeeks)
                .filter(({ people }) => people.includes(person))
                .map(({ row }) => [plan.seats[seat].title, ...row]),
            )}
          />
        </section>
      </>
    ),
  };
}
