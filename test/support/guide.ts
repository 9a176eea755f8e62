import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { root } from "./production";

/** Expects the day-2 guide to have a section, so that what is tested is what it tells. */
export function guideHas(section: string): void {
  expect(readFileSync(join(root, "docs", "day-2.md"), "utf8")).toContain(`## ${section}\n`);
}
