import { basename, join } from "node:path";
import { buildSync } from "esbuild";
import { environmentOf } from "../../environment/ofStack";
import { plan, upkeep } from "../../plan";
import { graph, type Graph } from "../graph";
import { ReviewError, type Resource } from "../resources";
import { site, type Assets } from "../site";

/** The checkout. */
export const root = join(__dirname, "..", "..", "..");

/** The first day of the handbook's calendars where none is given: that of the plan's release, so that nothing hangs on a clock. */
export const releaseDay = `${upkeep.released}-01`;

/**
 * A day as it is given on the command line.
 *
 * @throws ReviewError if it is none.
 */
export function dayOf(given: string): string {
  const read = /^\d{4}-\d\d-\d\d$/.test(given) ? new Date(`${given}T00:00:00Z`) : new Date(NaN);
  if (Number.isNaN(read.getTime()) || !read.toISOString().startsWith(given))
    throw new ReviewError(`"${given}" is not a day. Write it as 2026-11-01.`);
  return given;
}

/** What a handbook is of. */
export interface HandbookOptions {
  /** The stack whose facts it shows. */
  readonly stack: string;
  /** The first day of its calendars. */
  readonly from: string;
  /** What was declared, if it is of a change. */
  readonly before?: Graph;
}

/**
 * The handbook of what is declared: file names to contents.
 *
 * @throws ReviewError if the day is none.
 * @throws StackFileError if the stack's facts have mistakes.
 */
export function handbookFiles(
  resources: readonly Resource[],
  { stack, from, before }: HandbookOptions,
): Readonly<Record<string, string>> {
  const contents = { plan, environment: environmentOf(root, stack), from: dayOf(from), graph: graph(resources) };
  return site(contents, assets(), before);
}

/** The handbook's style and script, bundled: the same text on every machine. */
export function assets(): Assets {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ["handbook", "simulator"].map((it) => ({ in: `src/review/site/client/${it}.ts`, out: it })),
    outdir: ".",
    bundle: true,
    write: false,
    platform: "browser",
    target: "es2022",
    format: "iife",
    charset: "utf8",
    legalComments: "none",
    minify: true,
    logLevel: "silent",
  });
  const text = (name: string) => outputFiles.find(({ path }) => basename(path) === name)?.text ?? "";
  return { style: text("handbook.css"), script: text("handbook.js"), player: text("simulator.js") };
}
