import { textsIn } from "./environment";
import type { FailoverSpecs } from "./failover";
import { isCommand, type Finding, type Rule } from "./plan";

interface Drawn {
  readonly escalation: unknown;
  readonly monitors: unknown;
  readonly failover: Pick<FailoverSpecs, "documents" | "names">;
}

/** What the two decisions are called that a run may wait for; they start nothing. */
const decisions = ["approve", "reject"];

/** What a text says of automation and nobody declares, in words: documents in regions, and commands. */
function undeclaredIn(text: string, { documents, names }: Drawn["failover"]): string[] {
  const there = new Set(documents.map(({ name, role }) => `${name} in ${names.regions[role]}`));
  const named = [
    ...[...text.matchAll(/(zkp-[\w-]+) in ([\w-]+), else in ([\w-]+)/g)].flatMap(
      ([, name = "", first = "", then = ""]) => [`${name} in ${first}`, `${name} in ${then}`],
    ),
    ...[...text.matchAll(/"document": "(zkp-[\w-]+)"/g)].flatMap(([, name = ""]) =>
      Object.values(names.regions).map((region) => `${name} in ${region}`),
    ),
  ].filter((it) => !there.has(it));
  const commands = [...text.matchAll(/npm run respond -- ([\w-]+)/g)]
    .map(([, command = ""]) => command)
    .filter((it) => !isCommand(it) && !decisions.includes(it));
  return [...new Set([...named.map((it) => `the document ${it}`), ...commands.map((it) => `the command ${it}`)])];
}

/** Whoever is told to start something finds it. */
export const automationRules: readonly Rule<Drawn>[] = [
  {
    tag: "automation/undeclared-name",
    source: "Incident Runbooks: every button, message and page names what is there",
    check: ({ escalation, monitors, failover }) =>
      Object.entries({ escalation, monitors, failover }).flatMap(([folder, specs]) =>
        textsIn(specs, folder).flatMap(({ path, text }) =>
          undeclaredIn(text, failover).map((it): Omit<Finding, "rule"> => ({
            path,
            problem: `names ${it}, which is not declared`,
            remedy: "name a document of src/plan/documents.ts, in a region that has it, or a command of the same file",
          })),
        ),
      ),
  },
];
