import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../src/functions";

const root = join(__dirname, "..", "..");
let directory = "";

beforeAll(() => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  directory = mkdtempSync(join(root, ".cache", "bundle-"));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

function program(name: string, text: string): string {
  writeFileSync(join(directory, name), text);
  return relative(root, join(directory, name));
}

describe("a function's bundle", () => {
  it("is the same text in another process that was started elsewhere, so that no laptop shows a change", () => {
    const entry = program(
      "plan.ts",
      'import { plan } from "../../src/plan";\nexport const handler = () => plan.targets;',
    );
    const script = `process.stdout.write(require(${JSON.stringify(join(root, "src/functions/bundle"))}).bundle(${JSON.stringify(entry)}).code)`;
    const elsewhere = execFileSync(process.execPath, ["--import", require.resolve("tsx"), "-e", script], {
      cwd: "/",
      encoding: "utf8",
      maxBuffer: 50_000_000,
    });
    expect(bundle(entry).code).toBe(elsewhere);
  });

  it("names no path of the machine that made it", () => {
    const { code, parts } = bundle(
      program("zod.ts", 'import { z } from "zod";\nexport const handler = () => z.string();'),
    );
    expect(code).not.toContain(root);
    expect(parts.map(({ path }) => path).filter((it) => it.startsWith("/") || it.includes(".."))).toEqual([]);
    expect(parts[0]?.path).toMatch(/^node_modules\/zod\//);
  });

  it("runs without anything beside it", () => {
    const { code } = bundle(
      program(
        "answer.ts",
        'import { severities } from "../../src/plan";\nexport const handler = () => severities.p0.level;',
      ),
    );
    const module = { exports: {} as { handler?: () => unknown } };
    runInNewContext(code, { module, exports: module.exports, require });
    expect(module.exports.handler?.()).toBe("Critical");
  });

  it("does not build from what is not there, and says what", () => {
    expect(() => bundle(program("broken.ts", 'import "./nowhere";'))).toThrow(/Could not resolve "\.\/nowhere"/);
  });
});
