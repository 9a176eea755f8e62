import { readFileSync } from "node:fs";

/** The names of a resource type's properties, as the installed SDK declares them. */
export interface SdkShape {
  readonly inputs: readonly string[];
  /** Outputs that cannot be given as inputs. */
  readonly outputs: readonly string[];
}

const shapes = new Map<string, SdkShape | undefined>();

/** The shape of a type, read from the SDK's own module when it is first asked for; undefined if the SDK has no such type. */
export function sdkShape(type: string): SdkShape | undefined {
  if (!shapes.has(type)) shapes.set(type, readShape(type));
  return shapes.get(type);
}

function readShape(type: string): SdkShape | undefined {
  const source = moduleSource(type);
  if (source === undefined) return undefined;
  const names = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ""))].sort();
  return {
    inputs: names(/resourceInputs\["(\w+)"\] = (?!undefined|state)/g),
    outputs: names(/resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g),
  };
}

/** The token `aws:route53/record:Record` names the module @pulumi/aws/route53/record; the module `index` is the root. */
function moduleSource(type: string): string | undefined {
  const match = /^(\w+):([\w/]+):\w+$/.exec(type);
  if (match === null) return undefined;
  const path = (match[2] ?? "").replace(/^index\//, "");
  try {
    return readFileSync(require.resolve(`@pulumi/${match[1]}/${path}.js`), "utf8");
  } catch {
    return undefined;
  }
}

/** The version of an installed SDK. */
export function sdkVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(require.resolve(`@pulumi/${name}/package.json`), "utf8")) as {
    version: string;
  };
  return version;
}
