import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/production";

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const text = (...path: readonly string[]) => readFileSync(join(root, ...path), "utf8");
const manifest = JSON.parse(text("package.json")) as Readonly<
  Record<"dependencies" | "devDependencies", Readonly<Record<string, string>>>
>;
const { packages } = JSON.parse(text("package-lock.json")) as { readonly packages: Readonly<Record<string, Locked>> };
const installed = Object.entries(packages).filter(([path]) => path !== "");
const page = text("docs", "supply-chain.md");

/** Licences that ask for no more than to be named. */
const permissive = [
  "MIT",
  "ISC",
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "Python-2.0",
];
/** Alternatives and sums of them, as manifests write them. */
const partsOf = (license: string) => license.split(/ AND | OR |[()]/).filter((it) => it !== "");

describe("what comes from outside", () => {
  it("is pinned exactly, and installed only with the bytes that were looked at", () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    for (const [path, { integrity, resolved }] of installed) {
      expect(integrity, path).toMatch(/^sha512-/);
      // Neither a repository nor a server of somebody's own.
      expect(resolved, path).toBeUndefined();
    }
    const required = text("toolchain", "aws", "requirements.txt").split(/\n(?=\w)/);
    for (const it of required) expect(it).toMatch(/^[\w.[\]-]+==\S+ \\\n {4}--hash=sha256:/);
  });

  it("runs nothing while it is installed", () => {
    expect(text(".npmrc")).toMatch(/^ignore-scripts=true$/m);
    expect(installed.filter(([, it]) => it.hasInstallScript === true).map(([path]) => path)).toEqual([
      "node_modules/@pulumi/pagerduty",
      "node_modules/esbuild",
      "node_modules/protobufjs",
    ]);
  });

  it("is under a permissive licence, or the page says why another is no obstacle", () => {
    for (const [path, { license }] of installed) {
      if (license !== undefined && partsOf(license).every((it) => permissive.includes(it))) continue;
      const [scope = "", name] = (path.split("node_modules/").at(-1) ?? "").split("/");
      const known = [`\`${scope}${name === undefined ? "" : `/${name}`}\``, `\`${scope}/*\``, `\`${license ?? ""}\``];
      expect(
        known.filter((it) => page.includes(it)),
        `${path} (${license ?? "no licence"})`,
      ).not.toEqual([]);
    }
  });

  it("leaves nothing under a licence that spreads in what is deployed", () => {
    expect(installed.filter(([, { license, dev }]) => (license ?? "").includes("GPL") && dev !== true)).toEqual([]);
  });
});
