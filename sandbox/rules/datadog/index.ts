import { derived, sdkVersion, type PackageRules, type ResourceTable } from "../../behaviour";
import { monitorDefaults, syntheticsDefaults } from "./defaults";

/** Monitors and what is built on them. */
const resources: ResourceTable = {
  "datadog:index/monitor:Monitor": {
    id: numericId,
    // A monitor's type is fixed, except that the API treats these two as one (reference of the provider, ForceNew).
    replacedBy: ["type"],
    outputs: () => monitorDefaults,
  },
  "datadog:index/serviceLevelObjective:ServiceLevelObjective": {
    id: ({ seed }) => derived(seed, "hexadecimal", 32),
    replacedBy: ["type"],
  },
  "datadog:index/syntheticsTest:SyntheticsTest": {
    id: dashedId,
    outputs: ({ id }) => ({
      ...syntheticsDefaults,
      monitorId: Number(derived(`${id} monitor`, "decimal", 8)) + 100_000_000,
    }),
  },
  "datadog:index/dashboard:Dashboard": {
    id: dashedId,
    outputs: ({ id }) => ({ url: `/dashboard/${id}` }),
  },
  "datadog:index/dashboardJson:DashboardJson": {
    id: dashedId,
    outputs: ({ id }) => ({ url: `/dashboard/${id}` }),
  },
  "datadog:index/securityMonitoringRule:SecurityMonitoringRule": { id: dashedId },
  "datadog:pagerduty/integration:Integration": { id: () => "pagerduty" },
  "datadog:pagerduty/serviceObject:ServiceObject": {
    id: ({ inputs }) => (typeof inputs.serviceName === "string" ? inputs.serviceName : ""),
    replacedBy: ["serviceName"],
  },
};

/** Datadog, as the installed SDK's provider shows it. */
export const datadog: PackageRules = {
  name: "datadog",
  version: sdkVersion("datadog"),
  resources,
  invokes: {},
  id: ({ seed }) => derived(seed, "lower", 22),
  computed: () => undefined,
};

function numericId({ seed }: { readonly seed: string }): string {
  return String(100_000_000 + Number(derived(seed, "decimal", 8)));
}

function dashedId({ seed }: { readonly seed: string }): string {
  return derived(seed, "lower", 9).replace(/^(...)(...)(...)$/, "$1-$2-$3");
}
