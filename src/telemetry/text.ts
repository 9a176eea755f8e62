import { hours, inHours, type Minutes } from "../plan";

/** As code in Markdown; a pipe would end the table's cell. */
export const code = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;

/** "12 minutes" or "26 hours". */
export const duration = (minutes: Minutes): string =>
  minutes < hours(2) ? `${Math.round(minutes)} minutes` : `${Math.round(inHours(minutes))} hours`;

/** A table in Markdown, line by line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
