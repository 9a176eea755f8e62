import type { Said } from "./said";

/** The words of the page of component, in English. */
export const texts = {
  servedAt: "Served at",
  availability: "Availability",
  ofRequestsIn30Days: (availabilityPercent: Said): string => `${availabilityPercent} % of requests in 30 days`,
  latency: "Latency",
  ofFiveMinuteSlicesHave: (latencyPercent: Said, latencySeconds: Said): string =>
    `${latencyPercent} % of five-minute slices have a 95th percentile of ${latencySeconds} s at most`,
  statusPageComponent: "Status page component",
  runbooks: "Runbooks",
  whatWatchesIt: "What watches it",
  monitors: "Monitors",
  whatItReadsInAn: "What it reads in an incident",
  controls: "Controls",
  control: "Control",
  states: "States",
} as const;
