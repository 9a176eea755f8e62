import { describe, it } from "vitest";
import { expectRecovery } from "../engine/support/recovery";
import { runs } from "../support/depth";

describe("an up of the whole plan that is killed", () => {
  it.each(Array.from({ length: runs(1) }, (_, index) => 40 + index * 450))(
    "%s ms after its first resource is taken up by the next: nothing is lost, nothing is made twice",
    async (milliseconds) => {
      await expectRecovery(milliseconds);
    },
  );
});
