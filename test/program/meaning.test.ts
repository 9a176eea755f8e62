import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { diff, diffMarkdown, graph, type Graph, type Resource } from "../../src/review";
import { declaredResources } from "../../src/review/cli/declared";
import { nameOf } from "../../src/review/resources";
import { changes, seenByTheEngineAlone, type ProgramChange } from "../review/changes/changes";
import { programCopy } from "../support/programCopy";

/** What a copy of the program declares that differs in one place. */
async function declaredWith(change: ProgramChange): Promise<readonly Resource[]> {
  const program = programCopy();
  try {
    program.edit(change);
    const copy = (await import(join(program.path, "src", "review", "cli", "declared.ts"))) as {
      readonly declaredResources: typeof declaredResources;
    };
    return await copy.declaredResources();
  } finally {
    program.remove();
  }
}

describe("what review says of a change of the program", () => {
  let before: Graph;
  beforeAll(async () => {
    before = graph(await declaredResources());
  });

  it.each(Object.entries<ProgramChange>(changes).filter(([key]) => !seenByTheEngineAlone.includes(key)))(
    "%s: reads as a colleague would say it",
    async (key, change) => {
      const said = diffMarkdown(diff(before, graph(await declaredWith(change)), plan));
      await expect(`# ${change.title}\n\n${said}`).toMatchFileSnapshot(join("..", "review", "changes", `${key}.md`));
    },
  );
});

describe("a threshold of the plan", () => {
  it("is changed in one place: query, threshold and name follow", async () => {
    const declared = await declaredWith(changes["higher-threshold"]);
    const monitor = declared.find((it) => nameOf(it) === "monitors-revocation-error-rate-p1");
    expect(monitor?.inputs.query).toMatch(/>= 60$/);
    expect(monitor?.inputs.monitorThresholds).toMatchObject({ critical: "60", criticalRecovery: "55" });
    expect(monitor?.inputs.name).toContain("60");
  });
});
