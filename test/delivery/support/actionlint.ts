import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..", "..");
const module = join(root, "toolchain", "actionlint");

/** The workflow linter of the pinned version: built once from its Go modules, whose checksums are in go.sum. */
export function actionlint(): string {
  const version = /rhysd\/actionlint (v[\d.]+)/.exec(readFileSync(join(module, "go.mod"), "utf8"))?.[1] ?? "unknown";
  const directory = join(root, ".cache", "actionlint");
  const executable = join(directory, version);
  if (existsSync(executable)) return executable;
  mkdirSync(directory, { recursive: true });
  const building = `${executable}.${process.pid}`;
  const go = spawnSync("go", ["build", "-mod=readonly", "-o", building, "github.com/rhysd/actionlint/cmd/actionlint"], {
    cwd: module,
    encoding: "utf8",
    env: { ...process.env, CGO_ENABLED: "0", GOFLAGS: "" },
  });
  if (go.status !== 0)
    throw new Error(`actionlint ${version} cannot be built (is Go on PATH?): ${go.error?.message ?? go.stderr}`);
  renameSync(building, executable);
  return executable;
}
