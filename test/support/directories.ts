import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory that nobody else uses, and the way to remove it. */
export interface TemporaryDirectory {
  readonly path: string;
  readonly remove: () => void;
}

/** A new, empty directory. */
export function temporaryDirectory(): TemporaryDirectory {
  const path = mkdtempSync(join(tmpdir(), "sandbox-"));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
