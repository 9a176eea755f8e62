import { importIdOf, splitRegion } from "../../src/adoption/ids";
import type { CloudObject } from "../cloud";
import type { Properties, Value } from "../protocol";

/**
 * The object that an import means by its id, in the form that the real provider's importer takes.
 *
 * @param propertiesOf everything that the vendor tells of an object.
 * @param region that is meant when the id names none: the provider's own.
 */
export function imported(
  objects: readonly CloudObject[],
  type: string,
  given: string,
  propertiesOf: (object: CloudObject) => Properties,
  region: Value | undefined,
): CloudObject | undefined {
  const wanted = splitRegion(type, given);
  return objects
    .filter((it) => it.type === type)
    .find((it) => {
      const properties = propertiesOf(it);
      const own = splitRegion(type, it.id);
      const within = it.inputs.region ?? region;
      const id = importIdOf(type, (path) => (path === "id" ? lastPart(type, own.id) : textAt(properties, path)));
      return id === wanted.id && within === (wanted.region ?? region);
    });
}

/** PagerDuty's compound ids end in the object's own; an ARN is one id. */
const lastPart = (type: string, id: string) => (type.startsWith("pagerduty:") ? (id.split(":").at(-1) ?? id) : id);

/** The text at a path; of a list, its first element's. */
function textAt(properties: Properties, path: string): string | undefined {
  const found = path.split(".").reduce<Value | undefined>((value, step) => {
    const [at] = Array.isArray(value) ? (value as readonly Value[]) : [value];
    return typeof at === "object" && at !== null ? (at as Properties)[step] : undefined;
  }, properties);
  return typeof found === "string" && found !== "" ? found : undefined;
}
