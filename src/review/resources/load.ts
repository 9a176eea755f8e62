import { projectOf, record, type Resource } from "./resource";

/** A user's mistake in what review was given: shown without a stack trace. */
export class ReviewError extends Error {
  override readonly name = "ReviewError";
}

/** What to load, and from which side of a preview. */
export interface LoadOptions {
  /** How the input is called in errors, such as a file's path. */
  readonly from?: string;
  /** Refuse resources of any other project. */
  readonly project?: string;
  /** A preview holds two states: what is, and what will be (the default). */
  readonly side?: "before" | "after";
}

const formats =
  "an exported state (pulumi stack export), a preview (pulumi preview --json --show-sames) or a list of resources (npm run sandbox -- status --json)";

/**
 * Reads the resources of an exported state, a preview, or a plain list. Secrets are kept out: nothing here needs them.
 *
 * @throws ReviewError if the text is none of these, is cut off, is empty, leaves resources out, or is of another project.
 */
export function loadResources(content: string, options: LoadOptions = {}): readonly Resource[] {
  return readResources(parsed(content, options.from ?? "The input"), options);
}

/** The same for what is parsed already. */
export function readResources(content: unknown, options: LoadOptions = {}): readonly Resource[] {
  const { from = "The input", project, side = "after" } = options;
  const resources = resourcesIn(content, from, side);
  const [stray] = resources.filter((it) => project !== undefined && projectOf(it) !== project);
  if (stray !== undefined && project !== undefined)
    throw new ReviewError(
      `${from} is of another project: ${stray.urn} belongs to "${projectOf(stray)}", not to "${project}". Give a state of "${project}", or name the project with --project.`,
    );
  return resources;
}

function parsed(content: string, from: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw new ReviewError(
      /^\s*[[{]/.test(content)
        ? `${from} is cut off or damaged: it begins as JSON and does not end as it. Export it again.`
        : `${from} is not JSON. Give ${formats}.`,
    );
  }
}

function resourcesIn(content: unknown, from: string, side: "before" | "after"): Resource[] {
  const { deployment, steps, changeSummary } = record(content);
  if (Array.isArray(content)) return content.map((it) => resource(it, from));
  if (Array.isArray(steps)) return previewed(steps, record(changeSummary), from, side);
  const { resources } = record(deployment);
  if (Array.isArray(resources)) return resources.map((it) => resource(it, from));
  if (deployment !== undefined) throw new ReviewError(`${from} is the state of a stack without resources.`);
  throw new ReviewError(`${from} is JSON, but not a state. Give ${formats}.`);
}

function previewed(
  steps: readonly unknown[],
  summary: Readonly<Record<string, unknown>>,
  from: string,
  side: "before" | "after",
): Resource[] {
  const sames = steps.filter((it) => record(it).op === "same").length;
  if (typeof summary.same === "number" && summary.same > sames)
    throw new ReviewError(
      `${from} is a preview that leaves out ${summary.same - sames} unchanged resources, which also page people. Run pulumi preview --json --show-sames.`,
    );
  const states = steps.flatMap((it) => {
    const { newState, oldState, op } = record(it);
    const state = side === "before" ? oldState : op === "delete" ? undefined : newState;
    if (state === undefined || state === null) return [];
    // A preview gives what will be no id, though it stays: others name it by that. A replacement gets another one.
    const { id, outputs } = side === "after" && (op === "same" || op === "update") ? record(oldState) : {};
    return [resource({ id, outputs, ...record(state) }, from)];
  });
  // A replacement is several steps about one resource.
  return [...new Map(states.map((it) => [it.urn, it])).values()];
}

function resource(value: unknown, from: string): Resource {
  const { urn, type, id, inputs, outputs, parent, protect, propertyDependencies } = record(value);
  if (typeof urn !== "string" || typeof type !== "string" || !urn.startsWith("urn:pulumi:"))
    throw new ReviewError(`${from} holds something that is not a resource: it has no URN and type. Give ${formats}.`);
  return {
    urn,
    type,
    ...(typeof id === "string" && id !== "" && { id }),
    inputs: record(withoutSecrets(inputs)),
    outputs: record(withoutSecrets(outputs)),
    ...(typeof parent === "string" && { parent }),
    ...(protect === true && { protect }),
    propertyDependencies: record(propertyDependencies) as Readonly<Record<string, readonly string[]>>,
  };
}

/** Pulumi marks a secret in JSON by this key. */
const signature = "4dabf18193072939515e22adb298388d";

/** A secret's value, encrypted or in clear, never leaves this file. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  if (signature in value) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withoutSecrets(it)]));
}
