import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium as driver, type Browser, type BrowserContextOptions, type Page, type Request } from "playwright-core";
import { chromium, onlyFonts } from "./chromium";

/** A handbook on disk, and a browser to open it with. */
export interface Reader {
  /** Opens a page of it in a window of its own. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** What went wrong in any window: errors of pages, and what they asked of the world outside. One line each. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Writes a handbook and starts a browser. */
export async function readerOf(files: Readonly<Record<string, string>>): Promise<Reader> {
  const directory = mkdtempSync(join(tmpdir(), "handbook-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(directory, name, ".."), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  const complaints: string[] = [];
  const browser: Browser = await driver.launch({
    executablePath: chromium(),
    args: ["--no-sandbox", "--font-render-hinting=none", "--disable-lcd-text"],
    env: { ...process.env, FONTCONFIG_FILE: onlyFonts(directory) },
  });
  return {
    complaints,
    open: async (path, options = {}) => {
      const page = await (await browser.newContext(options)).newPage();
      page.on("console", (it) => it.type() === "error" && complaints.push(`${page.url()}: ${it.text()}`));
      page.on("pageerror", (it) => complaints.push(`${page.url()}: ${it.message}`));
      page.on("request", (it) => !/^(file|data):/.test(it.url()) && complaints.push(`${page.url()}: asks ${it.url()}`));
      // A picture that is still to come when its page is left is given up.
      const left = (it: Request) => it.failure()?.errorText === "net::ERR_ABORTED";
      page.on("requestfailed", (it) => !left(it) && complaints.push(`${page.url()}: lacks ${it.url()}`));
      await page.goto(new URL(path, `${pathToFileURL(directory).href}/`).href);
      return page;
    },
    close: async () => {
      await browser.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** What a checker of accessibility minds in a page, by WCAG 2.2 AA and its own best practices; one line each. */
export async function complaintsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      // It would ask for the style once more, which a page that is a file may not.
      preload: false,
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
}
