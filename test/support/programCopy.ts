import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryDirectory, type TemporaryDirectory } from "./directories";

const checkout = join(__dirname, "..", "..");
const program = ["index.ts", "src", "Pulumi.yaml", "Pulumi.prod.yaml", "package.json", "tsconfig.json"];

/** A copy of the project's program, for a test that changes it. */
export interface ProgramCopy extends TemporaryDirectory {
  /** Puts one text of a file in another's place. */
  readonly edit: (change: { readonly file: string; readonly from: string; readonly to: string }) => void;
}

/** Copies the program, and what else of the checkout is named. The installed packages are shared. */
export function programCopy(...others: readonly string[]): ProgramCopy {
  const { path, remove } = temporaryDirectory();
  for (const part of [...program, ...others]) {
    mkdirSync(dirname(join(path, part)), { recursive: true });
    cpSync(join(checkout, part), join(path, part), { recursive: true });
  }
  symlinkSync(join(checkout, "node_modules"), join(path, "node_modules"));
  return {
    path,
    remove,
    edit: ({ file, from, to }) => {
      const text = readFileSync(join(path, file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not say: ${from}`);
      writeFileSync(join(path, file), text.replace(from, to));
    },
  };
}
