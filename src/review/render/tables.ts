import { visible } from "../../visible";

/** The widest that a cell may be before it is continued on the next line. */
const cellWidth = 64;

/** A table for terminals: columns padded to their widest cell, long cells wrapped, no trailing spaces. */
export function textTable(head: readonly string[], given: readonly (readonly string[])[]): string {
  const rows = given.map((row) => row.map(visible)).flatMap(wrapped);
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

function wrapped(row: readonly string[]): string[][] {
  const cells = row.map(lines);
  const height = Math.max(1, ...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, index) => cells.map((cell) => cell[index] ?? ""));
}

function lines(cell: string): string[] {
  const all = [""];
  for (const word of cell.split(" ")) {
    const last = all.at(-1) ?? "";
    if (last === "") all[all.length - 1] = word;
    else if (last.length + word.length < cellWidth) all[all.length - 1] = `${last} ${word}`;
    else all.push(word);
  }
  return all;
}

/** A table in Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) => `| ${row.map((cell) => visible(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** "1 resource", "2 resources". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** "A, B and C". */
export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

/** A length in the unit that reads best: "45 s", "4.5 min", "2 h", "7 days". */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "never";
  if (seconds < 120) return `${round(seconds)} s`;
  if (seconds < 7200) return `${round(seconds / 60)} min`;
  if (seconds < 172_800) return `${round(seconds / 3600)} h`;
  return `${round(seconds / 86_400)} days`;
}

const round = (value: number) => String(Math.round(value * 10) / 10);
