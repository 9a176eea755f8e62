import { derived, type PackageRules } from "../../behaviour";
import { pluginVersion } from "../../shapes";
import { account } from "./account";
import { events } from "./events";
import { invokes } from "./invokes";
import { oncall } from "./oncall";

/** PagerDuty, as the plugin shows it that the program pins. */
export const pagerduty: PackageRules = {
  name: "pagerduty",
  version: pluginVersion,
  resources: { ...account, ...oncall, ...events },
  invokes,
  // PagerDuty's ids are a P or Q and six or thirteen capitals and digits.
  id: ({ seed }) => `P${derived(seed, "upper", 6)}`,
  computed: (output, { id }) => {
    if (output === "htmlUrl") return `https://sandbox.pagerduty.com/objects/${id}`;
    return output === "self" ? `https://api.pagerduty.com/objects/${id}` : undefined;
  },
};
