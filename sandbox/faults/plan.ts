import { readFileSync } from "node:fs";
import { z } from "zod";

/** What can go wrong with a call. */
export const faultKinds = ["rate-limit", "server-error", "timeout", "hang", "cut", "lost-answer"] as const;

const rule = z.strictObject({
  fault: z.enum(faultKinds),
  /** Calls that are meant: the provider's method, and parts of the type, the logical name, and the region of the inputs. */
  method: z.enum(["Create", "Read", "Update", "Delete", "Invoke"]).optional(),
  type: z.string().optional(),
  name: z.string().optional(),
  region: z.string().optional(),
  /** Only the n-th meant call, from 1. Without `call` and `probability` every meant call fails. */
  call: z.int().min(1).optional(),
  /** Each meant call with this probability, drawn from the plan's seed. */
  probability: z.number().min(0).max(1).optional(),
  /** How often in a row the vendor fails before it answers; a client that tries again more often gets through. */
  times: z.int().min(1).default(1),
  /** Seconds until the limit is lifted, as the vendor's reset header says. */
  resetSeconds: z.number().min(0).default(1),
});

const schema = z.strictObject({ seed: z.int().optional(), faults: z.array(rule) });

/** One fault: which calls it meets, and what happens to them. */
export type Fault = z.output<typeof rule>;
/** Faults on purpose, and the seed of those that are drawn by chance. */
export interface FaultPlan {
  readonly seed: number;
  readonly faults: readonly Fault[];
}

/**
 * Reads a fault plan from a file, or from a flag such as `rate-limit,method=Create,type=pagerduty,call=3`.
 *
 * @throws RangeError that lists every problem and what is allowed.
 */
export function readFaultPlan(given: readonly string[], seed = 1): FaultPlan {
  const plans = given.map((it) =>
    it.endsWith(".json") ? parse(JSON.parse(readFileSync(it, "utf8"))) : parse(fromFlag(it)),
  );
  return {
    seed: plans.find((it) => it.seed !== undefined)?.seed ?? seed,
    faults: plans.flatMap(({ faults }) => faults),
  };
}

function fromFlag(flag: string): unknown {
  const [fault, ...settings] = flag.split(",");
  const values = settings.map((it) => {
    const [name = "", value = ""] = it.split("=");
    return [name, /^\d+(\.\d+)?$/.test(value) ? Number(value) : value];
  });
  return { faults: [{ fault, ...Object.fromEntries(values) }] };
}

function parse(value: unknown): z.output<typeof schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new RangeError(`This is no fault plan:\n${problems.join("\n")}\nFaults are ${faultKinds.join(", ")}.`);
}
