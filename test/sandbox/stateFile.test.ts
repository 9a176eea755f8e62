import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { doctor } from "../../sandbox/commands/doctor";
import { backupsOf, DamagedState, holdSandbox, problemOf } from "../../sandbox/launcher";
import { demandWhole } from "../../sandbox/launcher/stateFile";
import { temporaryDirectory, type TemporaryDirectory } from "../support/directories";

const state = (resources: number) =>
  JSON.stringify({ version: 3, checkpoint: { latest: { resources: Array.from({ length: resources }, () => ({})) } } });

let directory: TemporaryDirectory;
let path: string;
beforeEach(() => {
  directory = temporaryDirectory();
  path = join(directory.path, "state", ".pulumi", "stacks", "incident-response", "prod.json");
  put(path, state(3));
});
afterEach(() => {
  directory.remove();
});

function put(file: string, text: string, minutesAgo = 0): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const then = new Date(Date.now() - minutesAgo * 60_000);
  utimesSync(file, then, then);
}
const earlier = (name: string) =>
  join(directory.path, "state", ".pulumi", "backups", "incident-response", "prod", `prod.${name}.json`);
const examined = (restore: boolean) =>
  doctor({ dir: directory.path, program: join(__dirname, "..", ".."), stack: "prod", fault: [], seed: 1 }, { restore });

describe("a sandbox's state", () => {
  it.each([
    ["is empty", ""],
    ["is empty", "\n"],
    ["is cut off or damaged", state(3).slice(0, 40)],
    ["is not JSON", "\u0000\u0001garbage"],
    ["is JSON, but not a state", "{}"],
    ["is JSON, but not a state", "null"],
  ])("that %s is told by its file, with the engine's newest backup that can be read", (problem, text) => {
    put(path, text);
    put(`${path}.bak`, "", 1);
    put(earlier("1"), state(1), 9);
    put(earlier("2"), state(2), 5);
    const refused = () => {
      demandWhole(path);
    };
    expect(refused).toThrow(DamagedState);
    expect(refused).toThrow(`${path} ${problem}.`);
    expect(refused).toThrow(/backup of .* with 2 resources can be read[^]*sandbox -- doctor --restore/);
  });

  it("is put back by the doctor from the newest backup, and what was damaged is kept", async () => {
    expect(await examined(false)).toBe(0);
    put(path, "damaged");
    expect(await examined(true)).toBe(1);
    put(`${path}.bak`, state(7));
    expect(await examined(false)).toBe(1);
    expect(problemOf(path)).toBe("is not JSON");
    expect(await examined(true)).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(state(7));
    expect(readFileSync(`${path}.damaged`, "utf8")).toBe("damaged");
    expect(backupsOf(path)).toMatchObject([{ resources: 7 }]);
  });

  it("is told in one line to need another place where nothing can be written", () => {
    expect(() => holdSandbox(join(path, "in-a-file"))).toThrow(
      /^The sandbox's directory cannot be made: .*--dir <directory>$/,
    );
  });

  it("is nobody else's to read", () => {
    holdSandbox(directory.path)();
    expect(statSync(directory.path).mode & 0o077).toBe(0);
  });
});
