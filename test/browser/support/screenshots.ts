import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

const checkout = join(__dirname, "..", "..", "..");
const kept = join(checkout, "docs", "screenshots");
const differences = join(checkout, ".cache", "screenshots");

/** How many pixels of a page may differ, in percent: another release of the browser draws edges a little otherwise. */
const tolerance = 0.5;

/**
 * What a screenshot differs in from the one that is kept, for people; empty when in nothing that matters. With
 * SCREENSHOTS=keep it is kept instead.
 */
export function differenceOf(name: string, screenshot: Buffer): string {
  const path = join(kept, `${name}.png`);
  if (process.env.SCREENSHOTS === "keep") {
    mkdirSync(kept, { recursive: true });
    writeFileSync(path, screenshot);
    return "";
  }
  const [before, after] = [PNG.sync.read(readFileSync(path)), PNG.sync.read(screenshot)];
  const { width, height } = after;
  if (before.width !== width || before.height !== height) return `${name} is ${width} x ${height} now`;
  const difference = new PNG({ width, height });
  const count = pixelmatch(before.data, after.data, difference.data, width, height, { threshold: 0.2 });
  const percent = (count / (width * height)) * 100;
  if (percent <= tolerance) return "";
  mkdirSync(differences, { recursive: true });
  writeFileSync(join(differences, `${name}.png`), PNG.sync.write(difference));
  return (
    `${percent.toFixed(1)} % of ${name} differ: see .cache/screenshots/${name}.png. ` +
    "If it should look so: SCREENSHOTS=keep npm run test:browser"
  );
}
