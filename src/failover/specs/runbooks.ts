import type { Environment } from "../../environment";
import { documentName, documentKeys, regionRoles, type DocumentKey, type Plan, type RegionRole } from "../../plan";
import { type Names } from "../names";
import { circuitVulnerability } from "../runbooks/circuitVulnerability";
import { collectEvidence } from "../runbooks/collectEvidence";
import { ddosAttack } from "../runbooks/ddosAttack";
import { automationDocument, type AutomationDocument, type Place } from "../runbooks/document";
import { keyCompromise } from "../runbooks/keyCompromise";
import { privacyBreach } from "../runbooks/privacyBreach";
import { recordRun } from "../runbooks/recordRun";
import { failback, healthCheck, serviceOutage } from "../runbooks/serviceOutage";
import { keySpecs } from "./data";

/** A runbook as an automation document, in one region. */
export interface DocumentSpec {
  readonly key: DocumentKey;
  readonly role: RegionRole;
  readonly name: string;
  readonly document: AutomationDocument;
}

/** Draws up every document in both regions: the one that is needed is the one that is still there. */
export function documentSpecs(plan: Plan, environment: Environment, names: Names): DocumentSpec[] {
  const [key] = keySpecs(plan, environment, names);
  if (key === undefined) throw new Error("the plan has no signing key");
  return regionRoles.flatMap((role) => {
    const place: Place = { plan, environment, names, role };
    const document = (it: DocumentKey) => {
      switch (it) {
        case "circuit-vulnerability":
          return automationDocument(it, place, circuitVulnerability(place));
        case "ddos-attack":
          return automationDocument(it, place, ddosAttack(place));
        case "privacy-breach":
          return automationDocument(it, place, privacyBreach(place));
        case "service-outage":
          return automationDocument(it, place, serviceOutage(place));
        case "signing-key-compromise":
          // Every signing key has the same policy: a fresh one is as guarded as the old.
          return automationDocument(it, place, keyCompromise(place, key.policy));
        case "failback":
          return automationDocument(it, place, failback(place));
        case "health-check":
          return automationDocument(it, place, healthCheck(place));
        case "collect-evidence":
          return automationDocument(it, place, collectEvidence(place));
        case "record-run":
          return recordRun(place);
      }
    };
    return documentKeys.map((it) => ({ key: it, role, name: documentName(it), document: document(it) }));
  });
}
