import { describe, expect, it } from "vitest";
import { checkConstraints } from "../../sandbox/constraints";
import type { Properties } from "../../sandbox/protocol";
import { productionStack, stacksIn } from "../../src/environment/stackFile";
import { unknownValue } from "../../src/review/resources";
import { productionProgram, runProgram, type Registered } from "../support/mocks";
import { configSchema, productionConfig, root } from "../support/production";

/** What the vendors would refuse, by resource. Secrets and what only a vendor makes are as unknown as in a preview. */
function refusals(resources: readonly Registered[]): readonly string[] {
  const names = new Set(resources.map(({ name }) => name));
  const isMade = (word: string) => names.has(word.replace(/-(id|arn|key|zone)$/, "")) && !names.has(word);
  const asPreviewed = (value: unknown): unknown => {
    if (typeof value === "string")
      return value === "[secret]" || value.split(/[^\w-]+/).some(isMade) ? unknownValue : value;
    if (Array.isArray(value)) return value.map(asPreviewed);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asPreviewed(inner)]));
  };
  return resources.flatMap(({ type, name, inputs }) =>
    checkConstraints(type, asPreviewed(inputs) as Properties).map(
      ({ property, reason }) => `${name}: ${property} ${reason}`,
    ),
  );
}

/** Production's config with settings inside of some keys changed. */
function configWith(changes: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Record<string, unknown> {
  const config = productionConfig();
  const secrets = Object.entries(configSchema()).filter(([, { secret }]) => secret === true);
  return {
    ...config,
    ...Object.fromEntries(secrets.map(([key]) => [key, "placeholder"])),
    ...Object.fromEntries(
      Object.entries(changes).map(([key, change]) => [key, { ...(config[key] as object), ...change }]),
    ),
  };
}

describe("no vendor refuses what the program declares", () => {
  it.each(stacksIn(root))("for %s", async (stack) => {
    const declared = stack === productionStack ? productionProgram() : runProgram({ stack });
    expect(refusals(await declared)).toEqual([]);
  });

  it("with schedules of the next generation and a Region switch plan instead", async () => {
    const config = configWith({ pagerduty: { schedules: "v2" }, failover: { switch: "region-switch" } });
    expect(refusals(await runProgram({ config }))).toEqual([]);
  });

  it("with routing controls instead", async () => {
    const config = configWith({ failover: { switch: "routing-control", routingControl: { cluster: "new" } } });
    expect(refusals(await runProgram({ config }))).toEqual([]);
  });
});
