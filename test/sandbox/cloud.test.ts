import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fork } from "node:child_process";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCloud, type CloudObject } from "../../sandbox/cloud";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "cloud-"));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const journal = () => join(directory, "journal.jsonl");
const object = (id: string, inputs = {}): CloudObject => ({ type: "pagerduty:index/user:User", id, name: id, inputs });

describe("the stand-in cloud", () => {
  it("holds after a reopening what it held before", () => {
    const cloud = openCloud(directory);
    cloud.put(object("P1"));
    cloud.put(object("P2"));
    cloud.put(object("P1", { name: "Alice" }));
    cloud.remove("pagerduty:index/user:User", "P2");
    cloud.close();
    expect(openCloud(directory).list()).toEqual([object("P1", { name: "Alice" })]);
  });

  it("loses nothing that it acknowledged when its process is killed", async () => {
    const writer = fork(join(__dirname, "support", "writer.ts"), [directory], { execArgv: ["--import", "tsx"] });
    const acknowledged = await new Promise<number>((resolve) => {
      writer.on("message", (count: number) => {
        if (count < 200) return;
        writer.kill("SIGKILL");
        resolve(count);
      });
    });
    await new Promise((resolve) => writer.on("exit", resolve));
    expect(openCloud(directory).list().length).toBeGreaterThanOrEqual(acknowledged);
  });

  it("drops the entry that a kill cut off in the middle, and only that one", () => {
    const cloud = openCloud(directory);
    cloud.put(object("P1"));
    cloud.close();
    appendFileSync(journal(), '{"put":{"type":"pagerduty:index/us');
    const reopened = openCloud(directory);
    reopened.put(object("P2"));
    reopened.close();
    expect(
      openCloud(directory)
        .list()
        .map(({ id }) => id),
    ).toEqual(["P1", "P2"]);
  });

  it("never gives out a number twice, not even after a reopening", () => {
    const cloud = openCloud(directory);
    expect([cloud.nextSerial("a"), cloud.nextSerial("a"), cloud.nextSerial("b")]).toEqual([1, 2, 1]);
    cloud.close();
    expect(openCloud(directory).nextSerial("a")).toBe(3);
  });

  it("forgets outdated entries on reopening", () => {
    const cloud = openCloud(directory);
    for (let index = 0; index < 50; index++) cloud.put(object("P1", { index }));
    cloud.close();
    openCloud(directory).close();
    expect(readFileSync(journal(), "utf8").trim().split("\n")).toHaveLength(1);
  });

  it("can be read by its owner only, since a vendor's side of a secret is in it", () => {
    openCloud(directory).close();
    expect(statSync(journal()).mode & 0o077).toBe(0);
  });

  it("is, after any changes and reopenings, what a plain map would be", () => {
    const change = fc.oneof(
      fc.record({ put: fc.constantFrom("P1", "P2", "P3"), value: fc.integer() }),
      fc.record({ remove: fc.constantFrom("P1", "P2", "P3") }),
      fc.constant("reopen" as const),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const place = mkdtempSync(join(directory, "run-"));
        let cloud = openCloud(place);
        const model = new Map<string, CloudObject>();
        for (const it of changes) {
          if (it === "reopen") {
            cloud.close();
            cloud = openCloud(place);
          } else if ("put" in it) {
            model.set(it.put, object(it.put, { value: it.value }));
            cloud.put(object(it.put, { value: it.value }));
          } else {
            model.delete(it.remove);
            cloud.remove("pagerduty:index/user:User", it.remove);
          }
        }
        expect(cloud.list()).toEqual([...model.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
        cloud.close();
      }),
    );
  });
});
