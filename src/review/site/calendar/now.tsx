import type { VNode } from "preact";
import { seatKeys } from "../../../plan";
import { scheduleOf, sitting, type Book } from "../book";
import { Link } from "../layout";
import { Rows, commas } from "../parts";
import { pathOf } from "../paths";
import { shown } from "./shown";
import { texts } from "../texts/calendar";

/**
 * Who is on call: at the beginning of the handbook's calendar; where scripts run, now and at any time, by the same function.
 */
export function Now({ book, asks = false }: { readonly book: Book; readonly asks?: boolean }): VNode {
  const { plan, graph, begins, environment } = book;
  const seats = seatKeys.map((seat) => ({ seat, title: plan.seats[seat].title, schedule: scheduleOf(book, seat) }));
  return (
    <section
      aria-labelledby="on-call"
      data-schedules={JSON.stringify(seats)}
      data-people={JSON.stringify(Object.fromEntries(graph.people.map((it) => [it.urn, pathOf.person(it)])))}
      data-zone={environment.timeZone}
    >
      <h2 id="on-call">{texts.whoIsOnCall}</h2>
      {asks && (
        <form hidden>
          <label>{texts.time(<input type="datetime-local" name="time" required />)}</label>{" "}
          <label>
            {texts.timeZone(
              <input name="zone" list="zones" required value={environment.timeZone} autocomplete="off" />,
            )}
          </label>
          <datalist id="zones" /> <button type="submit">{texts.show}</button>
        </form>
      )}
      <p role="status" data-when>
        {texts.atTheFirstHourOf(shown(begins, environment.timeZone))}
      </p>
      <Rows
        caption={texts.seats}
        head={[texts.seat, texts.person]}
        rows={seats.map(({ seat, title }) => [
          <Link key="seat" to={pathOf.seat(seat)}>
            {title}
          </Link>,
          <span key="person" data-seat={seat}>
            {commas(
              sitting(book, seat, begins).map((it) => (
                <Link key={it.urn} to={pathOf.person(it)}>
                  {it.name}
                </Link>
              )),
            )}
          </span>,
        ])}
      />
    </section>
  );
}
