import * as pulumi from "@pulumi/pulumi";
import { allLevers, leftAlone } from "./plan";

/**
 * Makes a program leave alone what people change in an incident: every resource below that has one of the plan's levers
 * ignores changes of it, and of what the vendor would send along with it. So no `up` moves a lever back, with a refresh or
 * without one.
 */
export const keepLevers: pulumi.ResourceTransformation = ({ type, props, opts }) => {
  const ignoreChanges = allLevers.filter((it) => it.type === type).flatMap(leftAlone);
  return ignoreChanges.length === 0 ? undefined : { props, opts: pulumi.mergeOptions(opts, { ignoreChanges }) };
};
