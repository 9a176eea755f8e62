import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { bounds, graph, planDocument, summarise } from "../../src/review";
import { declaredResources } from "../../src/review/cli/declared";

const docs = join(__dirname, "..", "..", "docs");

describe("the plan as the program declares it", () => {
  it("is what docs/plan.md and its pictures show; npm run review -- render draws them again", async () => {
    for (const [name, content] of Object.entries(planDocument(graph(await declaredResources()), plan))) {
      expect(existsSync(join(docs, name)), name).toBe(true);
      expect(readFileSync(join(docs, name), "utf8"), name).toBe(content);
    }
  });

  it("meets every bound, with no broken connection", async () => {
    expect(bounds(graph(await declaredResources()), plan).violations).toEqual([]);
  });

  it("agrees with the matrix, line by line", async () => {
    const shown = summarise(await declaredResources());
    for (const it of [
      /P0 +zkp-p0 +0 +C-level +high urgency: phone, push, sms\n +0 +Incident Commander \(primary\), Technical Lead \(primary\), +whoever acknowledges/,
      /P1 +zkp-p1 +0 +VP Engineering, Security Officer +high urgency: phone, push, sms\n +0 +Incident Commander \(primary\), Technical Lead \(primary\), +whoever acknowledges/,
      /P2 +zkp-p2 +0 +Protocol Team Lead, Platform Team Lead +low urgency/,
      /P3 +zkp-p3 +0 +Triage owner +low urgency/,
    ])
      expect(shown).toMatch(it);
  });
});
