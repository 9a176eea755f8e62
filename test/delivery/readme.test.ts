import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(__dirname, "..", "..");
const guides = [
  "README.md",
  ...readdirSync(join(root, "docs"))
    .filter((it) => it.endsWith(".md"))
    .map((it) => join("docs", it)),
];
const text = (file: string) => readFileSync(join(root, file), "utf8");
const { scripts } = JSON.parse(text("package.json")) as { scripts: Record<string, string> };
const said = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", ...args], { cwd: root, encoding: "utf8" }).stdout;
const help = (entry: string) => said(entry, "--help");

describe("who follows the guides", () => {
  it.each(guides)("finds every script and every page that %s names", (file) => {
    const named = [...text(file).matchAll(/npm run ([\w:]+)/g)].map(([, script = ""]) => script);
    expect(named.filter((it) => !(it in scripts))).toEqual([]);
    const linked = [...text(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = ""]) => path);
    expect(linked.filter((it) => !existsSync(join(root, dirname(file), it)))).toEqual([]);
  });

  it.each([
    ["sandbox", join("sandbox", "main.ts")],
    ["review", join("src", "review", "main.ts")],
    ["deliver", join("delivery", "main.ts")],
  ])("finds every command of npm run %s that a guide names", (script, entry) => {
    const known = new Set([...help(entry).matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, command = ""]) => command));
    const named = guides.flatMap((it) =>
      [...text(it).matchAll(new RegExp(`npm run ${script} -- (?:--?[\\w-]+ \\S+ )*([a-z][\\w-]*)`, "g"))].map(
        ([, command = ""]) => command,
      ),
    );
    expect(known.size).toBeGreaterThan(2);
    expect([...new Set(named)].filter((it) => !known.has(it))).toEqual([]);
  });

  it.each(["sandbox", "src/review", "delivery", "respond", "init"])("can ask %s for its version", (folder) => {
    const { version } = JSON.parse(text("package.json")) as { version: string };
    expect(said(join(folder, "main.ts"), "--version").trim()).toBe(version);
  });

  it("needs two commands from a clone to a preview of production, and continuous integration runs both", () => {
    const [first = ""] = /```console\n([^`]*)```/.exec(text("README.md"))?.slice(1) ?? [];
    const commands = [...first.matchAll(/^\$ (.+)$/gm)].map(([, command = ""]) => command);
    const run = text(join(".ci", "run"));
    for (const command of commands.filter((it) => it.startsWith("npm"))) expect(run).toContain(command);
    expect(commands.filter((it) => it.startsWith("npm")).length).toBeGreaterThan(0);
  });
});
