import { list, nameOf, number, property, record, texts } from "../resources";
import type { Lookup } from "./lookup";
import { serviceType } from "./paging";
import type { Grouping } from "./types";

const groupingType = "pagerduty:index/alertGroupingSetting:AlertGroupingSetting";

/** Reads which alerts become one incident, by the URNs of the services whose alerts they are. */
export function readGroupings(lookup: Lookup): ReadonlyMap<string, Grouping> {
  return new Map(
    lookup.all(groupingType).flatMap((it) => {
      const config = record(property(it, "config"));
      const members = list(property(it, "services")).flatMap(
        (id) => lookup.resolve(it, "services", id, [serviceType])?.urn ?? [],
      );
      const grouping: Grouping = {
        key: nameOf(it),
        fields: texts(config.fields),
        every: config.aggregate !== "any",
        windowSeconds: number(config.timeWindow) ?? 0,
      };
      return members.map((urn) => [urn, grouping] as const);
    }),
  );
}
