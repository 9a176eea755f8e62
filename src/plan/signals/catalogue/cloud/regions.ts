import type { Signals } from "../../signal";
import { alarm, operation } from "./alarm";

/** What each region sees of the other one, and of the monitor vendor. */
export const regionSignals: Signals = {
  "primary-region-unreachable": {
    ...operation,
    title: "An endpoint of the primary region verifies nothing",
    severity: "p1",
    detects: ["partial-outage"],
    fault: "platform/primary-region",
    detector: alarm("hosts-failing", { in: ["standby"], times: 3, above: 0 }),
    meaning: "Seen from the standby, a host of the primary does not answer; its traffic should be moving by itself.",
    firstStep: "See which hosts fail and whether they are answered from the standby; if not, throw the switch.",
    source: "Runbook 4: Service Outage",
    decision: "One region of two is a partial outage while the failover works; if it does not, the P0 probe says so.",
  },
  "standby-region-unreachable": {
    ...operation,
    title: "An endpoint of the standby region verifies nothing",
    severity: "p2",
    fault: "platform/standby-region",
    detector: alarm("hosts-failing", { in: ["primary"], times: 3, above: 0 }),
    meaning: "Seen from the primary, a host of the standby does not answer; a failover to it would not help.",
    firstStep: "Check the standby region's health; do not fail over to it.",
    source: "Runbook 4: Service Outage",
  },
  "outage-unwatched": {
    ...operation,
    title: "The primary region and the monitor vendor are both silent",
    severity: "p0",
    detects: ["complete-outage"],
    fault: "platform/outage-unwatched",
    detector: alarm("outage-unwatched", { in: ["standby"], times: 2, above: 0 }),
    meaning: "No host of the primary answers, and Datadog, which would tell how bad it is, does not answer either.",
    source: "Incident Classification / P0 (complete outage)",
    decision:
      "Datadog's default site lives in us-east-1, so both can go at once; nobody can tell that it is less than P0.",
  },
  "monitor-vendor-silent": {
    ...operation,
    title: "Datadog does not answer",
    severity: "p1",
    fault: "platform/monitor-vendor",
    detector: alarm("vendor-silent", { in: ["standby"], times: 10, above: 0 }),
    meaning: "The product's monitors evaluate nothing: what they would see goes unseen.",
    firstStep: "Look at Datadog's status page, and watch error rates by hand until it is back.",
    source: "1.1 Incident Detection (automated detection)",
    decision: "Ten minutes are longer than a deployment of theirs, and short beside the hour of a P1.",
  },
};

/** What the firewall in front of each region sees. */
export const edgeSignals: Signals = {
  "firewall-blocks-flood": {
    ...operation,
    title: "The firewall turns away thousands of requests",
    service: "proof-generation",
    severity: "p1",
    detects: ["ddos"],
    fault: "edge/flood",
    detector: alarm("requests-blocked", { everyMinutes: 5, above: 5000 }),
    runbook: "ddos-attack",
    meaning: "More than 5,000 requests were blocked within 5 minutes in one region: an attack that the firewall stops.",
    source: "Incident Classification / P1 (DDoS attack in progress)",
    decision: "The plan gives no rate; a flood that the firewall stops is still an attack.",
  },
  "firewall-silent": {
    ...operation,
    title: "The firewall sees no requests",
    severity: "p2",
    fault: "platform/firewall",
    detector: alarm("requests-allowed", { everyMinutes: 5, times: 3, below: 1, silence: "page" }),
    meaning: "Not even the probes' requests pass it: it is no longer in front of the load balancer, or not measured.",
    firstStep: "See whether the web ACL is still associated with the load balancer.",
    source: "Runbook 2: DDoS Attack",
  },
};
