import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the engine's version is pinned, with the checksums of its sources beside it. */
export const engineModule = join(__dirname, "engine");

/** The Go package of the engine's command. */
export const enginePackage = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";

/** The pinned version of the Pulumi engine, such as `v3.250.0`: the one that go.mod names, so that it is written once. */
export const engineVersion = pinnedVersion();

function pinnedVersion(): string {
  const pinned = /github\.com\/pulumi\/pulumi\/pkg\/v3 (v[\d.]+)/.exec(
    readFileSync(join(engineModule, "go.mod"), "utf8"),
  );
  if (pinned?.[1] === undefined) throw new Error("toolchain/engine/go.mod does not pin the engine's version");
  return pinned[1];
}
