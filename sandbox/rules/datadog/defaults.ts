import type { Properties } from "../../protocol";

/** What the provider fills in when a monitor leaves it out (provider schema, `Default`), and the API's own empty values. */
export const monitorDefaults: Properties = {
  includeTags: true,
  requireFullWindow: true,
  notifyNoData: false,
  noDataTimeframe: 10,
  newHostDelay: 300,
  evaluationDelay: 0,
  renotifyInterval: 0,
  timeoutH: 0,
  draftStatus: "published",
  priority: "",
  restrictedRoles: [],
};

/** What the provider fills in for a synthetic test. */
export const syntheticsDefaults: Properties = { forceDeleteDependencies: false, setCookie: "" };
