import type { Sourced } from "./source";

/** A text of the plan. {{names}} are filled in, escaped for where the text goes; what is not known yet stands in brackets. */
export interface Template extends Sourced {
  readonly subject: string;
  readonly body: string;
}

/** What stands in a text for what nobody has said yet, so that people see what is theirs to write. */
export const unknowns = {
  reference: "[INC-YYYYMMDD-NNN]",
  severity: "[P0-P3]",
  summary: "[Brief description]",
  commander: "[Incident Commander]",
  status: "[Investigating/Mitigating/Resolved]",
  component: "[Affected component]",
  impact: "[Estimated user impact]",
  nextUpdate: "[Timestamp]",
  channel: "[#incident-YYYYMMDD-NNN]",
  issueType: "[Issue Type]",
  statusPage: "[Status page]",
  whatHappened: "[Technical summary in plain language]",
  expectedResolution: "[Timeline]",
  firstAction: "[Action 1]",
  secondAction: "[Action 2]",
  workaround: "[User action if any]",
  circuit: "[circuit name]",
  circuitVersion: "[X.X]",
  duration: "[Start - End]",
  rootCause: "[Technical explanation]",
} as const;

/** The communication templates. */
export const templates = {
  internal: {
    subject: "INCIDENT DECLARED",
    body: `🚨 **INCIDENT DECLARED** 🚨

**Incident ID**: {{reference}}
**Severity**: {{severity}}
**Summary**: {{summary}}
**IC**: @{{commander}}
**Status**: {{status}}

**Impact**:
- {{component}}
- {{impact}}

**Next Update**: {{nextUpdate}}

**War Room**: {{channel}}`,
    source: "Communication Templates / Internal Notification",
    decision: "The plan's example number INC-20251207-001 and its P[0-3] stand as placeholders, so that all are alike.",
  },
  customer: {
    subject: "{{severity}} Service Advisory - {{summary}}",
    body: `Dear Valued Customer,

We are currently experiencing {{issue}}. Our team is actively working to resolve this issue.

**What happened**: {{whatHappened}}
**Impact**: {{impact}}
**Status**: {{status}}
**Expected resolution**: {{expectedResolution}}

**What we're doing**:
- {{firstAction}}
- {{secondAction}}

**What you can do**:
- {{workaround}}

We apologize for any inconvenience and will provide updates every {{frequency}}.

For real-time status: {{statusPage}}
For support: {{support}}

Thank you for your patience.

The {{company}} Team`,
    source: "Communication Templates / Customer Communication",
  },
  resolved: {
    subject: "Resolved: {{summary}} ({{reference}})",
    body: `Dear Valued Customer,

{{issue}} is resolved. All systems are operational.

**What happened**: {{whatHappened}}
**Impact**: {{impact}}
**Incident reference number**: {{reference}}
{{#privacy}}

**Your PID**: you can have your PID rotated; support does it for you and answers what you want to know.
{{/privacy}}

For support: {{support}}

The {{company}} Team`,
    source: "5.2 User Notification / Affected Users",
    decision: "The plan gives what this e-mail holds but no words for it: they are those of the advisory.",
  },
  "status-page": {
    subject: "{{component}} - {{issueType}}",
    body: "",
    source: "Communication Templates / Status Page Update",
    decision:
      "Its states have each their own text, in `statusTexts`; title, status and components are fields of the page.",
  },
  outage: {
    subject: "Proof Verification Service Disruption",
    body: "",
    source: "Runbook 4: Service Outage / Status Page Update",
    decision: "The runbook's own title for the same page; its other lines are fields of the page.",
  },
  "security-advisory": {
    subject: "Security Advisory - ZKP Circuit Update Required",
    body: `We have identified a vulnerability in the {{circuit}} circuit version {{circuitVersion}}.

Impact: {{impact}}
Action Required: {{workaround}}
Timeline: {{expectedResolution}}
Support: {{support}}`,
    source: "Runbook 1: Circuit Vulnerability Detected",
  },
  "breach-notification": {
    subject: "GDPR, hour {{hour}}: {{reference}}",
    body: `Personal data may be affected by {{reference}}. Discovered {{discovered}}; {{authority}} is told by {{deadline}}.

What the notification holds:
- Nature: {{summary}}. Data exposed: {{dataExposed}}. Affected users: {{affectedUsers}}.
- Impact: {{impact}}
- Measures: {{measures}}
- Contact: {{support}}

What is to be done: {{steps}}.

The clock stops when somebody writes on the incident: /authority-told, and the authority's reference number.
{{url}}`,
    source: "Appendix C: Compliance Requirements; Runbook 3: Privacy Breach / Legal Compliance",
  },
  "external-contact": {
    subject: "{{company}}: incident {{reference}}, {{purpose}}",
    body: `We are handling an incident for which you are our contact ({{purpose}}).

Reference: {{reference}}
Since: {{openedAt}}
Summary: {{summary}}

Please answer to {{support}} with this reference.`,
    source: "Appendix B: External Contacts",
    decision: "The plan names whom to tell and why, not in which words.",
  },
  invitation: {
    subject: "Post-mortem of {{reference}}",
    body: `Agenda: {{agenda}}.

The draft, with its timeline: {{draft}}`,
    source: "6.1 Post-Mortem / Agenda",
  },
  "post-mortem": {
    subject: "Incident Post-Mortem: {{reference}}",
    body: `# Incident Post-Mortem: {{reference}}

## Summary
- **Incident**: {{summary}}
- **Severity**: {{severity}}
- **Duration**: {{duration}}
- **Impact**: {{impact}}

## Timeline
| Time | Event |
|------|-------|
{{#timeline}}
| {{time}} | {{what}} |
{{/timeline}}

## Root Cause
{{rootCause}}

## What Went Well
{{#well}}
- {{.}}
{{/well}}

## What Went Poorly
{{#poorly}}
- {{.}}
{{/poorly}}

## Action Items
| Action | Owner | Deadline | Status |
|--------|-------|----------|--------|
{{#actions}}
| {{text}} | {{owner}} | {{due}} | {{status}} |
{{/actions}}

## Lessons Learned
{{#lessons}}
- {{.}}
{{/lessons}}
`,
    source: "6.1 Post-Mortem / Post-Mortem Template",
  },
} as const satisfies Record<string, Template>;
/** A template's key. */
export type TemplateKey = keyof typeof templates;

/** What the status page says at each state. */
export const statusTexts = {
  investigating: "We are investigating reports of {{issue}}. Our team is looking into this with high priority.",
  identified: "We have identified the issue as {{description}}. We are implementing a fix.",
  monitoring: "A fix has been deployed. We are monitoring the situation.",
  resolved: "The issue has been fully resolved. All systems are operational.",
  source: "Communication Templates / Status Page Update",
} as const satisfies Sourced & Record<string, string>;
