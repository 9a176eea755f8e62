import { gdpr } from "./compliance";
import type { Sourced } from "./source";
import { inHours } from "./units";

/** A fact that every incident's record has room for. */
export interface IncidentField extends Sourced {
  readonly title: string;
  readonly description: string;
  readonly type: "string" | "integer" | "datetime";
}

/** The facts that people fill in while an incident lasts, by the field's name in PagerDuty (a-z, 0-9 and _ only). */
export const incidentFields = {
  incident_reference: {
    title: "Incident reference",
    description: "INC-YYYYMMDD-NNN",
    type: "string",
    source: "1.2 Initial Assessment",
  },
  affected_component: {
    title: "Affected component",
    description: "The part of the protocol that customers see fail.",
    type: "string",
    source: "1.2 Initial Assessment",
  },
  affected_users: {
    title: "Affected users",
    description: "How many users are affected.",
    type: "integer",
    source: "3.3 Impact Assessment",
  },
  affected_pids: {
    title: "Affected PIDs",
    description: "Where the list of affected PIDs is kept; never the PIDs themselves.",
    type: "string",
    source: "3.3 Impact Assessment",
    decision: "PagerDuty is no place for personal data: the field holds the location in the evidence store.",
  },
  data_exposed: {
    title: "Data exposed",
    description: "Which data was exposed, if any.",
    type: "string",
    source: "3.3 Impact Assessment",
  },
  gdpr_clock_started_at: {
    title: "GDPR clock started at",
    description: `When the breach was discovered; the authority is told within ${inHours(gdpr.notifyWithinMinutes)} hours of it.`,
    type: "datetime",
    source: "Appendix C: Compliance Requirements",
  },
  root_cause: {
    title: "Root cause",
    description: "What the root cause analysis found.",
    type: "string",
    source: "3.2 Root Cause Analysis",
  },
  circuit: {
    title: "Circuit",
    description: "The circuit that is distrusted, such as membership; its runbook's button asks for it.",
    type: "string",
    source: "Runbook 1: Circuit Vulnerability Detected",
  },
  circuit_version: {
    title: "Circuit version",
    description: "The version that is distrusted, such as 1.0; its runbook's button asks for it.",
    type: "string",
    source: "Runbook 1: Circuit Vulnerability Detected",
  },
  breach_id: {
    title: "Breach",
    description: "By which linked PIDs are logged, such as BR001; its runbook's button asks for it.",
    type: "string",
    source: "Runbook 3: Privacy Breach",
  },
  region: {
    title: "Region",
    description: "The region that the incident is in.",
    type: "string",
    source: "Runbook 4: Service Outage",
  },
} as const satisfies Record<string, IncidentField>;
/** A field's name. */
export type IncidentFieldKey = keyof typeof incidentFields;
