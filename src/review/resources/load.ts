import { visible } from "../../visible";
import { hidden, nameOf, projectOf, record, shownSecret, type Resource } from "./resource";

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
    return JSON.parse(content, (_, it: unknown) => (typeof it === "string" ? visible(it) : it)) as unknown;
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
  // What is about to be deleted has given way to another of the same URN.
  if (Array.isArray(resources))
    return resources.filter((it) => record(it).delete !== true).map((it) => resource(it, from));
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
  // What is refreshed, replaced or deleted has several steps; the last one holds.
  const states = new Map<string, Resource>();
  for (const it of steps) {
    const { newState, oldState, op } = record(it);
    const state = side === "before" ? oldState : op === "delete" ? undefined : newState;
    if (state !== undefined && state !== null) {
      // A preview gives what will be no id, though it stays: others name it by that. A replacement gets another one.
      const { id, outputs } = side === "after" && (op === "same" || op === "update") ? record(oldState) : {};
      const found = resource({ id, outputs, ...record(state) }, from);
      states.set(found.urn, found);
    } else if (side === "after" && (op === "delete" || op === "refresh")) states.delete(String(record(oldState).urn));
  }
  return [...states.values()];
}

function resource(value: unknown, from: string): Resource {
  const state = record(value);
  const { urn, type, id, inputs, outputs, parent, protect, custom, propertyDependencies } = state;
  if (typeof urn !== "string" || typeof type !== "string" || !urn.startsWith("urn:pulumi:"))
    throw new ReviewError(`${from} holds something that is not a resource: it has no URN and type. Give ${formats}.`);
  const madeFrom = record(propertyDependencies) as Readonly<Record<string, readonly string[]>>;
  const options = optionsOf(state);
  return {
    urn,
    type,
    ...(typeof id === "string" && id !== "" && { id }),
    inputs: withoutSecrets(inputs, madeFrom),
    outputs: withoutSecrets(outputs),
    ...(typeof parent === "string" && { parent }),
    ...(protect === true && { protect }),
    ...(Object.keys(options).length > 0 && { options }),
    ...(custom === false && { component: true }),
    propertyDependencies: madeFrom,
  };
}

/** Options that a state keeps as they are. */
const kept = [
  "retainOnDelete",
  "ignoreChanges",
  "replaceOnChanges",
  "additionalSecretOutputs",
  "aliases",
  "deletedWith",
  "customTimeouts",
] as const;

/**
 * What the program asks of the engine: kept options, and the provider without its id. What is waited for is left out: in
 * which order an `up` works is nothing to the response.
 */
function optionsOf(state: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const provider = typeof state.provider === "string" ? nameOf({ urn: state.provider }).split("::")[0] : undefined;
  return {
    ...Object.fromEntries(kept.flatMap((name) => (state[name] === undefined ? [] : [[name, state[name]]]))),
    ...(provider !== undefined && { provider }),
  };
}

/** Pulumi marks a secret in JSON by this key. */
const signature = "4dabf18193072939515e22adb298388d";

/** A secret's value, encrypted or in clear, never leaves this file; what it was made from does. */
function withoutSecrets(
  properties: unknown,
  madeFrom: Readonly<Record<string, readonly string[]>> = {},
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record(properties)).map(([name, it]) => [
      name,
      readable(
        it,
        (madeFrom[name] ?? []).map((urn) => nameOf({ urn })),
      ),
    ]),
  );
}

function readable(value: unknown, madeFrom: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((it) => readable(it, madeFrom));
  if (typeof value === "string" && value.startsWith(shownSecret))
    return value === shownSecret ? hidden(madeFrom) : `${hidden(madeFrom)}, another one`;
  if (typeof value !== "object" || value === null) return value;
  if (signature in value) return hidden(madeFrom);
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, readable(it, madeFrom)]));
}
