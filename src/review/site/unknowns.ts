import { unknowns } from "../../plan";

/** A text of the plan with what nobody has said yet in brackets; parts that repeat are shown once. */
export function withUnknowns(text: string): string {
  const known: Readonly<Record<string, string>> = unknowns;
  return text
    .replaceAll(/\{\{[#/][\w.]+\}\}\n?/g, "")
    .replaceAll(/\{\{\{?([\w.]+)\}?\}\}/g, (_, name: string) => known[name] ?? `[${name === "." ? "…" : name}]`);
}
