import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { productionStack } from "../../environment/stackFile";
import { plan } from "../../plan";
import { bounds } from "../bounds";
import { diff, diffLine, diffMarkdown } from "../diff";
import { graph, type Existing, type Graph } from "../graph";
import { channelsOf, unknown } from "../known";
import { boundsTable, planDocument } from "../render";
import { loadResources, ReviewError, type LoadOptions } from "../resources";
import { summarise } from "../summarise";
import { declaredResources } from "./declared";
import { commitOf, resourcesAt } from "./gitRef";
import { handbookFiles, releaseDay, root } from "./handbook";

/** What a command prints, and its exit code. */
export interface Outcome {
  readonly output: string;
  readonly code: 0 | 1;
}

/** What a command found, for machines. */
export const json = (value: unknown) =>
  `${JSON.stringify(value, (_, it: unknown) => (typeof it === "number" && !Number.isFinite(it) ? "never" : it), 2)}\n`;

/** What to read: a file as LoadOptions say, or the program with the config of a stack. */
export type ReadOptions = LoadOptions & { readonly stack?: string };

/** Reads the resources of a file, or of the program itself if none is named. */
export async function resourcesOf(file: string | undefined, { stack, ...options }: ReadOptions) {
  if (file === undefined) return declaredResources(stack);
  return loadResources(contentOf(file), { ...options, from: file });
}

/** The text of a file, or of the standard input. @throws ReviewError if it cannot be read. */
export function contentOf(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    throw new ReviewError(
      `${file} cannot be read. Name a file, or - for the standard input; diff takes a commit, too.`,
    );
  }
}

const existingObjects = z.array(z.looseObject({ type: z.string(), id: z.string(), name: z.string().optional() }));

function existingIn(file: string): Existing[] {
  const read = existingObjects.safeParse(parsedJson(file));
  if (!read.success) throw new ReviewError(`${file} must be a JSON list of { "type", "id", "name" } objects.`);
  return read.data.map(({ type, id, name }) => ({ type, id, ...(name !== undefined && { name }) }));
}

function parsedJson(file: string): unknown {
  try {
    return JSON.parse(contentOf(file)) as unknown;
  } catch (error) {
    if (error instanceof ReviewError) throw error;
    return undefined;
  }
}

/** Proves the times of a state, or of the program; exit code 1 when the plan is missed or an edge dangles. */
export async function boundsCommand(
  file: string | undefined,
  options: ReadOptions & { readonly json?: boolean; readonly down?: readonly string[]; readonly existing?: string },
): Promise<Outcome> {
  const existing = options.existing === undefined ? [] : existingIn(options.existing);
  const declared = graph(await resourcesOf(file, options), existing);
  const mistaken = unknown("channel", options.down ?? [], channelsOf(declared.people));
  if (mistaken.length > 0) throw new ReviewError(mistaken.join("\n"));
  const proven = bounds(declared, plan, options.down);
  return {
    output: options.json === true ? json(reported(proven)) : boundsTable(proven),
    code: proven.violations.length === 0 ? 0 : 1,
  };
}

function reported(proven: ReturnType<typeof bounds>): unknown {
  const { severities, assemblies, signals, failovers, recoveryPoints, violations } = proven;
  return {
    severities: severities.map(({ severity, service, reaches, afterSilentRungs }) => ({
      severity,
      service: service.name,
      afterSilentRungs,
      audiences: reaches.map(({ target, step, expectedMinute, worstMinute }) => ({
        audience: target.kind === "schedule" ? target.schedule.name : target.person.name,
        rung: step.rung + 1,
        expectedMinute,
        worstMinute,
      })),
    })),
    assemblies: assemblies.map(({ service, ...it }) => ({ service: service.name, ...it })),
    signals: signals.map(({ monitor, severity, detection, firstPersonMinutes, audiences }) => ({
      monitor: monitor.key,
      severity,
      detection,
      firstPersonMinutes,
      audiences,
    })),
    failovers: failovers.map(({ host, ...times }) => ({ host: host.name, ...times })),
    recoveryPoints,
    violations,
  };
}

/**
 * Says what changes from one state to another; from a preview alone, what it would change. A side may also be a commit, by
 * any name that git knows: what its program declares. A commit alone is compared with the program as it stands here.
 */
export async function diffCommand(
  before: string,
  after: string | undefined,
  options: ReadOptions & { readonly json?: boolean; readonly line?: boolean },
): Promise<Outcome> {
  const old = sideOf(before, after === undefined ? "before" : "after", options);
  const isHere = after === undefined && commitNamed(before) !== undefined;
  const young = isHere ? graph(await declaredResources(options.stack)) : sideOf(after ?? before, "after", options);
  const difference = diff(old, young, plan);
  if (options.json === true) return { output: json(difference), code: 0 };
  return { output: options.line === true ? `${diffLine(difference)}\n` : diffMarkdown(difference), code: 0 };
}

/** A commit, unless the name is a file's. */
const commitNamed = (name: string): string | undefined =>
  existsSync(name) || name === "-" ? undefined : commitOf(root, name);

/** One side of a comparison: what a file holds, or what the program of a commit declares. */
export function sideOf(
  name: string,
  side: "before" | "after",
  { stack = productionStack, ...options }: ReadOptions,
): Graph {
  const commit = commitNamed(name);
  if (commit !== undefined) return graph(resourcesAt(root, commit, stack));
  return graph(loadResources(contentOf(name), { ...options, from: name, side }));
}

/** Draws the documents. With `check`, only compares: exit code 1 if what is checked in is stale. */
export async function renderCommand(
  file: string | undefined,
  { out, check = false, ...options }: ReadOptions & { readonly out: string; readonly check?: boolean },
): Promise<Outcome> {
  const files = planDocument(graph(await resourcesOf(file, options)), plan);
  if (!check) {
    write(files, out);
    return {
      output: `${Object.keys(files)
        .map((it) => join(out, it))
        .join("\n")}\n`,
      code: 0,
    };
  }
  const stale = Object.entries(files)
    .filter(([name, content]) => content !== existingContent(join(out, name)))
    .map(([name]) => join(out, name));
  if (stale.length === 0) return { output: "The rendered plan is what the program declares.\n", code: 0 };
  return { output: `Stale: ${stale.join(", ")}. Run npm run review -- render and commit the result.\n`, code: 1 };
}

/**
 * Renders the handbook; with `against`, a state or a commit, also what has changed since, and the handbook before it.
 *
 * @param say tells what is done while it takes seconds.
 * @throws ReviewError if the day is none.
 * @throws StackFileError if the stack's facts have mistakes.
 */
export async function siteCommand(
  file: string | undefined,
  {
    out,
    from = releaseDay,
    against,
    stack = productionStack,
    ...options
  }: ReadOptions & { readonly out: string; readonly from?: string; readonly against?: string },
  say: (line: string) => void = () => undefined,
): Promise<Outcome> {
  if (against !== undefined && commitNamed(against) !== undefined)
    say(`Running the program of ${against}, to see what it declares (usually 10 to 20 seconds)`);
  const before = against === undefined ? undefined : sideOf(against, "after", { ...options, stack });
  if (file === undefined) say("Running the program, to see what it declares (usually 5 to 10 seconds)");
  const declared = await resourcesOf(file, { ...options, stack });
  const files = handbookFiles(declared, { stack, from, ...(before !== undefined && { before }) });
  write(files, out);
  return { output: `${Object.keys(files).length} files; begin with ${join(out, "index.html")}\n`, code: 0 };
}

function write(files: Readonly<Record<string, string>>, out: string): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(out, name, ".."), { recursive: true });
    writeFileSync(join(out, name), content);
  }
}

function existingContent(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The tables of what a state, or the program, means. */
export async function summaryCommand(file: string | undefined, options: ReadOptions): Promise<Outcome> {
  return { output: `${summarise(await resourcesOf(file, options))}\n`, code: 0 };
}
