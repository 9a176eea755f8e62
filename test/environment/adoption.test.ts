import { describe, expect, it } from "vitest";
import { meantByNothing } from "../../src/adoption";

describe("an entry of config.adopt", () => {
  const declared = ["User::escalation-alice-smith", "Service::escalation-p0-service"];

  it("that names what is declared is taken", () => {
    expect(meantByNothing(["User::escalation-alice-smith"], declared)).toEqual([]);
  });

  it("that is misspelled is refused with the name that was meant: it would make a second object", () => {
    expect(meantByNothing(["User::escalation-alice-smit"], declared)).toMatchObject([
      {
        path: "config.adopt.User::escalation-alice-smit",
        problem: "nothing of this name is declared; did you mean User::escalation-alice-smith?",
      },
    ]);
  });
});
