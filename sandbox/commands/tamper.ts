import { setProperty, findObject } from "../cloud";
import { withSandbox, type Context } from "./context";

/**
 * Changes one property of an object in the stand-in cloud behind the engine's back.
 *
 * @throws RangeError if no object, or more than one, is meant, or the path does not lead to a place in it.
 */
export function tamper(context: Context, resource: string, change: string): Promise<number> {
  return withSandbox(context, async ({ cloud }) => {
    const separator = change.indexOf("=");
    if (separator < 1)
      throw new RangeError(`"${change}" is no change. Give a path and a value, such as monitorThresholds.critical=20`);
    const object = findObject(cloud.list(), resource);
    const path = change.slice(0, separator);
    const { inputs, before, after } = setProperty(object.inputs, path, change.slice(separator + 1));
    cloud.put({ ...object, inputs });
    process.stdout.write(
      `${object.type} ${object.name} (${object.id}): ${path} was ${JSON.stringify(before)}, is now ${JSON.stringify(after)}\n`,
    );
    return Promise.resolve(0);
  });
}
