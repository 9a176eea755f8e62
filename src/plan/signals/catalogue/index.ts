import type { SeverityKey } from "../../severities";
import type { Signals } from "../signal";
import { operationsSignals } from "./operations";
import { securitySignals } from "./security";
import { serviceSignals } from "./service";

export { oncallCheckTitle, oncallTestAt, oncallTestTitle } from "./operations";

/** Every signal of the plan except the error-rate bands, which are derived from their boundaries. */
export const signals: Signals = { ...serviceSignals, ...securitySignals, ...operationsSignals };

/** Examples of P0 to P2 that people detect, with the reason why no monitor does. */
export const detectedByPeople: Readonly<Partial<Record<SeverityKey, Readonly<Record<string, string>>>>> = {
  p1: {
    "limited-circuit-vulnerability":
      "A flaw of limited scope is found by audits, researchers and bug bounty reports (the plan's manual detection); what the canary can show is forgery, which is P0.",
  },
};
