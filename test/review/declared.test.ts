import { afterEach, describe, expect, it, vi } from "vitest";

describe("a plan that cannot be declared", () => {
  afterEach(() => {
    vi.doUnmock("../../index.js");
    vi.resetModules();
  });

  it("is told by review in the program's own words, as a mistake of the user and not of the program", async () => {
    vi.resetModules();
    const { Refusal } = await import("../../src/refusal.js");
    const words = "The plan cannot be declared, 1 problem:\n  errorRateBands.p1: overlaps p0 -> move its edge";
    vi.doMock("../../index.js", () => ({ default: () => Promise.reject(new Refusal(words)) }));
    const { declaredResources } = await import("../../src/review/cli/declared.js");
    await expect(declaredResources()).rejects.toMatchObject({ name: "ReviewError", message: words });
  });
});
