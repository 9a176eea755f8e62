import { createHash } from "node:crypto";
import { VendorError } from "./errors";
import type { CloudObject, Properties } from "./store";

type Invoke = (args: Properties, objects: readonly CloudObject[]) => Properties;

const idFor = (text: string) => `P${createHash("sha256").update(text).digest("hex").slice(0, 13).toUpperCase()}`;

/** Facts that every PagerDuty account has or must be given by hand. */
const vendors = ["Datadog", "Amazon CloudWatch", "Prometheus", "Sentry"];
const priorities = ["P0", "P1", "P2", "P3"];

/** Finds one of a fixed list by name, the way PagerDuty's data sources do. */
function oneOf(what: string, known: readonly string[]): Invoke {
  return (args) => {
    const name = JSON.stringify(args.name);
    const found = known.find((it) => JSON.stringify(it).toLowerCase() === name.toLowerCase());
    if (found === undefined) throw new VendorError(`Unable to locate any ${what} with the name: ${name}`);
    return { id: idFor(`${what}:${found}`), name: found };
  };
}

/** The functions that programs may call, by token. */
export const invokes: Readonly<Record<string, Invoke>> = {
  "pagerduty:index/getVendor:getVendor": (args) => ({
    ...oneOf("vendor", vendors)(args, []),
    type: "generic_events_api_inbound_integration",
  }),
  "pagerduty:index/getPriority:getPriority": oneOf("priority", priorities),
};
