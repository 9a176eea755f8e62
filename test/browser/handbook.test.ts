import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulateCommand } from "../../src/review/cli/simulateCommand";
import { declaredResources } from "../../src/review/cli/declared";
import { moments, scenarios, type Simulation } from "../../src/review/simulate";
import { changed, paging } from "../review/support/resources";
import { handbookOf } from "../review/site/pages";
import { complaintsOf, readerOf, type Reader } from "./support/visit";

let files: Readonly<Record<string, string>>;
let production: Reader;
/** Two people in turn, from Monday to Monday at 09:00 in New York. */
let rotating: Reader;
beforeAll(async () => {
  files = handbookOf(await declaredResources());
  production = await readerOf(files);
  const layer = { start: "2025-12-01T14:00:00Z", rotationVirtualStart: "2025-12-01T14:00:00Z" };
  const layers = [{ ...layer, rotationTurnLengthSeconds: 604_800, users: ["ALICE", "BOB"] }];
  rotating = await readerOf(handbookOf(changed(paging(), "incident-commander-primary", { layers })));
});
afterAll(async () => {
  await Promise.all([production, rotating].map((it) => it.close()));
});

const pages = () => Object.keys(files).filter((it) => it.endsWith(".html"));

/** Asks the calendar, and answers with what it says of the time and of a seat. */
async function onCallAt(page: Page, time: string, zone: string, seat: string): Promise<readonly [string, string]> {
  await page.getByLabel("Time", { exact: true }).fill(time);
  await page.getByLabel("Time zone").fill(zone);
  await page.getByRole("button", { name: "Show" }).click();
  return [await page.locator("[data-when]").innerText(), await page.locator(`[data-seat="${seat}"]`).innerText()];
}

describe("the handbook in a browser", () => {
  it("opens every page without an error, and asks nobody for anything", async () => {
    const page = await production.open("index.html");
    const root = page.url().replace(/index\.html$/, "");
    for (const path of pages()) await page.goto(root + path);
    expect(production.complaints).toEqual([]);
  });

  it.each(["light", "dark"] as const)(
    "has nothing that a checker of accessibility minds, when it is %s",
    async (scheme) => {
      const one = (folder: string) => pages().find((it) => it.startsWith(folder)) ?? folder;
      const kinds = pages().filter((it) => !it.includes("/"));
      const folders = ["severities/", "runbooks/", "monitors/", "people/", "seats/", "components/", "simulator/"];
      for (const path of [...kinds, ...folders.map(one)]) {
        const page = await production.open(path, { colorScheme: scheme });
        expect(await complaintsOf(page), path).toEqual([]);
        await page.context().close();
      }
    },
  );

  it("fits a phone", async () => {
    const page = await production.open("index.html", { viewport: { width: 360, height: 740 } });
    const root = page.url().replace(/index\.html$/, "");
    for (const path of pages().filter((it) => !it.startsWith("monitors/"))) {
      await page.goto(root + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    }
  });

  it("leads from what is seen of a key compromise to the command that revokes the key, in one click", async () => {
    const page = await production.open("index.html");
    const row = page.getByRole("row", { name: /Signing key suspected compromise/ });
    await row.getByRole("link", { name: "Signing Key Compromise" }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Runbook 5: Signing Key Compromise");
    expect(await page.locator("pre").first().innerText()).toMatch(/^npm run respond -- revoke-key /);
  });

  it("finds a runbook by a symptom", async () => {
    const page = await production.open("index.html");
    await page.getByRole("searchbox").fill("proof forgery");
    const links = page.locator("[data-found] a:visible");
    expect(await links.allInnerTexts()).toContain("Runbook 1: Circuit Vulnerability Detected");
    expect(await page.getByText(/^\d+ of \d+ pages$/).innerText()).toBe(
      `${await links.count()} of ${pages().length - 1} pages`,
    );
  });

  it("says who is on call for the Technical Lead on 1 November 2026 at 01:30 in New York, which comes twice", async () => {
    const page = await production.open("index.html");
    await page.getByRole("navigation").getByRole("link", { name: "On call" }).click();
    const [when, who] = await onCallAt(page, "2026-11-01T01:30", "America/New_York", "technical-lead-primary");
    expect(when).toContain("01:30 -04:00 (Sun 2026-11-01 05:30 +00:00) and Sun 2026-11-01 01:30 -05:00");
    expect(who).toBe("Charlie Brown");
  });

  it.each([
    ["2026-11-02T08:59", "America/New_York", "Bob Jones"],
    ["2026-11-02T09:00", "America/New_York", "Alice Smith"],
    ["2026-11-02T14:59", "Europe/Berlin", "Bob Jones"],
    ["2026-11-02T15:00", "Europe/Berlin", "Alice Smith"],
    ["2026-10-26T13:59", "Europe/Berlin", "Alice Smith"],
    ["2026-10-26T14:00", "Europe/Berlin", "Bob Jones"],
    ["2026-11-03T00:29", "Australia/Adelaide", "Bob Jones"],
    ["2026-11-03T00:30", "Australia/Adelaide", "Alice Smith"],
  ])("knows at %s in %s, around the days on which clocks change, that it is %s's turn", async (time, zone, name) => {
    const page = await rotating.open("on-call.html");
    expect((await onCallAt(page, time, zone, "incident-commander-primary"))[1]).toBe(name);
    await page.context().close();
  });

  it("says that a time never comes, and that a time zone is none", async () => {
    const page = await production.open("on-call.html");
    const ask = async (time: string, zone: string) => (await onCallAt(page, time, zone, "board"))[0];
    expect(await ask("2026-03-08T02:30", "America/New_York")).toContain("never show 2026-03-08 02:30");
    expect(await ask("2026-03-08T02:30", "Atlantis")).toBe(
      'There is no time zone "Atlantis". Write one such as America/New_York.',
    );
  });

  it.each(Object.keys(scenarios))("plays %s with any switch set as the command does", async (scenario) => {
    const page = await production.open(`simulator/${scenario}.html`);
    const played = async () => {
      const lines = await page.locator("[data-played] li").allInnerTexts();
      return lines.map((it) => it.replaceAll(/\s+/g, " ").trim());
    };
    const asCommanded = async (options: Parameters<typeof simulateCommand>[1]) => {
      const { output } = await simulateCommand([scenario], { ...options, json: true });
      const said = moments(JSON.parse(output) as Simulation);
      return said.map(({ offset, clock, text }) => `${offset} ${clock} ${text}`.replaceAll(/\s+/g, " ").trim());
    };
    expect(await played()).toEqual(await asCommanded({}));
    await page.getByLabel("Alice Smith").check();
    await page.getByRole("checkbox", { name: "us-west-2" }).check();
    await page.getByLabel("sms").check();
    await page.getByLabel("When it begins").fill("2026-07-04T23:59");
    expect(await played()).toEqual(
      await asCommanded({
        asleep: ["alice-smith"],
        dead: ["us-west-2"],
        channelsDown: ["sms"],
        startsAt: "2026-07-04T23:59",
      }),
    );
    expect(await page.locator("[data-command]").innerText()).toBe(
      `npm run review -- simulate ${scenario} --asleep alice-smith --dead us-west-2 --down sms --at 2026-07-04T23:59`,
    );
    await page.context().close();
  });

  it("remembers what was ticked, and moves nothing for whoever wants no motion", async () => {
    const page = await production.open("runbooks/service-outage.html");
    await page.getByLabel("Restart failed services").check();
    await page.reload();
    expect(await page.getByLabel("Restart failed services").isChecked()).toBe(true);
    const calm = await production.open("simulator/region-outage.html", { reducedMotion: "reduce" });
    expect(await calm.getByRole("button", { name: "Play" }).count()).toBe(0);
  });

  it("reads the same without scripts", async () => {
    const page = await production.open("on-call.html", { javaScriptEnabled: false });
    expect(await page.locator("[data-seat=technical-lead-primary]").innerText()).toBe("Charlie Brown");
    expect(await page.getByRole("button").count()).toBe(0);
  });
});
