import { offsetMinutes, onCall } from "../../bounds/coverage";
import type { Person, Schedule } from "../../graph/types";
import { shown } from "../calendar/shown";
import { instantsOf } from "../calendar/wallClock";
import { texts } from "../texts/scripts";

interface Seat {
  readonly seat: string;
  readonly schedule?: Schedule;
}

/** Says who is on call now, and at any time that is asked for, by the function that the handbook was rendered with. */
export function nowOnCall(): void {
  const section = document.querySelector<HTMLElement>("[data-schedules]");
  const when = section?.querySelector<HTMLElement>("[data-when]");
  if (!section || !when) return;
  const seats = JSON.parse(section.dataset.schedules ?? "[]") as readonly Seat[];
  const home = section.dataset.zone ?? "Etc/UTC";
  const pages = JSON.parse(section.dataset.people ?? "{}") as Readonly<Record<string, string>>;
  const linkTo = ({ name, urn }: Person, index: number) => {
    const link = Object.assign(document.createElement("a"), { href: pages[urn] ?? "", textContent: name });
    return index === 0 ? [link] : [", ", link];
  };
  const tell = (instants: readonly number[]) => {
    for (const { seat, schedule } of seats) {
      const cell = section.querySelector(`[data-seat="${CSS.escape(seat)}"]`);
      if (!cell || schedule === undefined) continue;
      const people = new Map(instants.flatMap((it) => onCall(schedule, it)).map((it) => [it.urn, it]));
      cell.replaceChildren(...[...people.values()].flatMap(linkTo));
      if (people.size === 0) cell.textContent = "nobody";
    }
  };
  const now = () => {
    when.textContent = texts.now(shown(Date.now(), home));
    tell([Date.now()]);
  };
  now();
  const form = section.querySelector("form");
  if (form) ask(form, home, when, tell);
}

/** Answers the form: an hour that clocks repeat has two answers, one that they skip has none. */
function ask(
  form: HTMLFormElement,
  home: string,
  when: HTMLElement,
  tell: (instants: readonly number[]) => void,
): void {
  const zones = form.querySelector("datalist");
  for (const it of Intl.supportedValuesOf("timeZone")) zones?.append(new Option(it));
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? "";
    const [time, zone] = [said("time"), said("zone")];
    if (!isZone(zone)) {
      when.textContent = texts.thereIsNoTimeZone(zone, home);
      return;
    }
    const instants = instantsOf(time, zone);
    const times = instants.map((it) => `${shown(it, zone)} (${shown(it, "Etc/UTC")})`).join(" and ");
    when.textContent =
      instants.length === 0
        ? texts.clocksInNeverShowThey(zone, time.replace("T", " "))
        : texts.at(times, instants.length > 1 ? texts.clocksGoBackSoThis : "");
    tell(instants);
  });
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return offsetMinutes(zone, 0) >= -1440;
  } catch {
    return false;
  }
}
