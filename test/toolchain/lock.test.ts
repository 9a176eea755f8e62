import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startOf, tryLock } from "../../toolchain";

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "lock-"));
  path = join(directory, "lock");
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const leave = (holder: object) => {
  writeFileSync(`${path}.3`, JSON.stringify({ host: hostname(), ...holder }));
};

describe("a lock file", () => {
  it("is given to one at a time, and to the next one after its release", () => {
    const first = tryLock(path);
    expect(tryLock(path)).toMatchObject({ holder: { pid: process.pid } });
    if ("release" in first) first.release();
    expect(tryLock(path)).toHaveProperty("release");
  });

  it("is taken over from a process that is gone", () => {
    leave({ pid: 4_194_000, started: "1" });
    expect(tryLock(path)).toHaveProperty("release");
  });

  it("is taken over from a process whose id another one has now", () => {
    leave({ pid: process.pid, started: `${startOf(process.pid)}0` });
    expect(tryLock(path)).toHaveProperty("release");
  });

  it("is left to a process under another host name for as long as that says that it is there, and no longer", () => {
    leave({ pid: 4_194_000, started: "1", host: "another-machine" });
    expect(tryLock(path)).toMatchObject({ holder: { host: "another-machine" } });
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(`${path}.3`, longAgo, longAgo);
    expect(tryLock(path)).toHaveProperty("release");
  });

  it("is taken over from the first process of a machine, which every machine has", () => {
    leave({ pid: 1, started: "0" });
    expect(tryLock(path)).toHaveProperty("release");
  });

  it("is taken over when it holds nothing that can be read", () => {
    writeFileSync(`${path}.1`, "");
    expect(tryLock(path)).toHaveProperty("release");
  });

  it("leaves one small file, however often it is taken", () => {
    for (let time = 0; time < 5; time += 1) {
      const lock = tryLock(path);
      if ("release" in lock) lock.release();
    }
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it("has one holder at a time when many take over a stale one at once", async () => {
    leave({ pid: 4_194_000, started: "1" });
    const log = join(directory, "log");
    const script = [
      `const { tryLock } = require(${JSON.stringify(join(__dirname, "..", "..", "toolchain", "lock.ts"))});`,
      `const { appendFileSync } = require("node:fs");`,
      `const take = () => { const lock = tryLock(${JSON.stringify(path)}); if (!lock.release) return setTimeout(take, 1);`,
      `appendFileSync(${JSON.stringify(log)}, "in\\n"); setTimeout(() => { appendFileSync(${JSON.stringify(log)}, "out\\n"); lock.release(); }, 5); };`,
      `setTimeout(take, 500);`,
    ].join("\n");
    const run = promisify(execFile);
    const holders = Array.from({ length: 6 }, () => run(process.execPath, ["--import", "tsx", "-e", script]));
    await Promise.all(holders);
    expect(readFileSync(log, "utf8")).toBe("in\nout\n".repeat(6));
  }, 60_000);
});
