import { circuitVulnerability } from "./circuitVulnerability";
import { ddosAttack } from "./ddosAttack";
import { privacyBreach } from "./privacyBreach";
import type { Runbook, RunbookKey } from "./runbook";
import { serviceOutage } from "./serviceOutage";
import { signingKeyCompromise } from "./signingKeyCompromise";

export { inRegions, runbookKeys } from "./runbook";
export type { Runbook, RunbookCommand, RunbookKey, RunbookObservation, RunbookPhase } from "./runbook";

/** The five runbooks. */
export const runbooks = {
  "circuit-vulnerability": circuitVulnerability,
  "ddos-attack": ddosAttack,
  "privacy-breach": privacyBreach,
  "service-outage": serviceOutage,
  "signing-key-compromise": signingKeyCompromise,
} as const satisfies Record<RunbookKey, Runbook>;
