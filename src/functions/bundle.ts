import { join } from "node:path";
import { buildSync } from "esbuild";

const root = join(__dirname, "..", "..");

/** A program in one file, as Lambda runs it. */
export interface Bundle {
  /** CommonJS that exports `handler`. */
  readonly code: string;
  /** What went into it: paths from the project's root and their bytes in the bundle, largest first. */
  readonly parts: readonly { readonly path: string; readonly bytes: number }[];
}

const made = new Map<string, Bundle>();

/**
 * Bundles a program with everything it imports. The same sources and lockfile give the same text on every machine: the
 * options are fixed, and paths are those inside the project. Otherwise a preview would show a change on each laptop.
 *
 * @param entry the program's file, from the project's root, such as `src/record/runtime/worker.ts`.
 * @throws Error with esbuild's messages if it does not build.
 */
export function bundle(entry: string): Bundle {
  const known = made.get(entry) ?? build(entry);
  made.set(entry, known);
  return known;
}

function build(entry: string): Bundle {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: "index.js",
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    // What a package offers as modules is taken: only of those is left out what nothing uses.
    mainFields: ["module", "main"],
    charset: "utf8",
    legalComments: "none",
    // Names stay, so that a stack trace can be read; the rest is packed, because a cold start reads all of it.
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: "silent",
  });
  const parts = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .map(([path, { bytesInOutput: bytes }]) => ({ path, bytes }))
    .sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
  return { code: outputFiles[0]?.text ?? "", parts };
}
