import { commands, entriesOf, runbookKeys, type Control, type Plan } from "../plan";
import { controlsTableName } from "./names";

/**
 * The contract between runbooks and the product, as a Markdown document: what each service reads, how stale it may be, and
 * what it does while it cannot read. Derived from the plan, so that it cannot lag behind.
 *
 * @param example the code of a reader.
 */
export function controlsDocument(plan: Plan, example: string): string {
  const controls = Object.entries(plan.controls);
  return [
    "# What the services must read",
    "",
    `In an incident, runbooks write rows of the DynamoDB table \`${controlsTableName}\`, and the product's services do what the rows`,
    "say. The table is the same in both regions and strongly consistent: a service reads it in its own region, with",
    "`ConsistentRead`. This page is generated from `src/plan/controls.ts`; a test keeps it current.",
    "",
    "## Controls",
    "",
    ...table(
      ["Control", "Subject", "States, the first without a row", "Read by", "At most", "Unreadable"],
      controls.map(([key, it]) => [
        code(key),
        code(it.subject),
        it.states.map(code).join(", "),
        it.readers.join(", "),
        `${it.staleSeconds} s old`,
        unreadable(it),
      ]),
    ),
    "",
    ...controls.flatMap(([key, it]) => section(key, it)),
    "## A row",
    "",
    ...table(
      ["Attribute", "Type", "Meaning"],
      [
        ["control", "S, partition key", "the control"],
        ["subject", "S, sort key", "what the row is about, or `*`"],
        ["state", "S", "one of the control's states"],
        ["since", "S", "when it came to be so, in UTC, such as `2025-12-07T03:12:00Z`"],
        ["incident", "S", "why"],
        ["execution", "S", "the run that wrote it, or `by hand`"],
        ["details", "M of S", "what the control says beside its state"],
      ].map(([name = "", ...rest]) => [code(name), ...rest]),
    ),
    "",
    "Rows whose control begins with `runbook/` are the runbooks' own memory; no service reads them.",
    "",
    "## A reader",
    "",
    "```ts",
    example.trim(),
    "```",
    "",
    "## Containment, line by line",
    "",
    ...table(["Checklist", "Line", "Done by"], checklists(plan)),
    "",
    "## By hand",
    "",
    "When no runbook runs, in the role `zkp-break-glass`:",
    "",
    ...Object.entries(commands).flatMap(([key, { purpose, byHand }]) => [
      `- **${key}** (${purpose})`,
      "",
      "  ```text",
      ...byHand.map((it) => `  ${it}`),
      "  ```",
      "",
    ]),
  ].join("\n");
}

const code = (text: string) => `\`${text}\``;

const unreadable = ({ unreadable: { keepSeconds, then } }: Control) =>
  `as it was for ${keepSeconds} s, then ${code(then)}`;

function section(key: string, { title, details = {}, source, decision }: Control): string[] {
  return [
    `### ${title}`,
    "",
    `\`${key}\`. ${source}.${decision === undefined ? "" : ` ${decision}`}`,
    "",
    ...Object.entries(details).map(([name, meaning]) => `- ${code(name)}: ${meaning}`),
    ...(Object.keys(details).length > 0 ? [""] : []),
  ];
}

function checklists({ containment }: Plan): string[][] {
  return runbookKeys.flatMap((key) =>
    containment[key].actions.map(({ text, by }) => [
      entriesOf(containment[key])[0]?.source.split(" / ").at(-1) ?? key,
      text,
      by
        .map((it) => {
          if ("control" in it) return `control ${code(it.control)}`;
          return "step" in it ? `step ${code(it.step)} of ${code(it.of)}` : it.decision;
        })
        .join(", "),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
