import type { Environment, Feature } from "../../environment";
import { pagerdutyServiceName } from "../../escalation";
import { allSignals, severityKeys, type Plan, type Signal, type ToolKey } from "../../plan";
import { dashboardSpecs } from "../dashboards";
import { detectorSpecs } from "./detectors";
import { drillSpecs } from "./drills";
import { findingRuleSpecs } from "./findings";
import { incidentTypeSpecs } from "./incidents";
import type { MonitorSpecs } from "./inputs";
import { burnRateSpecs, sloSpecs } from "./objectives";
import { chatChannelSpecs, notificationRuleSpecs, restrictionSpec, tagPolicySpecs } from "./routing";
import { syntheticSpecs } from "./synthetics";

export { signalDetectionTimes, type SignalSpeed } from "./speed";

export type * from "./inputs";

/** The account feature that a kind of detector needs. */
const featureOf = {
  alarm: undefined,
  monitor: undefined,
  synthetic: "synthetics",
  trail: undefined,
  finding: "securityFindings",
} as const;

/** The feature without which a tool is not there, and so cannot fail. */
const featureOfTool: Partial<Record<ToolKey, Feature>> = {
  prometheus: "prometheus",
  sentry: "sentry",
  statuspage: "statusPages",
};

/** Draws up everything that Datadog gets. Pure: the same plan and environment give the same specs. */
export function monitorSpecs(plan: Plan, environment: Environment): MonitorSpecs {
  const feature = ({ detector }: Signal) => featureOf[detector.kind];
  const missing = (signal: Signal) => {
    const name = feature(signal);
    return name !== undefined && !environment.features[name] ? name : undefined;
  };
  const every = allSignals(plan).filter(([, { of: tool }]) => {
    const needed = tool && featureOfTool[tool];
    return needed === undefined || environment.features[needed];
  });
  const signals = every.filter(([, signal]) => missing(signal) === undefined);
  const slos = sloSpecs(plan, environment);
  return {
    ...detectorSpecs(plan, environment, signals),
    slos,
    burnRates: burnRateSpecs(plan, environment),
    synthetics: syntheticSpecs(plan, environment, signals),
    findingRules: findingRuleSpecs(signals),
    serviceObjects: severityKeys.map((severity) => ({ severity, serviceName: pagerdutyServiceName(severity) })),
    orchestrationService: "zkp-events",
    integration: { subdomain: environment.pagerduty.subdomain },
    chatChannels: chatChannelSpecs(environment),
    notificationRules: notificationRuleSpecs(environment),
    tagPolicies: tagPolicySpecs(),
    restriction: restrictionSpec(environment),
    incidentTypes: incidentTypeSpecs(environment),
    drills: drillSpecs(plan, environment, slos),
    dashboards: dashboardSpecs(plan, environment),
    lost: every.flatMap(([signal, it]) => {
      const name = missing(it);
      return name === undefined ? [] : [{ signal, feature: name }];
    }),
    acceptedLosses: environment.datadog.acceptedLosses,
  };
}
