import { isCalled, type Environment } from "../../environment";
import { datadogPriority, priorityName, type Plan, type Signal, type Synthetic } from "../../plan";
import { renotification } from "./detectors";
import type { SyntheticSpec } from "./detectorInputs";
import { signalTags } from "./tags";
import { signalMessage } from "./text";

/** Milliseconds between a wrong answer and asking again. */
const retryIntervalMs = 1000;

/** The synthetic tests of the signals that are detected from outside. */
export function syntheticSpecs(
  plan: Plan,
  environment: Environment,
  signals: readonly (readonly [string, Signal])[],
): SyntheticSpec[] {
  return signals.flatMap(([key, signal]) => {
    if (signal.detector.kind !== "synthetic") return [];
    const synthetic = plan.synthetics[signal.detector.synthetic];
    return asked(environment, synthetic.target).map((it) =>
      syntheticSpec(plan, environment, key, signal, synthetic, it),
    );
  });
}

/** A host that is asked, and what sets its test apart where a signal has several. */
interface Asked {
  readonly host: string;
  readonly suffix?: string;
}

function syntheticSpec(
  plan: Plan,
  environment: Environment,
  key: string,
  signal: Signal,
  { path, everySeconds, failingLocations, retries }: Synthetic,
  { host, suffix }: Asked,
): SyntheticSpec {
  const name = `[${priorityName(signal.severity)}] ${signal.title}${suffix === undefined ? "" : ` (${host})`}`;
  return {
    key: suffix === undefined ? key : `${key}-${suffix}`,
    signal: key,
    inputs: {
      name,
      type: "api",
      subtype: "http",
      status: "live",
      message: signalMessage(plan, environment, signal),
      locations: [...environment.datadog.probeLocations],
      tags: signalTags(plan, environment, key, signal),
      requestDefinition: { method: "GET", url: `https://${host}${path}`, timeout: 10 },
      assertions: [{ type: "statusCode", operator: "is", target: "200" }],
      optionsList: {
        tickEvery: everySeconds,
        minFailureDuration: 0,
        minLocationFailed: failingLocations,
        monitorName: name,
        monitorPriority: Number(datadogPriority(signal.severity)),
        retry: { count: retries, interval: retryIntervalMs },
        monitorOptions: { renotifyInterval: renotification(plan, signal.severity).renotifyInterval ?? 0 },
      },
    },
  };
}

function asked({ dns: { hosts }, statusPage }: Environment, target: Synthetic["target"]): readonly Asked[] {
  if (target === "status-page") return statusPage === undefined ? [] : [{ host: new URL(statusPage.url).host }];
  return Object.entries(hosts)
    .filter(([, host]) => isCalled(host))
    .map(([suffix, { hostName }]) => ({ host: hostName, suffix }));
}
