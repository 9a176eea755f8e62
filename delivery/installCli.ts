import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { downloadArchive, engineVersion } from "../toolchain";
import { Failure } from "./failure";

/**
 * Installs the official Pulumi CLI of the pinned version, with its language hosts, for production commands of a
 * workflow: its checksum is verified, unlike that of an action's "latest".
 *
 * @returns the directory of the executables, which is also put on the PATH of the workflow's later steps.
 */
export async function installCli(directory: string): Promise<string> {
  const target = resolve(directory);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const archive = await downloadArchive(target, { env: process.env, say }).catch((error: unknown) => {
    throw new Failure(
      `The Pulumi CLI ${engineVersion} cannot be installed: ${error instanceof Error ? error.message : String(error)}\n` +
        "  What to do: allow access to get.pulumi.com and github.com, or set INCIDENT_RESPONSE_ENGINE_MIRROR.",
    );
  });
  const unpacked = spawnSync("tar", ["-xzf", archive, "-C", target], { encoding: "utf8" });
  if (unpacked.status !== 0) throw new Failure(`The archive does not unpack: ${unpacked.stderr.trim()}`);
  rmSync(archive);
  const executables = join(target, "pulumi");
  const { GITHUB_PATH: path } = process.env;
  if (path !== undefined) appendFileSync(path, `${executables}\n`);
  return executables;
}
