import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(__dirname, "..", "..");

describe("docs/record.md", () => {
  it("points to code that is there", () => {
    const text = readFileSync(join(root, "docs", "record.md"), "utf8");
    const files = [...text.matchAll(/`((?:src|test)\/[\w/.]+)`/g)].map(([, file = ""]) => file);
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((it) => !existsSync(join(root, it)))).toEqual([]);
  });
});
