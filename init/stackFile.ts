import { stringify } from "yaml";
import { blueprintRules, drawSpecs, judgeTheRest, waivers } from "../src/blueprint";
import { parseEnvironment } from "../src/environment";
import { parseStackFile, project } from "../src/environment/stackFile";
import { evaluate, plan, type Finding } from "../src/plan";

/** A stack's file, and what is wrong with it. */
export interface Drafted {
  readonly text: string;
  /** Every problem, each with its place in the file: config alone, and the plan's rules. */
  readonly findings: readonly Finding[];
  /** Where a finding's path stands in the text, such as Pulumi.eu.yaml:12:5. */
  readonly placeOf: (path: string) => string;
  /** The signals that nobody detects without what is switched off; accepted in the file. */
  readonly lost: readonly string[];
}

/**
 * Writes config values as the file of a stack, and judges it as the program would. What the features that are off detect is
 * accepted as lost, because switching them off has asked for it.
 */
export function writeStackFile(stack: string, values: Readonly<Record<string, unknown>>): Drafted {
  const lost = judged(values).flatMap(({ rule, path }) =>
    rule === "monitor/detection-lost" ? path.replace(/^signals\./, "") : [],
  );
  const datadog = { ...(values.datadog as object), ...(lost.length > 0 && { acceptedLosses: lost }) };
  const whole = { ...values, datadog };
  const path = `Pulumi.${stack}.yaml`;
  const config = Object.fromEntries(Object.entries(whole).map(([key, value]) => [`${project}:${key}`, value]));
  const text = `# The facts of ${stack}. What each key means is in Pulumi.yaml; what is wrong is told with its line by every command.\n${stringify({ config }, { lineWidth: 120 })}\n# yaml-language-server: $schema=docs/stack.schema.json\n`;
  const { lineOf } = parseStackFile(text, path);
  return { text, findings: judged(whole), placeOf: (it) => lineOf(it.split(".").slice(1)), lost };
}

/** What is wrong with a config, alone and with the plan. */
function judged(values: Readonly<Record<string, unknown>>): readonly Finding[] {
  const parsed = parseEnvironment(values);
  const { environment } = parsed;
  if (environment === undefined) return [...parsed.findings, ...judgeTheRest(plan, parsed)];
  return evaluate(blueprintRules, { plan, environment, ...drawSpecs(plan, environment) }, waivers);
}
