import type { Environment } from "../../environment";
import {
  contacts,
  datadogPriority,
  priorityName,
  probeLocations,
  type Plan,
  type Probe,
  type Signal,
} from "../../plan";
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
    return [probeSpec(plan, environment, key, signal, probe)];
  });
}

function probeSpec(plan: Plan, environment: Environment, key: string, signal: Signal, probe: Probe): ProbeSpec {
  const name = `[${priorityName(signal.severity)}] ${signal.title}`;
  return {
    key,
    signal: key,
    inputs: {
      name,
      type: "api",
      status: "live",
      message: signalMessage(plan, environment, signal),
      locations: [...probeLocations],
      tags: signalTags(plan, environment, key, signal),
      ...request(environment, probe),
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

function request(environment: Environment, { target, request: asked, mustNotContain }: Probe): Request {
  const base = baseUrl(environment, target);
  if (asked.kind === "tls")
    return {
      subtype: "ssl",
      requestDefinition: { host: new URL(base).hostname, port: "443" },
      assertions: [{ type: "certificate", operator: "isInMoreThan", target: String(asked.validForDays) }],
    };
  const answer =
    mustNotContain === undefined
      ? { type: "statusCode", operator: "is", target: "200" }
      : { type: "body", operator: "doesNotContain", target: mustNotContain };
  const url = `${base}${asked.path}`;
  return asked.kind === "get"
    ? { subtype: "http", requestDefinition: { method: "GET", url, timeout: 10 }, assertions: [answer] }
    : {
        subtype: "http",
        requestDefinition: { method: "POST", url, timeout: 10, body: JSON.stringify(asked.body) },
        requestHeaders: { "content-type": "application/json" },
        assertions: [answer],
      };
}

function baseUrl({ dns }: Environment, target: Probe["target"]): string {
  const { hostName, endpoints } = dns.hosts["proof-api"];
  switch (target) {
    case "public-host":
      return `https://${hostName}`;
    case "primary-endpoint":
      return `https://${endpoints.primary}`;
    case "standby-endpoint":
      return `https://${endpoints.standby}`;
    case "status-page":
      return contacts.statusPage;
  }
}
