import { duration } from "../render/tables";
import { number, text } from "../resources";

/** A number in words. */
export interface Unit {
  readonly read: (value: unknown) => number | undefined;
  readonly show: (value: number) => string;
  /** The number as it is given, for two that look the same in rounder words. */
  readonly exact: (value: number) => string;
}

const rounded = (value: number) => String(Math.round(value * 1000) / 1000);

const counted = (one: string, many: string): Unit => {
  const show = (value: number) => `${rounded(value)} ${value === 1 ? one : many}`;
  return { read: number, show, exact: show };
};

const time = (unit: string, seconds: number, read: Unit["read"] = number): Unit => ({
  read,
  show: (value) => duration(value * seconds),
  exact: (value) => `${rounded(value)} ${unit}`,
});

/** The units that inputs are given in. */
export const units = {
  plain: { read: number, show: rounded, exact: String },
  percent: counted("%", "%"),
  milliseconds: time("ms", 0.001),
  seconds: time("s", 1),
  minutes: time("min", 60),
  days: counted("day", "days"),
  /** A length as text: 60m, 2h, PT60M. */
  span: time("s", 1, spanSeconds),
} as const satisfies Record<string, Unit>;

const spanUnits: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

function spanSeconds(value: unknown): number | undefined {
  const [, count, unit = ""] = /^(?:last_|PT?)?(\d+)([smhdw])$/i.exec(text(value) ?? "") ?? [];
  return count === undefined ? undefined : Number(count) * (spanUnits[unit.toLowerCase()] ?? NaN);
}

/** "4 h instead of 5 min", or "241 min instead of 240 min" where rounder words would be the same. */
export function instead({ show, exact }: Unit, was: number, is: number): string {
  const say = show(was) === show(is) ? exact : show;
  return `${say(is)} instead of ${say(was)}`;
}
