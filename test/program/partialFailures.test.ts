import { beforeAll, describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { graph, scenarios, simulate, type Graph } from "../../src/review";
import { declaredResources } from "../../src/review/cli/declared";

describe("a partial failure", () => {
  let declared: Graph;
  beforeAll(async () => {
    declared = graph(await declaredResources());
  });

  const seen = (scenario: keyof typeof scenarios) =>
    simulate(declared, scenarios[scenario], plan)
      .events.filter(({ kind }) => kind === "alert")
      .map(({ atSeconds, text }) => `minute ${atSeconds / 60}: ${text.replace(/^.*?(?=\[P)/, "")}`);

  it("of the database behind services that answer is seen by error rates, and by a probe that wants a verification", () => {
    expect(seen("database-dead")).toEqual([
      "minute 3.5: [P0] Proof generation: error rate more than 99 %",
      "minute 3.5: [P0] Proof verification: error rate more than 99 %",
      "minute 3.5: [P0] Revocation: error rate more than 99 %",
      "minute 5.5: [P1] platform: An endpoint of the primary region verifies nothing",
    ]);
  });

  it("of one host is seen by the region probe", () => {
    expect(seen("one-host-dead")).toEqual([
      "minute 5.5: [P1] platform: An endpoint of the primary region verifies nothing",
    ]);
  });

  it("that only makes answers slow is seen by their duration", () => {
    expect(seen("slow-answers")).toEqual(["minute 2: [P2] Proof generation: 95th percentile over 2 s"]);
  });

  it("of a dependency is seen by the share of requests that fail", () => {
    expect(seen("dependency-fails")).toEqual([
      "minute 4.5: [P2] Proof generation: error rate at least 10 % and less than 50 %",
    ]);
  });

  it("of both regions is seen as one, and that the standby would not help as well", () => {
    expect(seen("both-regions-half-dead")).toEqual([
      "minute 5.5: [P1] platform: An endpoint of the primary region verifies nothing",
      "minute 5.5: [P2] platform: An endpoint of the standby region verifies nothing",
      "minute 5.5: [P1] Proof generation: error rate at least 50 % and at most 99 %",
      "minute 5.5: [P1] Proof verification: error rate at least 50 % and at most 99 %",
      "minute 5.5: [P1] Revocation: error rate at least 50 % and at most 99 %",
    ]);
  });
});
