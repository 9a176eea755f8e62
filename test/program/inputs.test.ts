import { afterEach, describe, expect, it, vi } from "vitest";
import { runProgram } from "../support/mocks";

/** What the program asked a resource for, by type and name: the names of all inputs that it gave, nested ones too. */
const asked = new Map<string, readonly string[]>();

/** The paths of everything that has a value. Outputs are opaque: what is in them is the engine's business. */
function paths(value: unknown, path = ""): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "object" || "apply" in value || "then" in value) return [path];
  return [
    ...(path === "" ? [] : [path]),
    ...Object.entries(value).flatMap(([key, it]) => paths(it, path === "" ? key : `${path}.${key}`)),
  ];
}

/** Whether something is at a path; what is in a secret or an archive nobody sees. */
function reaches(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return value !== undefined && value !== null;
  if (typeof value === "string") return value.startsWith("[");
  return typeof value === "object" && value !== null && reaches((value as Record<string, unknown>)[step], rest);
}

/** An SDK whose classes note what they are given before they do what they do. */
function noting(sdk: object): object {
  return new Proxy(sdk, {
    get: (target, property, receiver) => {
      const value: unknown = Reflect.get(target, property, receiver);
      if (typeof value === "object" && value !== null) return noting(value);
      if (typeof value !== "function" || !("__pulumiType" in value)) return value;
      const type = String(value.__pulumiType);
      // Providers are named by their package alone.
      if (!type.includes(":")) return value;
      return new Proxy(value, {
        construct: (constructor, args: readonly unknown[], newTarget) => {
          asked.set(`${type} ${String(args[0])}`, paths(args[1]));
          return Reflect.construct(constructor, args, newTarget) as object;
        },
      });
    },
  });
}

const sdks = ["@pulumi/aws", "@pulumi/datadog", "@pulumi/pagerduty"] as const;

describe("what the program asks for", () => {
  afterEach(() => {
    for (const sdk of sdks) vi.doUnmock(sdk);
    vi.resetModules();
    asked.clear();
  });

  it("reaches the engine, all of it: no SDK drops an input in silence", async () => {
    vi.resetModules();
    for (const sdk of sdks) vi.doMock(sdk, async (original) => noting(await original()));
    const received = new Map((await runProgram()).map(({ type, name, inputs }) => [`${type} ${name}`, inputs]));
    const dropped = [...asked].flatMap(([resource, inputs]) =>
      inputs.filter((it) => !reaches(received.get(resource), it.split("."))).map((it) => `${resource}: ${it}`),
    );
    expect(asked.size).toBeGreaterThan(400);
    expect(dropped).toEqual([]);
  });
});
