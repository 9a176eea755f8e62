import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graph, type Resource } from "../../src/review";
import { declaredResources } from "../../src/review/cli/declared";
import { changed } from "../review/support/resources";
import { handbookOf } from "../review/site/pages";
import { complaintsOf, readerOf, type Reader } from "./support/visit";

let reader: Reader;
beforeAll(async () => {
  const declared = await declaredResources();
  reader = await readerOf(handbookOf(changed(declared, "escalation-p0", slower(declared)), {}, graph(declared)));
});
afterAll(() => reader.close());

/** P0's ladder, with an hour before its second rung. */
function slower(declared: readonly Resource[]): Record<string, unknown> {
  const { inputs } = declared.find(({ urn }) => urn.endsWith("::escalation-p0")) ?? {};
  const [first, ...later] = (inputs?.rules ?? []) as readonly object[];
  return { rules: [{ ...first, escalationDelayInMinutes: 60 }, ...later] };
}

describe("the handbook of a pull request in a browser", () => {
  it("leads from its first page to what the change means for P0, in two clicks", async () => {
    const page = await reader.open("index.html");
    await page.getByRole("link", { name: "What changes" }).first().click();
    await page.getByRole("navigation", { name: "By severity" }).getByRole("link", { name: "P0" }).click();
    const p0 = page.getByRole("region", { name: /^P0/ });
    expect(await p0.locator("[data-verdict=weaker]").first().innerText()).toMatch(/minute 65 instead of 10/);
    const ladder = p0.locator(".both").first();
    expect(await ladder.getByRole("img").count()).toBe(2);
    const [before, after] = await Promise.all(
      ["before", "after"].map((it) => ladder.locator(`[data-side=${it}]`).boundingBox()),
    );
    expect(before?.y).toBe(after?.y);
    expect(page.url()).toMatch(/changes\.html#p0$/);
  });

  it("lays before and after on top of each other on a phone, and has nothing that a checker of accessibility minds", async () => {
    const phone = await reader.open("changes.html", { viewport: { width: 360, height: 740 } });
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await complaintsOf(phone)).toEqual([]);
  });

  it("holds the handbook before the change as well, and asks nobody for anything", async () => {
    const page = await reader.open("changes.html");
    await page.getByRole("link", { name: "handbook before it" }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Now what?");
    expect(await page.getByRole("link", { name: "What changes" }).count()).toBe(0);
    expect(reader.complaints).toEqual([]);
  });
});
