import { z } from "zod";
import { readYaml } from "../../environment/yaml";
import { wordsFor } from "../../environment/words";
import { componentKeys, mailboxes, runbookKeys, severityKeys, type MailboxKey } from "../../plan";
import { unknown } from "../known";
import { ReviewError } from "../resources";
import type { Fault, Scenario } from "./scenarios";

const atMinute = z.number().min(0);
const names = z.array(z.string().min(1)).min(1);

/** What the faults of each kind are made of. */
const faults = {
  "error-rate": z.strictObject({
    kind: z.literal("error-rate"),
    components: z.array(z.enum(componentKeys)).min(1),
    ramp: z.array(z.strictObject({ fromMinute: atMinute, percent: z.number().min(0).max(100) })).min(1),
  }),
  region: z.strictObject({ kind: z.literal("region"), atMinute }),
  signal: z.strictObject({ kind: z.literal("signal"), signals: names, atMinute }),
  mail: z.strictObject({
    kind: z.literal("mail"),
    to: z.enum(Object.keys(mailboxes) as [MailboxKey]),
    from: z.string(),
    subject: z.string(),
    body: z.string().default(""),
    atMinute,
  }),
  declared: z.strictObject({
    kind: z.literal("declared"),
    severity: z.enum(severityKeys),
    title: z.string(),
    atMinute,
  }),
  severity: z.strictObject({ kind: z.literal("severity"), to: z.enum(severityKeys), atMinute }),
  "monitors-silent": z.strictObject({ kind: z.literal("monitors-silent") }),
} as const satisfies Record<Fault["kind"], z.ZodType<Fault>>;

const scenario = z.strictObject({
  title: z.string().min(1),
  startsAt: z.string(),
  faults: z.array(z.looseObject({ kind: z.string() })).min(1),
  runbook: z.enum(runbookKeys).default("service-outage"),
  breach: z.boolean().optional(),
});

/**
 * Reads scenarios that somebody wrote: YAML or JSON, by key, of the shape of those that the project comes with.
 *
 * @param from as it stands in messages.
 * @throws ReviewError with one line for each mistake; StackFileError if it is neither YAML nor JSON.
 */
export function readScenarios(text: string, from: string): Readonly<Record<string, Scenario>> {
  const problems: string[] = [];
  const parse = <T>(schema: z.ZodType<T>, given: unknown, path: readonly PropertyKey[]): T | undefined => {
    const parsed = schema.safeParse(given, { error: wordsFor });
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const at = [...path, ...issue.path].join(".");
      const extra = issue.code === "unrecognized_keys" ? `has no place for ${issue.keys.join(", ")}` : issue.message;
      problems.push(`${from}: ${at}: ${extra}`);
    }
    return undefined;
  };
  const { content } = readYaml(text, from);
  const read = parse(z.record(z.string(), z.unknown()), content, []);
  const scenarios = Object.entries(read ?? {}).map(([key, value]): [string, Scenario] | undefined => {
    const found = parse(scenario, value, [key]);
    const all = found?.faults.map((it, index): Fault | undefined => {
      const { kind } = it;
      const path = [key, "faults", index];
      const schema: z.ZodType<Fault> | undefined = Object.hasOwn(faults, kind)
        ? faults[kind as Fault["kind"]]
        : undefined;
      if (schema !== undefined) return parse(schema, it, path);
      problems.push(
        ...unknown("kind of fault", [kind], Object.keys(faults)).map((said) => `${from}: ${path.join(".")}: ${said}`),
      );
      return undefined;
    });
    if (found === undefined || all === undefined) return undefined;
    const { breach, ...rest } = found;
    const known = all.filter((it) => it !== undefined);
    return [key, { ...rest, faults: known, source: from, ...(breach !== undefined && { breach }) }];
  });
  if (problems.length > 0) throw new ReviewError(problems.join("\n"));
  return Object.fromEntries(scenarios.filter((it) => it !== undefined));
}
