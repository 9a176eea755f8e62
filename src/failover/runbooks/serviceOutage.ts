import type { RegionRole } from "../../plan";
import { lookAtRows, verifyRows, writeRows, type RowChange } from "./controlRows";
import { runOf, type Place, type Runbook } from "./document";
import { runScript, goalStep } from "./steps";
import { switchSteps } from "./switching";

/** What each region's own endpoints are asked, by region. */
export const healthChecksOf = ({ environment, names }: Place) =>
  Object.fromEntries(
    (["primary", "standby"] as const).map((role) => [
      names.regions[role],
      Object.values(environment.dns.hosts).map(({ endpoints, health }) => ({ host: endpoints[role], ...health })),
    ]),
  );

/** Asks every endpoint, and refuses to go on when the region that traffic would move to does not serve. */
const readiness = (place: Place, to: RegionRole) =>
  runScript({
    name: "askHealth",
    runs: "health.ready",
    payload: runOf(place, { checks: healthChecksOf(place), to: place.names.regions[to], force: "{{ Force }}" }),
    timeoutSeconds: 30,
  });

const force = {
  Force: {
    type: "String",
    description: "true: move even to a region that does not answer its health checks.",
    default: "false",
    allowedValues: ["true", "false"],
  },
} as const;

/** Moves traffic to the standby, by data planes alone. */
export function serviceOutage(place: Place): Runbook {
  const degraded: RowChange = {
    control: "degraded-mode",
    subject: "*",
    states: { degrade: "on", "take-back": "off" },
  };
  const { look, throwIt, verify } = switchSteps(place, "standby");
  return {
    description: "Runbook 4: Service Outage",
    as: "executor",
    choices: {
      failover: "move traffic to the standby",
      degrade: "the same, and degraded mode in every service",
      "take-back": "end degraded mode; traffic stays where it is until the failback",
    },
    parameters: force,
    looks: [readiness(place, "standby"), look, lookAtRows(place, [degraded])],
    acts: [
      throwIt,
      writeRows("degrade", place, [degraded]),
      runScript({ name: "verifyMode", ...verifyRows(place, [degraded]) }),
    ],
    verify: { name: goalStep, ...verify },
  };
}

/** Moves traffic back to the primary, when it is proven healthy and somebody has agreed. */
export function failback(place: Place): Runbook {
  const { look, throwIt, verify } = switchSteps(place, "primary", "failback");
  return {
    description:
      "Back to the primary region. Traffic that the standby took because the primary failed its health checks comes back by itself; what was moved by hand stays until this runs.",
    as: "executor",
    parameters: force,
    looks: [readiness(place, "primary"), look],
    approval: {
      message:
        "Move traffic back to the primary for {{ IncidentReference }}? It must have answered its health checks for an hour.",
      withinSeconds: 1800,
    },
    acts: [throwIt],
    verify: { name: goalStep, ...verify },
  };
}

/** Looks at every endpoint of both regions; changes nothing. */
export const healthCheck = (place: Place): Runbook => ({
  description: "Asks every endpoint of both regions for a known-good verification.",
  as: "executor",
  looks: [
    runScript({
      name: "askHealth",
      runs: "health.look",
      payload: runOf(place, { checks: healthChecksOf(place) }),
      timeoutSeconds: 30,
    }),
  ],
  acts: [],
});
