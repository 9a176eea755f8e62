import { beforeAll, describe, expect, it } from "vitest";
import { detectionTime } from "../../src/monitors";
import { graph, type Graph } from "../../src/review";
import { detection } from "../../src/review/bounds";
import { declaredResources } from "../../src/review/cli/declared";

describe("the time until a monitor sees a fault", () => {
  let declared: Graph;
  beforeAll(async () => {
    declared = graph(await declaredResources());
  });

  it("is the same for whoever draws a monitor up and whoever reads it back", () => {
    const queries = declared.monitors.filter(
      ({ kind, query }) => kind === "query" && detectionTime({ query }) !== undefined,
    );
    expect(queries.length).toBeGreaterThan(40);
    for (const monitor of queries) {
      const drawn = detectionTime({ query: monitor.query, evaluationDelay: monitor.delaySeconds });
      expect(detection(monitor).expectedSeconds, `${monitor.key}: ${monitor.query}`).toBeCloseTo(
        drawn?.expectedSeconds ?? NaN,
        6,
      );
    }
  });

  it("is never shorter, read back at its worst, than it was drawn up", () => {
    for (const monitor of declared.monitors.filter(({ kind }) => kind === "query")) {
      const drawn = detectionTime({ query: monitor.query, evaluationDelay: monitor.delaySeconds });
      if (drawn !== undefined)
        expect(detection(monitor).worstSeconds, monitor.key).toBeGreaterThanOrEqual(drawn.worstSeconds);
    }
  });
});
