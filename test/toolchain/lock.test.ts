import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
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
  writeFileSync(path, JSON.stringify({ host: hostname(), ...holder }));
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

  it("is left to a process on another machine, which nobody can look at", () => {
    leave({ pid: 4_194_000, started: "1", host: "another-machine" });
    expect(tryLock(path)).toMatchObject({ holder: { host: "another-machine" } });
  });

  it("is taken over when it holds nothing that can be read", () => {
    writeFileSync(path, "");
    expect(tryLock(path)).toHaveProperty("release");
    expect(existsSync(path)).toBe(true);
  });
});
