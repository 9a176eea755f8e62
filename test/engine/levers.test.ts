import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setProperty } from "../../sandbox/cloud";
import type { Properties } from "../../sandbox/protocol";
import { allLevers, type LeverKey } from "../../src/plan";
import { checkout, freshSandbox, type DisposableSandbox } from "./support/sandbox";

/** A rule of the firewall that somebody adds by hand. */
const blocking = (countryCode: string) => [
  {
    name: `block-${countryCode.toLowerCase()}`,
    priority: 0,
    action: { block: {} },
    statement: { geoMatchStatement: { countryCodes: [countryCode] } },
    visibilityConfig: { metricName: "by-hand", cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true },
  },
];

/** Where a lever is, and two positions that somebody moves it to, one incident after the other. */
const moves: Readonly<Record<LeverKey, readonly [path: string, first: unknown, second: unknown]>> = {
  "address-lists": ["addresses", ["198.51.100.0/24"], ["198.51.100.0/24", "203.0.113.7/32"]],
  "firewall-rules": ["rules", blocking("AQ"), blocking("BV")],
  "signing-key-state": ["isEnabled", false, true],
  "signing-key-replica": ["enabled", false, true],
  "signing-key-alias": ["targetKeyId", "mrk-fresh", "mrk-fresher"],
  "secret-replicas": ["replicas", [], [{ region: "us-east-2" }]],
  "backup-lock-grace": ["changeableForDays", 4, 5],
  // The API moves it once, at creation.
  "schedule-start": ["rotations[0].events[0].effectiveSince", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"],
};

/** What the vendor takes in the same call as a lever stays as it was made; anything else follows the program. */
const followed = (key: LeverKey): boolean => !["address-lists", "firewall-rules"].includes(key);

describe("what people change in an incident", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox({ directory: join(checkout, "test", "fixtures", "levers") });
    expect(await up("before")).toMatchObject({ code: 0 });
  });
  afterAll(() => {
    sandbox.close();
    delete process.env.STEP;
  });
  const up = (step: string, ...args: readonly string[]) => {
    process.env.STEP = step;
    return sandbox.run(["up", "--yes", "--skip-preview", ...args]);
  };
  const objects = () =>
    allLevers.map(({ key }) => {
      const object = sandbox.cloud.list().find(({ name }) => name === key);
      if (object === undefined) throw new Error(`the fixture declares nothing called ${key}`);
      return { key, object };
    });
  const move = (which: 1 | 2) => {
    for (const { key, object } of objects()) {
      const [path, first, second] = moves[key];
      if (which === 2 && first === second) continue;
      const before = object.inputs[path] === undefined ? { ...object.inputs, [path]: null } : object.inputs;
      sandbox.cloud.put({ ...object, inputs: setProperty(before, path, positionText(key, which)).inputs });
    }
  };
  const positionText = (key: LeverKey, which: 1 | 2) => {
    const position = moves[key][which];
    return typeof position === "string" ? position : JSON.stringify(position);
  };
  const positions = () => objects().map(({ key, object }) => [key, valueAt(object.inputs, moves[key][0])]);
  const moved = (which: 1 | 2) => allLevers.map(({ key }) => [key, moves[key][which]]);
  const described = () =>
    objects()
      .filter(({ key, object }) => followed(key) && object.inputs.description !== undefined)
      .map(({ object }) => object.inputs.description);

  it("stays where it is when an up changes something else of the same objects", async () => {
    move(1);
    const { code, stdout } = await up("after");
    expect(code, stdout).toBe(0);
    expect(positions()).toEqual(moved(1));
    expect(new Set(described())).toEqual(new Set(["after"]));
  });

  it("stays where it is when that up does not look first, as in the outage of a region", async () => {
    move(2);
    const { code, stdout } = await up("before", "--refresh=false");
    expect(code, stdout).toBe(0);
    expect(positions()).toEqual(moved(2));
    expect(new Set(described())).toEqual(new Set(["before"]));
  });

  it("leaves nothing for a next up to do", async () => {
    const { code, stdout } = await up("before", "--expect-no-changes");
    expect(code, stdout).toBe(0);
    expect(positions()).toEqual(moved(2));
  });
});

function valueAt(inputs: Properties, path: string): unknown {
  const steps = [...path.matchAll(/[^.[\]]+/g)].map(([step]) => step);
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], inputs);
}
