import { Failure } from "../failure";
import type { Ended } from "../process";
import type { Engine } from "./engine";
import { shownSecret } from "../../src/review";
import { explain } from "./explain";

/** A resource as states and previews hold it. Secrets are not in clear in either. */
export interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly parent?: string;
  readonly custom?: boolean;
  readonly protect?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** One step of a preview, as `pulumi preview --json` prints it. */
export interface Step {
  /** `same`, `create`, `update`, `delete`, `replace`, `refresh`, `import`, `read`, and the halves of a replacement. */
  readonly op: string;
  readonly urn: string;
  readonly oldState?: Resource;
  readonly newState?: Resource;
  readonly detailedDiff?: Readonly<Record<string, unknown>> | null;
}

/** What a preview found: a step for each resource, unchanged ones too. */
export interface Preview {
  readonly steps: readonly Step[];
}

/** The engine's exit code when `--expect-no-changes` finds changes. */
export const unexpectedChanges = 7;

/**
 * Previews and reads what would happen.
 *
 * @param args added to the preview, such as `--refresh`.
 * @throws Failure with the engine's reason and what to do when the preview itself fails.
 */
export async function preview(engine: Engine, args: readonly string[] = []): Promise<Preview> {
  const ended = await engine.run(["preview", "--json", "--show-sames", ...args]);
  if (ended.code !== 0 && ended.code !== unexpectedChanges)
    throw new Failure(explain("preview", await withReasons(engine, args, ended)));
  return readPreview(ended, "declared");
}

/** As JSON, the engine does not tell which policy refused and why: only a preview for people does. */
const withReasons = async (engine: Engine, args: readonly string[], ended: Ended): Promise<Ended> =>
  args.includes("--policy-pack") ? engine.run(["preview", ...args]) : ended;

/**
 * Previews a refresh: what is at the vendors, compared with the state. The program runs too, so that the providers use
 * the credentials that are valid now, not those in the state.
 */
export async function previewRefresh(engine: Engine): Promise<readonly Step[]> {
  const ended = await engine.run(["refresh", "--preview-only", "--run-program", "--json"]);
  if (ended.code !== 0) throw new Failure(explain("refresh", ended));
  return readPreview(ended, "found").steps;
}

/** @param changed what a secret that differs is in the step's new state: what the program declares, or what was found. */
function readPreview(ended: Ended, changed: "declared" | "found"): Preview {
  const start = ended.stdout.indexOf("{");
  try {
    const { steps } = JSON.parse(ended.stdout.slice(start)) as Partial<Preview>;
    return { steps: (steps ?? []).map((it) => withChangedSecrets(it, changed)) };
  } catch {
    throw new Failure(explain("preview", ended));
  }
}

/**
 * A preview shows no secret, neither the old one nor the new one: only the engine's own list of what differs tells that it is
 * another. The new one is marked, so that it is not taken for the same.
 */
export function withChangedSecrets(step: Step, changed: "declared" | "found"): Step {
  const { newState, detailedDiff } = step;
  if (newState?.inputs === undefined) return step;
  const paths = Object.keys(detailedDiff ?? {}).map((path) => [...path.matchAll(/[^.[\]"]+/g)].map(([it]) => it));
  const inputs = paths.reduce<unknown>((value, path) => marked(value, path, changed), newState.inputs);
  return { ...step, newState: { ...newState, inputs: inputs as NonNullable<Resource["inputs"]> } };
}

function marked(value: unknown, path: readonly string[], changed: string): unknown {
  if (value === shownSecret) return `${shownSecret} ${changed}`;
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.map((it: unknown, at) => (String(at) === step ? marked(it, rest, changed) : it));
  const holder = value as Readonly<Record<string, unknown>>;
  return step in holder ? { ...holder, [step]: marked(holder[step], rest, changed) } : holder;
}

/** The resources of the stack's state. */
export async function stateOf(engine: Engine): Promise<readonly Resource[]> {
  const ended = await engine.run(["stack", "export"]);
  if (ended.code !== 0) throw new Failure(explain("stack export", ended));
  const state = JSON.parse(ended.stdout.slice(ended.stdout.indexOf("{"))) as {
    deployment?: { resources?: readonly Resource[] } | null;
  };
  return state.deployment?.resources ?? [];
}

/** The name of a resource in the program: the end of its URN. */
export const nameOf = (urn: string): string => urn.split("::").slice(3).join("::");
