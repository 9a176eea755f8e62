import type { EmitterKey } from "../emitters";

/** What log and event searches look for: every attribute must have one of the values. */
export interface Search {
  readonly emitter: EmitterKey;
  readonly in: "logs" | "events";
  readonly is: Readonly<Record<string, string | readonly string[]>>;
}

/** The log lines and events that detectors search for. */
export const searches = {
  linkage: { emitter: "linkage-scanner", in: "logs", is: { service: "pid-registry", "@evt.name": "pid.linkage" } },
  metadata: {
    emitter: "egress-scanner",
    in: "logs",
    is: { service: "egress-scanner", "@evt.name": "privacy.metadata_exposed" },
  },
  unledgeredSignature: {
    emitter: "signature-audit",
    in: "logs",
    is: { service: "issuer-signing", "@evt.name": "signature.unledgered" },
  },
  complianceViolation: { emitter: "compliance-scanner", in: "events", is: { source: "compliance", status: "error" } },
  prometheusAlive: { emitter: "prometheus", in: "events", is: { source: "prometheus", alertname: "Watchdog" } },
  sentryAlive: { emitter: "sentry", in: "events", is: { source: "sentry" } },
} as const satisfies Record<string, Search>;
