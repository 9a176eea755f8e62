import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sdkVersion } from "../behaviour/sdk";
import { parseInterface } from "./parse";
import { pluginInputs, pluginType } from "./plugin";
import type { ObjectShape } from "./shape";

/** Where the shapes of one package are read from. */
interface Library {
  /** The interface of a resource's arguments. */
  readonly inputsOf: (type: string) => ObjectShape | undefined;
  /** An interface that arguments refer to. */
  readonly referenced: (type: string, name: string) => ObjectShape | undefined;
}

const checkout = join(__dirname, "..", "..");
const cache = join(checkout, "node_modules", ".cache", "incident-response-shapes");

const declarationFiles = new Map<string, string | undefined>();

function declarations(file: string): string | undefined {
  if (!declarationFiles.has(file))
    declarationFiles.set(file, existsSync(file) ? readFileSync(file, "utf8") : undefined);
  return declarationFiles.get(file);
}

/** Remembers what was parsed, in memory and on disk, by the SDK's version: an upgrade starts afresh. */
const remembered = new Map<string, ObjectShape | undefined>();

function remember(key: string, parse: () => ObjectShape | undefined): ObjectShape | undefined {
  if (remembered.has(key)) return remembered.get(key);
  const file = join(cache, `${key.replaceAll(/[^\w.@-]+/g, "_")}.json`);
  const shape = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as ObjectShape) : parse();
  if (shape !== undefined && !existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(shape));
    renameSync(`${file}.${process.pid}`, file);
  }
  remembered.set(key, shape);
  return shape;
}

/** The installed SDK: `aws:route53/record:Record` is `RecordArgs` in @pulumi/aws/route53/record.d.ts. */
const sdk: Library = {
  inputsOf: (type) => {
    const [, pkg = "", path = "", name = ""] = /^(\w+):([\w/]+):(\w+)$/.exec(type) ?? [];
    const root = packageRoot(pkg);
    if (root === undefined) return undefined;
    const file = join(root, `${path.replace(/^index\//, "")}.d.ts`);
    return remember(`${pkg}@${sdkVersion(pkg)}-${path}`, () => {
      const text = declarations(file);
      return text === undefined ? undefined : parseInterface(text, `${name}Args`);
    });
  },
  referenced: (type, name) => {
    const pkg = type.split(":")[0] ?? "";
    const root = packageRoot(pkg);
    if (root === undefined) return undefined;
    return remember(`${pkg}@${sdkVersion(pkg)}-input-${name}`, () => {
      const text = declarations(join(root, "types", "input.d.ts"));
      return text === undefined ? undefined : parseInterface(text, name);
    });
  },
};

function packageRoot(name: string): string | undefined {
  try {
    return dirname(require.resolve(`@pulumi/${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** A program's own bindings for types that are newer than the SDK: the files in the `bindings` folders below a folder. */
export function bindingsBelow(folder: string): Library {
  let texts: readonly string[] | undefined;
  const textOf = (type: string) => {
    texts ??= readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((it) => it.isFile() && it.parentPath.split("/").includes("bindings"))
      .map((it) => readFileSync(join(it.parentPath, it.name), "utf8"));
    return texts.find((text) => text.includes(`"${type}"`));
  };
  return {
    inputsOf: (type) => {
      const text = textOf(type);
      return text === undefined ? undefined : parseInterface(text, `${type.split(":")[2] ?? ""}Args`);
    },
    referenced: (type, name) => {
      const text = textOf(type);
      return text === undefined ? undefined : parseInterface(text, name);
    },
  };
}

const bindings = bindingsBelow(join(checkout, "src"));

/** PagerDuty's plugin, newer than its SDK. */
const plugin: Library = { inputsOf: pluginInputs, referenced: (_, name) => pluginType(name) };

/**
 * Finds a resource type's shape: in the plugin's schema where the SDK is older, in the installed SDK, or in the project's
 * bindings; undefined for an unknown type.
 */
export function findShape(
  type: string,
): { readonly inputs: ObjectShape; readonly resolve: (name: string) => ObjectShape | undefined } | undefined {
  for (const library of [plugin, sdk, bindings]) {
    const inputs = library.inputsOf(type);
    if (inputs !== undefined) return { inputs, resolve: (name) => library.referenced(type, name) };
  }
  return undefined;
}
