import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declaredResources } from "../../src/review/cli/declared";
import { handbookOf } from "../review/site/pages";
import { differenceOf } from "./support/screenshots";
import { readerOf, type Reader } from "./support/visit";

let reader: Reader;
beforeAll(async () => {
  reader = await readerOf(handbookOf(await declaredResources()));
});
afterAll(() => reader.close());

describe("what people see", () => {
  it.each([
    ["now-what", "index.html"],
    ["runbook", "runbooks/signing-key-compromise.html"],
    ["severity", "severities/p0.html#paged"],
    ["on-call", "on-call.html"],
    ["simulator", "simulator/region-outage.html"],
  ])("on the page %s is what is kept as its screenshot", async (name, path) => {
    // Without scripts nothing depends on the clock.
    const page = await reader.open(path, { viewport: { width: 860, height: 640 }, javaScriptEnabled: false });
    await page.locator("img").evaluateAll((all) => Promise.all(all.map((it) => (it as HTMLImageElement).decode())));
    expect(differenceOf(name, await page.screenshot({ animations: "disabled", caret: "hide" }))).toBe("");
  });
});
