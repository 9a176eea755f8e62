import { basename, join } from "node:path";
import { buildSync } from "esbuild";
import { upkeep } from "../../plan";
import { ReviewError } from "../resources";
import type { Assets } from "../site";

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
