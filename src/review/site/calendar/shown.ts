import { wallClock } from "../../bounds/coverage";

/** An instant as the clocks of a time zone show it, with how far they are ahead of UTC: "Sun 2026-11-01 01:30 -04:00". */
export function shown(instant: number, timeZone: string): string {
  const local = wallClock(timeZone, instant);
  const ahead = Math.round((local - instant) / 60_000);
  const clock = new Date(local).toISOString();
  const weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][new Date(local).getUTCDay()] ?? "";
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  return `${weekday} ${clock.slice(0, 10)} ${clock.slice(11, 16)} ${ahead < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
}

const two = (value: number) => String(value).padStart(2, "0");
