import { createHash } from "node:crypto";
import { findObject, incidentType, openIncident, setProperty } from "../cloud";
import { said } from "../constraints";
import type { Properties } from "../protocol";
import { checkShape } from "../shapes";
import { withSandbox, type Context } from "./context";

/**
 * Deletes an object from the stand-in cloud behind the engine's back. A person can delete what an API would not: nothing
 * is refused.
 *
 * @throws RangeError if no object, or more than one, is meant.
 */
export function remove(context: Context, resource: string): Promise<number> {
  return withSandbox(context, ({ cloud }) => {
    const object = findObject(cloud.list(), resource);
    cloud.remove(object.type, object.id);
    process.stdout.write(`${object.type} ${object.name} (${object.id}) is gone\n`);
    return Promise.resolve(0);
  });
}

/**
 * Adds an object that no program declares, as somebody in a vendor's web page would; an incident opens on the service that
 * is given, and holds whom it may notify until its status is tampered to be resolved.
 *
 * @throws RangeError for a type that neither the SDKs nor the bindings declare, or a property without a value.
 */
export function add(context: Context, type: string, properties: readonly string[]): Promise<number> {
  return withSandbox(context, ({ cloud }) => {
    if (type !== incidentType && checkShape(type, {}) === undefined)
      throw new RangeError(`${type} is no resource type of the installed SDKs`);
    const inputs = properties.reduce<Properties>((all, property) => {
      const separator = property.indexOf("=");
      if (separator < 1) throw new RangeError(`"${property}" is no property. Give path=value, such as name=Weekend`);
      return setProperty(all, property.slice(0, separator), property.slice(separator + 1)).inputs;
    }, {});
    if (type === incidentType) {
      const { id } = openIncident(cloud, said(inputs.service ?? ""), said(inputs.title ?? "Opened by hand"));
      process.stdout.write(`${type} ${id} is open now, and no program knows it\n`);
      return Promise.resolve(0);
    }
    const serial = cloud.nextSerial(`by hand ${type}`);
    const id = createHash("sha256").update(`${type} ${serial}`).digest("hex").slice(0, 12).toUpperCase();
    cloud.put({ type, id, name: "", inputs });
    process.stdout.write(`${type} ${id} is there now, and no program knows it\n`);
    return Promise.resolve(0);
  });
}
