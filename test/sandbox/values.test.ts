import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concealAllLike, differences, isSecret, revealAll, secret, unknown } from "../../sandbox/protocol";

describe("secrets on their way through a vendor", () => {
  it("are plain at the vendor and marked again where they were marked", () => {
    const given = { token: secret("s3cr3t"), name: "P0", nested: [{ key: secret("k"), open: 1 }] };
    const held = revealAll(given);
    expect(held).toEqual({ token: "s3cr3t", name: "P0", nested: [{ key: "k", open: 1 }] });
    expect(concealAllLike(held, given)).toEqual(given);
  });

  it("stay marked when their value changes at the vendor", () => {
    const concealed = concealAllLike({ token: "new" }, { token: secret("old") });
    expect(isSecret(concealed.token)).toBe(true);
  });
});

describe("differences between properties", () => {
  it("are named to the deepest place", () => {
    const before = { rules: [{ targets: [{ id: "P1" }], delay: 5 }], gone: 1, same: "x" };
    const after = { rules: [{ targets: [{ id: "P2" }], delay: 5 }], fresh: 1, same: "x" };
    expect(differences(before, after)).toEqual([
      { path: "fresh", kind: "add" },
      { path: "gone", kind: "delete" },
      { path: "rules[0].targets[0].id", kind: "update" },
    ]);
  });

  it("include a value that is not known yet", () => {
    expect(differences({ id: "P1" }, { id: unknown })).toEqual([{ path: "id", kind: "update" }]);
  });

  it("see through the mark of a secret", () => {
    expect(differences({ token: "a" }, { token: secret("a") })).toEqual([]);
    expect(differences({ token: secret("a") }, { token: secret("b") })).toEqual([{ path: "token", kind: "update" }]);
  });

  it("quote names that the engine would read as a path", () => {
    expect(differences({}, { "a.b": 1 })).toEqual([{ path: '["a.b"]', kind: "add" }]);
  });

  it("are none between anything and itself", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (properties) => {
        expect(differences(properties as never, structuredClone(properties) as never)).toEqual([]);
      }),
    );
  });
});
