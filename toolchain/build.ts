import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import type { Context } from "./engine";
import { engineModule, enginePackage, engineVersion } from "./version";

const heartbeatMs = 15_000;
const versionVariable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/**
 * Builds the engine from its Go modules, whose checksums are in toolchain/engine/go.sum.
 *
 * @throws Error if Go is not there or the build fails, with the build's last lines.
 */
export async function build(target: string, { env, say }: Context): Promise<void> {
  const go = spawnSync("go", ["version"], { encoding: "utf8", env });
  if (go.status !== 0) throw new Error("Go is not on PATH");
  say(`Building the Pulumi engine ${engineVersion} from its Go modules (once; usually 3 to 6 minutes on two cores)`);

  const child = spawn(
    "go",
    [
      "build",
      "-v",
      "-mod=readonly",
      "-buildvcs=false",
      `-ldflags=-s -w -X ${versionVariable}=${engineVersion}`,
      "-o",
      target,
      enginePackage,
    ],
    // The C compiler is not needed, so it is not asked for. No caller's flags: the build is the same everywhere.
    { cwd: engineModule, env: { ...env, CGO_ENABLED: "0", GOFLAGS: "" }, stdio: ["ignore", "ignore", "pipe"] },
  );
  const stop = () => child.kill();
  process.once("exit", stop);

  const started = Date.now();
  let compiled = 0;
  const lastLines: string[] = [];
  createInterface(child.stderr).on("line", (line) => {
    // With -v Go prints each package as it is compiled; anything else is a message.
    if (/^[\w.\-/]+$/.test(line)) compiled += 1;
    else lastLines.push(line);
  });
  const heartbeat = setInterval(() => {
    say(`  still building: ${compiled} packages, ${Math.round((Date.now() - started) / 1000)} s`);
  }, heartbeatMs);
  try {
    const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
    if (code !== 0) throw new Error(`go build failed:\n      ${lastLines.slice(-8).join("\n      ")}`);
  } finally {
    clearInterval(heartbeat);
    process.removeListener("exit", stop);
  }
}
