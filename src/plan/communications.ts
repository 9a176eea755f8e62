import type { Sourced } from "./source";

/** Somebody whom the plan has people turn to. Which address that is, is an environment's fact. */
export interface Contact extends Sourced {
  readonly title: string;
  readonly purpose: string;
  /** Another organisation; the company may have none of its kind. */
  readonly outside: boolean;
}

/** Where people reach the team, and whom the team calls outside. */
export const contacts = {
  security: {
    title: "Security team",
    purpose: "Emergencies",
    outside: false,
    source: "Quick Reference",
    decision: "The plan prints the hotline as +1-XXX: a fact of the environment, in the stack's config.",
  },
  support: {
    title: "Customer support",
    purpose: "Customers' questions",
    outside: false,
    source: "Communication Templates / Customer Communication",
  },
  isp: { title: "ISP", purpose: "Network issues", outside: true, source: "Appendix B: External Contacts" },
  cdn: { title: "CDN", purpose: "DDoS protection", outside: true, source: "Appendix B: External Contacts" },
  legal: { title: "Legal", purpose: "Breach notification", outside: true, source: "Appendix B: External Contacts" },
  insurance: {
    title: "Insurance",
    purpose: "Incident claims",
    outside: true,
    source: "Appendix B: External Contacts",
  },
} as const satisfies Record<string, Contact>;
/** A contact's key. */
export type ContactKey = keyof typeof contacts;
/** Every contact's key. */
export const contactKeys = Object.keys(contacts) as readonly ContactKey[];

/** What is said to whom while an incident lasts. */
export interface SituationUpdates extends Sourced {
  readonly internal: readonly string[];
  /** Only for severities with `externalCommunication`. */
  readonly external: readonly string[];
}

/** What is said to whom while an incident lasts. */
export const situationUpdates = {
  internal: [
    "Post situation update in #incident channel",
    "Notify affected teams (engineering, support, sales)",
    "Update incident ticket with timeline",
  ],
  external: [
    "Update status page",
    "Email affected customers (if identifiable)",
    "Social media update (if public-facing)",
  ],
  source: "2.2 Communication",
} as const satisfies SituationUpdates;

/** How incidents and their channels are named. */
export const naming = {
  incident: "INC-YYYYMMDD-NNN",
  channel: "#incident-YYYYMMDD-NNN",
  source: "1.2 Initial Assessment; Internal Notification",
  decision:
    "The plan writes #incident-NNN and #incident-20251207-001: the longer one, because numbers start anew each day.",
} as const satisfies Sourced & Record<string, unknown>;

/** A text from the plan with [placeholders]. */
export interface Template extends Sourced {
  readonly subject: string;
  readonly body: string;
}

/** The communication templates. */
export const templates = {
  internal: {
    subject: "INCIDENT DECLARED",
    body: `🚨 **INCIDENT DECLARED** 🚨

**Incident ID**: [INC-YYYYMMDD-NNN]
**Severity**: [P0-P3]
**Summary**: [Brief description]
**IC**: @[Incident Commander]
**Status**: [Investigating/Mitigating/Resolved]

**Impact**:
- [Affected component]
- [Estimated user impact]

**Next Update**: [Timestamp]

**War Room**: [#incident-YYYYMMDD-NNN]`,
    source: "Communication Templates / Internal Notification",
    decision: "The plan's example number INC-20251207-001 and its P[0-3] stand as placeholders, so that all are alike.",
  },
  customer: {
    subject: "[Severity] Service Advisory - [Brief Description]",
    body: `Dear Valued Customer,

We are currently experiencing [issue description]. Our team is actively working to resolve this issue.

**What happened**: [Technical summary in plain language]
**Impact**: [What customers experienced]
**Status**: [Current status]
**Expected resolution**: [Timeline]

**What we're doing**:
- [Action 1]
- [Action 2]

**What you can do**:
- [User action if any]

We apologize for any inconvenience and will provide updates every [frequency].

For real-time status: https://status.vey.example
For support: support@vey.example

Thank you for your patience.

The Vey Team`,
    source: "Communication Templates / Customer Communication",
  },
  "status-page": {
    subject: "[Component] - [Issue Type]",
    body: `Status: [Investigating/Identified/Monitoring/Resolved]
Components: [Affected components]

[TIMESTAMP] - Investigating
We are investigating reports of [issue]. Our team is looking into this with high priority.

[TIMESTAMP] - Identified
We have identified the issue as [description]. We are implementing a fix.

[TIMESTAMP] - Monitoring
A fix has been deployed. We are monitoring the situation.

[TIMESTAMP] - Resolved
The issue has been fully resolved. All systems are operational.`,
    source: "Communication Templates / Status Page Update",
  },
  "security-advisory": {
    subject: "Security Advisory - ZKP Circuit Update Required",
    body: `We have identified a vulnerability in the [circuit name] circuit version [X.X].

Impact: [Description]
Action Required: [User action]
Timeline: [When users must act]
Support: [Contact info]`,
    source: "Runbook 1: Circuit Vulnerability Detected",
  },
  outage: {
    subject: "Proof Verification Service Disruption",
    body: `Status: Investigating / Identified / Monitoring / Resolved
Message: [Details of issue and current status]
Updates: [Timestamp] - [Update message]`,
    source: "Runbook 4: Service Outage",
  },
  "post-mortem": {
    subject: "Incident Post-Mortem: INC-YYYYMMDD-NNN",
    body: `## Summary
- **Incident**: [Description]
- **Severity**: P[0-3]
- **Duration**: [Start - End]
- **Impact**: [Users affected, downtime, etc.]

## Timeline
| Time | Event |
|------|-------|
| ... | ... |

## Root Cause
[Technical explanation]

## What Went Well
- [Item 1]
- [Item 2]

## What Went Poorly
- [Item 1]
- [Item 2]

## Action Items
| Action | Owner | Deadline | Status |
|--------|-------|----------|--------|
| ... | ... | ... | ... |

## Lessons Learned
[Key takeaways]`,
    source: "6.1 Post-Mortem / Post-Mortem Template",
  },
} as const satisfies Record<string, Template>;

/** A template's key. */
export type TemplateKey = keyof typeof templates;
