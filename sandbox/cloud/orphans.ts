import type { CloudObject } from "./cloud";
import { incidentType } from "./incidents";

/** What lives at a vendor and is nobody's to declare: incidents, and the devices that the mobile app registers. */
const isAlive = ({ type, inputs }: CloudObject): boolean =>
  type === incidentType || inputs.type === "push_notification_contact_method";

/**
 * The objects that no state knows: made by hand, or left by a create whose answer was lost. The engine cannot see them;
 * nothing but a list from the vendor can.
 *
 * @param known the resources of a state.
 */
export function orphans(
  objects: readonly CloudObject[],
  known: readonly { readonly type: string; readonly id?: string }[],
): readonly CloudObject[] {
  const ids = new Set(known.map(({ type, id }) => `${type} ${id ?? ""}`));
  return objects.filter((it) => !ids.has(`${it.type} ${it.id}`) && !isAlive(it));
}
