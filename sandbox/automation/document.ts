import { z } from "zod";

/** The actions that the harness plays. */
const actions = [
  "aws:approve",
  "aws:assertAwsResourceProperty",
  "aws:branch",
  "aws:executeAwsApi",
  "aws:executeScript",
  "aws:sleep",
  "aws:waitForAwsResourceProperty",
] as const;

const step = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9_]{3,128}$/),
  action: z.enum(actions),
  onFailure: z
    .string()
    .regex(/^(Abort|Continue|step:\w+)$/)
    .optional(),
  onCancel: z
    .string()
    .regex(/^(Abort|step:\w+)$/)
    .optional(),
  isCritical: z.boolean().optional(),
  isEnd: z.boolean().optional(),
  nextStep: z.string().optional(),
  timeoutSeconds: z.int().positive().optional(),
  inputs: z.record(z.string(), z.unknown()),
  outputs: z
    .array(
      z.strictObject({
        Name: z.string(),
        Selector: z.string().startsWith("$."),
        Type: z.enum(["String", "StringList", "Integer", "Boolean", "StringMap", "MapList"]),
      }),
    )
    .optional(),
});

const parameter = z.strictObject({
  type: z.enum(["String", "StringList"]),
  description: z.string(),
  default: z.union([z.string(), z.array(z.string())]).optional(),
  allowedValues: z.array(z.string()).optional(),
  allowedPattern: z.string().optional(),
});

/** An automation document of schema 0.3, as far as it is used; what AWS would refuse is refused. */
export const automationDocument = z.strictObject({
  schemaVersion: z.literal("0.3"),
  description: z.string(),
  assumeRole: z.string(),
  parameters: z.record(z.string().regex(/^[A-Za-z0-9]+$/), parameter),
  mainSteps: z.array(step).min(1),
});

/** A document's step, as Systems Manager reads it. */
export type AutomationStep = z.output<typeof step>;
/** A document, as Systems Manager reads it. */
export type AutomationDocument = z.output<typeof automationDocument>;

/** A run that is refused before it begins; the name is AWS's. */
export class InvalidParameters extends Error {
  override readonly name = "InvalidAutomationExecutionParametersException";
}

/**
 * The parameters of a run, with defaults, as values that steps can refer to.
 *
 * @throws InvalidParameters with every parameter that is unknown, missing, or not as the document allows.
 */
export function parametersOf(
  { parameters: declared }: AutomationDocument,
  given: Readonly<Record<string, readonly string[]>>,
): Map<string, unknown> {
  const problems = Object.keys(given)
    .filter((name) => !(name in declared))
    .map((name) => `${name} is no parameter; known are ${Object.keys(declared).join(", ")}`);
  const values = new Map<string, unknown>();
  for (const [name, { type, default: fallback, allowedValues, allowedPattern }] of Object.entries(declared)) {
    const raw = given[name] ?? (typeof fallback === "string" ? [fallback] : fallback);
    if (raw === undefined) {
      problems.push(`${name} is missing`);
      continue;
    }
    for (const it of raw) {
      if (allowedValues !== undefined && !allowedValues.includes(it))
        problems.push(`${name} is ${it}; allowed are ${allowedValues.join(", ")}`);
      if (allowedPattern !== undefined && !new RegExp(allowedPattern).test(it))
        problems.push(`${name} is ${it}; it must match ${allowedPattern}`);
    }
    values.set(name, type === "String" ? (raw[0] ?? "") : [...raw]);
  }
  if (problems.length > 0) throw new InvalidParameters(problems.join("; "));
  return values;
}
