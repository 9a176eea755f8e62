import type { Cloud, CloudObject } from "../cloud";
import { at } from "../constraints";
import type { Properties } from "../protocol";

const record = "aws:route53/record:Record";
const failoverOf = (inputs: Properties) => at(inputs, "failoverRoutingPolicies[].type")[0]?.value;

/**
 * A PRIMARY and its SECONDARY answer one question: they share name and type, and there is one of each.
 *
 * @throws Error in Route 53's words, as far as they are known.
 */
export function refuseOddPair(cloud: Cloud, type: string, inputs: Properties, self?: CloudObject): void {
  const failover = failoverOf(inputs);
  if (type !== record || failover === undefined) return;
  const others = cloud
    .list()
    .filter((it) => it.type === record && it.id !== self?.id && failoverOf(it.inputs) !== undefined)
    .filter((it) => it.inputs.zoneId === inputs.zoneId && it.inputs.name === inputs.name);
  const odd = others.find((it) => it.inputs.type !== inputs.type);
  if (odd !== undefined)
    throw new Error(
      `InvalidChangeBatch: ${JSON.stringify(inputs.name)} fails over between type ${JSON.stringify(odd.inputs.type)} and ${JSON.stringify(inputs.type)}; a pair shares name and type (the other is ${odd.name})`,
    );
  const twin = others.find((it) => failoverOf(it.inputs) === failover);
  if (twin !== undefined)
    throw new Error(
      `InvalidChangeBatch: ${JSON.stringify(inputs.name)} has a ${JSON.stringify(failover)} record already: ${twin.name}`,
    );
}
