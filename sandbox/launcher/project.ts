import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { stringify } from "yaml";
import { productionStack, stacksIn } from "../../src/environment/stackFile";
import { readYaml } from "../../src/environment/yaml";
import type { ProgramLocation } from "../protocol";
import { demandWhole, stateFileOf } from "./stateFile";
import { deriveConfig, notPassed, type Config, type ConfigSchema } from "./stackConfig";

interface ProjectFile {
  readonly name: string;
  readonly main?: string;
  readonly config?: ConfigSchema;
}

/** A program to run in a sandbox: where it lies, and config values that differ from its stack's file. */
export interface Program {
  /** Holds Pulumi.yaml and, if the program has config, the stack's file. */
  readonly directory: string;
  /** Whose config it runs with: production's unless named. */
  readonly stack?: string;
  /** The file to run instead of the one that Pulumi.yaml names, relative to the directory. */
  readonly entryPoint?: string;
  /** The day on which a new sandbox is made, YYYY-MM-DD, for one that is to declare the same as another; today unless given. */
  readonly day?: string;
  /** Replaces values of the stack's file, by key with namespace; `undefined` removes one. For what-if runs. */
  readonly overrides?: Config;
}

/** How a stack of this program is made and configured: runs the engine with the given arguments, and fails if that fails. */
export type Engine = (args: readonly string[]) => Promise<void>;

/** Where a sandbox keeps the state of a program's stack. */
export const stateFile = (sandbox: string, { directory, stack = productionStack }: Program): string =>
  stateFileOf(sandbox, readProject(directory).name, stack);

/** Where a program begins. */
export function locate({ directory, entryPoint }: Program): ProgramLocation {
  return { directory, entryPoint: entryPoint ?? readProject(directory).main ?? "index.ts" };
}

/**
 * Prepares the project that the engine sees: a copy of Pulumi.yaml and a stack file derived from the stack's own, in a
 * directory of the sandbox. So whatever command the engine is given, the checkout's files are out of its reach.
 *
 * The stack file is made again when what it derives from changed, or when somebody changed it: the sandbox runs the
 * plan of the stack's file, always.
 *
 * @throws RangeError if the checkout has no such stack.
 * @throws DamagedState if its state cannot be read.
 */
export async function prepareProject(sandbox: string, program: Program, engine: Engine): Promise<void> {
  const directory = join(sandbox, "project");
  const { stack = productionStack } = program;
  const stated = { ...readStackConfig(program.directory, stack), ...program.overrides };
  mkdirSync(directory, { recursive: true });
  const project = readProject(program.directory);
  // The language host knows where the program is; the engine must not look for it beside the copy.
  const { main, ...copied } = project;
  writeFileSync(join(directory, "Pulumi.yaml"), stringify(copied));

  const state = stateFileOf(sandbox, project.name, stack);
  const stackFile = join(directory, `Pulumi.${stack}.yaml`);
  const derivedFrom = join(directory, "derived-from");
  if (!existsSync(state)) {
    for (const file of [stackFile, derivedFrom, join(directory, "began")]) rmSync(file, { force: true });
    await engine(["stack", "init", stack, "--secrets-provider", "passphrase"]);
  }
  demandWhole(state);
  const given = notPassed(stated, began(directory, program.day));
  const fingerprint = () =>
    createHash("sha256")
      .update(JSON.stringify([given, copied, main]))
      .update(readFileSync(stackFile))
      .digest("hex");
  if (existsSync(derivedFrom) && readFileSync(derivedFrom, "utf8") === fingerprint()) return;

  const { facts, placeholders } = deriveConfig(project.name, given, project.config ?? {});
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  const { encryptionsalt } = contentOf(stackFile) as { encryptionsalt?: string };
  writeFileSync(stackFile, stringify({ ...(encryptionsalt !== undefined && { encryptionsalt }), config: known }));
  const secrets = Object.entries(placeholders).flatMap(([path, value]) => ["--secret", `${path}=${value}`]);
  if (secrets.length > 0) await engine(["config", "set-all", "--stack", stack, "--path", ...secrets]);
  writeFileSync(derivedFrom, fingerprint());
}

/** The day on which a sandbox was made, YYYY-MM-DD: read once, so that the same sandbox declares the same for ever. */
function began(directory: string, day = new Date().toISOString().slice(0, 10)): string {
  const file = join(directory, "began");
  if (!existsSync(file)) writeFileSync(file, day);
  return readFileSync(file, "utf8");
}

function readProject(directory: string): ProjectFile {
  return contentOf(join(directory, "Pulumi.yaml")) as ProjectFile;
}

/** A program without config has no stack file; a stack that somebody names must have one. */
function readStackConfig(directory: string, stack: string): Config {
  const path = join(directory, `Pulumi.${stack}.yaml`);
  if (existsSync(path)) return (contentOf(path) as { config?: Config }).config ?? {};
  if (stack === productionStack) return {};
  throw new RangeError(
    `There is no stack "${stack}": ${path} does not exist. Known are ${stacksIn(directory).join(", ")}.`,
  );
}

function contentOf(path: string): object {
  return readYaml(readFileSync(path, "utf8"), basename(path)).content ?? {};
}
