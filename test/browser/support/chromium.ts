import { spawnSync } from "node:child_process";
import { cpSync, existsSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isExecutable } from "../../../toolchain/path";

/** What the browser is called, on Debian, on other systems, and where Google's own is installed. */
const names = ["chromium", "chromium-browser", "google-chrome"] as const;

/** Where the distribution puts the fonts that pages are shown in: the same on every machine, so that they look the same. */
const fonts = "/usr/share/fonts/truetype/dejavu";

/**
 * Writes a configuration of fonts into a directory that knows those alone; they come with the package fonts-dejavu-core.
 *
 * @throws Error if they are not there.
 */
export function onlyFonts(directory: string): string {
  if (!existsSync(fonts)) installed("fonts-dejavu-core");
  if (!existsSync(fonts)) throw new Error(`There are no fonts in ${fonts}: install the package fonts-dejavu-core.`);
  const [own, file] = [join(directory, ".fonts"), join(directory, "fonts.conf")];
  for (const name of ["DejaVuSans", "DejaVuSans-Bold", "DejaVuSansMono"])
    cpSync(join(fonts, `${name}.ttf`), join(own, `${name}.ttf`));
  const monospace = "<alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>";
  writeFileSync(file, `<fontconfig><dir>${own}</dir><cachedir>${own}</cachedir>${monospace}</fontconfig>\n`);
  return file;
}

/**
 * A Chromium: the one that CHROMIUM names, or on PATH; on Debian and Ubuntu, as root, the distribution's is installed.
 *
 * @throws Error that says what to do if there is none.
 */
export function chromium(): string {
  const { CHROMIUM: named } = process.env;
  if (named !== undefined && isExecutable(named)) return named;
  const found = onPath() ?? (installed("chromium") ? onPath() : undefined);
  if (found !== undefined) return found;
  throw new Error("There is no Chromium: install the package chromium, or name an executable with CHROMIUM=<path>.");
}

const onPath = (): string | undefined =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((directory) => names.map((name) => join(directory, name)))
    .find(isExecutable);

function installed(name: string): boolean {
  if (process.getuid?.() !== 0) return false;
  const run = (...args: readonly string[]) =>
    spawnSync("apt-get", ["-q", ...args], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  return run("update") && run("install", "-y", "--no-install-recommends", name);
}
