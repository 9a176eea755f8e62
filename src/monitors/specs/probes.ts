import { hostOf, isCalled, type Environment } from "../../environment";
import { datadogPriority, priorityName, type Plan, type Probe, type Signal } from "../../plan";
import { renotification } from "./detectors";
import type { ProbeSpec } from "./detectorInputs";
import { signalTags } from "./tags";
import { signalMessage } from "./text";

/** Milliseconds between a wrong answer and asking again. */
const retryIntervalMs = 1000;

/** The synthetic tests of the signals that probes detect. */
export function probeSpecs(
  plan: Plan,
  environment: Environment,
  signals: readonly (readonly [string, Signal])[],
): ProbeSpec[] {
  return signals.flatMap(([key, signal]) => {
    if (signal.detector.kind !== "probe") return [];
    const probe = plan.probes[signal.detector.probe];
    return asked(environment, probe.target).map((it) => probeSpec(plan, environment, key, signal, probe, it));
  });
}

/** A host that a probe asks, and what sets the probe apart where a signal has several. */
interface Asked {
  readonly host: string;
  readonly suffix?: string;
}

function probeSpec(
  plan: Plan,
  environment: Environment,
  key: string,
  signal: Signal,
  probe: Probe,
  { host, suffix }: Asked,
): ProbeSpec {
  const name = `[${priorityName(signal.severity)}] ${signal.title}${suffix === undefined ? "" : ` (${host})`}`;
  return {
    key: suffix === undefined ? key : `${key}-${suffix}`,
    signal: key,
    inputs: {
      name,
      type: "api",
      status: "live",
      message: signalMessage(plan, environment, signal),
      locations: [...environment.datadog.probeLocations],
      tags: signalTags(plan, environment, key, signal),
      ...request(host, probe),
      optionsList: {
        tickEvery: probe.everySeconds,
        minFailureDuration: 0,
        minLocationFailed: probe.failingLocations,
        monitorName: name,
        monitorPriority: Number(datadogPriority(signal.severity)),
        retry: { count: probe.retries, interval: retryIntervalMs },
        monitorOptions: { renotifyInterval: renotification(plan, signal.severity).renotifyInterval ?? 0 },
      },
    },
  };
}

type Request = Pick<ProbeSpec["inputs"], "subtype" | "requestDefinition" | "requestHeaders" | "assertions">;

function request(host: string, { request: wanted, mustNotContain }: Probe): Request {
  if (wanted.kind === "tls")
    return {
      subtype: "ssl",
      requestDefinition: { host, port: "443" },
      assertions: [{ type: "certificate", operator: "isInMoreThan", target: String(wanted.validForDays) }],
    };
  const answer =
    mustNotContain === undefined
      ? { type: "statusCode", operator: "is", target: "200" }
      : { type: "body", operator: "doesNotContain", target: mustNotContain };
  const url = `https://${host}${wanted.path}`;
  return wanted.kind === "get"
    ? { subtype: "http", requestDefinition: { method: "GET", url, timeout: 10 }, assertions: [answer] }
    : {
        subtype: "http",
        requestDefinition: { method: "POST", url, timeout: 10, body: JSON.stringify(wanted.body) },
        requestHeaders: { "content-type": "application/json" },
        assertions: [answer],
      };
}

function asked({ dns: { hosts }, statusPage }: Environment, target: Probe["target"]): readonly Asked[] {
  switch (target.at) {
    case "each-public-host":
      return Object.entries(hosts)
        .filter(([, host]) => isCalled(host))
        .map(([suffix, { hostName }]) => ({ host: hostName, suffix }));
    case "public-host":
      return [{ host: hostOf(hosts, target.of)[1].hostName }];
    case "primary":
    case "standby":
      return [{ host: hostOf(hosts, target.of)[1].endpoints[target.at] }];
    case "status-page":
      return statusPage === undefined ? [] : [{ host: new URL(statusPage.url).host }];
  }
}
