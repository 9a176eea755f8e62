import { ipSetNames } from "../names";
import { lookAtRows, verifyRows, writeRows, type RowChange } from "./controlRows";
import { runOf, type Place, type Runbook } from "./document";
import { goalStep, runScript } from "./steps";

/** Limits everybody strictly, or blocks some, in IPv4 and IPv6, in both regions and at the CDN. */
export function ddosAttack(place: Place): Runbook {
  const { cdn } = place.environment.failover;
  const level: RowChange = { control: "rate-level", subject: "*", states: { strict: "strict", normal: "normal" } };
  const firewall = runOf(place, {
    do: "{{ Do }}",
    addresses: "{{ Addresses }}",
    strict: ipSetNames.strict,
    blocked: ipSetNames.blocked,
  });
  return {
    description: "Runbook 2: DDoS Attack",
    as: "executor",
    choices: {
      strict: "the strict limit for every address, and the CDN's protection",
      normal: "back to the normal limit",
      block: "block the addresses",
      unblock: "let the addresses in again",
    },
    parameters: {
      Addresses: {
        type: "StringList",
        description: "What is blocked, in CIDR notation, such as 203.0.113.0/24 or 2001:db8::/32.",
        default: [],
      },
    },
    looks: [
      runScript({ name: "readLists", runs: "firewall.look", payload: firewall, timeoutSeconds: 15 }),
      lookAtRows(place, [level]),
    ],
    acts: [
      runScript({ name: "limitRate", runs: "firewall.write", payload: firewall, timeoutSeconds: 20 }),
      writeRows("tellServices", place, [level]),
      runScript(
        {
          name: "protectAtCdn",
          runs: "cdn.write",
          payload: runOf(place, {
            do: "{{ Do }}",
            zone: cdn?.zoneId ?? "",
            secret: cdn?.tokenSecret ?? "",
            normal: cdn?.normalLevel ?? "",
          }),
          timeoutSeconds: 15,
        },
        // The firewall limits already: what the CDN refuses fails the run, and does not end it.
        { onFailure: "step:verifyServices" },
      ),
      runScript({ name: "verifyServices", ...verifyRows(place, [level]) }),
    ],
    verify: { name: goalStep, runs: "firewall.verify", payload: firewall, timeoutSeconds: 15 },
  };
}
