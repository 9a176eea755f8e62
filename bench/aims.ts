import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const file = join(__dirname, "figures.json");

/** A figure that the project holds itself to. */
export interface Figure {
  readonly title: string;
  /** At most; in the title's unit, or a ratio of two measurements of one run. */
  readonly aim: number;
  readonly measured: number;
}

/** A table's rows: each figure with its aim and with what was kept last, by title. */
export function aimRows(figures: readonly Figure[]): readonly (readonly string[])[] {
  const kept = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, number>>;
  return figures.map(({ title, aim, measured }) => [
    title,
    measured.toFixed(2),
    `<= ${aim}`,
    measured <= aim ? "held" : "missed",
    kept[title]?.toFixed(2) ?? "",
  ]);
}

/** What the columns of `aimRows` are. */
export const aimColumns = ["figure", "now", "aim", "", "kept"] as const;

/** Keeps figures to compare later ones with. */
export function keepFigures(figures: readonly Figure[]): void {
  const all = Object.fromEntries(figures.map(({ title, measured }) => [title, Number(measured.toFixed(2))]));
  writeFileSync(file, `${JSON.stringify(all, undefined, 2)}\n`);
}
