import { approvals, type Approvals } from "./approvals";
import { buttons, type Button, type ButtonKey } from "./buttons";
import { gdpr, retention, type BreachNotification, type Retention } from "./compliance";
import { contacts, type Contact, type ContactKey } from "./communications";
import { continuity, type Continuity } from "./continuity";
import { controls, type Control, type ControlKey } from "./controls";
import { commands, type Command, type CommandKey } from "./documents";
import { drills, training, type Drill, type DrillKey, type Training } from "./drills";
import { emitters, type Emitter, type EmitterKey } from "./emitters";
import { escalationMatrix, roleLadders, type EscalationLine, type RoleLadder } from "./escalation";
import {
  containment,
  forensics,
  postMortem,
  responsePhases,
  triage,
  type ContainmentChecklist,
  type Forensics,
  type PostMortem,
  type ResponsePhase,
  type ResponsePhaseKey,
  type TriageStep,
  type TriageStepKey,
} from "./process";
import { identities, type Identity, type IdentityKey } from "./identities";
import { incidentFields, type IncidentField, type IncidentFieldKey } from "./incidentRecord";
import {
  cvssBands,
  dependents,
  eventSources,
  grouping,
  mailboxes,
  reports,
  unrouted,
  type CvssBand,
  type Dependents,
  type EventSource,
  type EventSourceKey,
  type Grouping,
  type Mailbox,
  type MailboxKey,
  type Reports,
  type Unrouted,
} from "./intake";
import { notifications, type NotificationLine } from "./notifications";
import {
  bodyLimit,
  rateLimits,
  readiness,
  safekeeping,
  signingKeys,
  type RateLevel,
  type RateLimit,
  type Readiness,
  type Safekeeping,
  type SigningKey,
  type SigningKeyPurpose,
  type BodyLimit,
} from "./protection";
import { probes, type Probe, type ProbeKey } from "./probes";
import { components, type Component, type ComponentKey } from "./services";
import { severities, type Severity, type SeverityKey } from "./severities";
import {
  burnRateWindows,
  detectedByPeople,
  drillMutes,
  errorRate,
  errorRateBands,
  objectives,
  signals,
  synthetics,
  type BandedSeverity,
  type BurnRateWindow,
  type DrillMute,
  type ErrorRateBand,
  type ErrorRateMeasure,
  type MeteredComponent,
  type Objective,
  type Signals,
  type Synthetic,
  type SyntheticKey,
} from "./signals";
import { runbooks, type Runbook, type RunbookKey } from "./runbooks";
import { stakeholders, type Stakeholder, type StakeholderKey } from "./stakeholders";
import { targets, type Targets } from "./targets";
import { roles, seats, type Role, type RoleKey, type Seat, type SeatKey } from "./team";
import { templates, type Template, type TemplateKey } from "./templates";
import { tools, type Tool, type ToolKey } from "./tools";
import { workflows, type WorkflowKey } from "./workflows";
import type { Workflow } from "./workflowSteps";

/** The response plan as a whole. Everything derived from it takes it as an argument, so that a what-if is a plain copy. */
export interface Plan {
  readonly severities: Readonly<Record<SeverityKey, Severity>>;
  readonly roles: Readonly<Record<RoleKey, Role>>;
  readonly seats: Readonly<Record<SeatKey, Seat>>;
  readonly escalationMatrix: Readonly<Record<SeverityKey, EscalationLine>>;
  readonly roleLadders: Readonly<Record<RoleKey, RoleLadder>>;
  readonly approvals: Approvals;
  readonly notifications: Readonly<Record<"high" | "low", NotificationLine>>;
  readonly eventSources: Readonly<Record<EventSourceKey, EventSource>>;
  readonly mailboxes: Readonly<Record<MailboxKey, Mailbox>>;
  readonly reports: Reports;
  readonly unrouted: Unrouted;
  readonly cvssBands: Readonly<Partial<Record<SeverityKey, CvssBand>>>;
  readonly grouping: Grouping;
  readonly dependents: Dependents;
  readonly identities: Readonly<Record<IdentityKey, Identity>>;
  readonly incidentFields: Readonly<Record<IncidentFieldKey, IncidentField>>;
  readonly workflows: Readonly<Record<WorkflowKey, Workflow>>;
  readonly stakeholders: Readonly<Record<StakeholderKey, Stakeholder>>;
  readonly components: Readonly<Record<ComponentKey, Component>>;
  readonly errorRateBands: Readonly<Record<BandedSeverity, ErrorRateBand>>;
  readonly errorRate: ErrorRateMeasure;
  readonly signals: Signals;
  readonly detectedByPeople: typeof detectedByPeople;
  readonly synthetics: Readonly<Record<SyntheticKey, Synthetic>>;
  readonly probes: Readonly<Record<ProbeKey, Probe>>;
  readonly emitters: Readonly<Record<EmitterKey, Emitter>>;
  readonly objectives: Readonly<Record<MeteredComponent, Objective>>;
  readonly burnRateWindows: readonly BurnRateWindow[];
  readonly drillMutes: Readonly<Record<string, DrillMute>>;
  readonly continuity: Continuity;
  readonly controls: Readonly<Record<ControlKey, Control>>;
  readonly commands: Readonly<Record<CommandKey, Command>>;
  readonly buttons: Readonly<Record<ButtonKey, Button>>;
  readonly rateLimits: Readonly<Record<RateLevel, RateLimit>>;
  readonly bodyLimit: BodyLimit;
  readonly signingKeys: Readonly<Record<SigningKeyPurpose, SigningKey>>;
  readonly safekeeping: Safekeeping;
  readonly readiness: Readiness;
  readonly runbooks: Readonly<Record<RunbookKey, Runbook>>;
  readonly targets: Targets;
  readonly responsePhases: Readonly<Record<ResponsePhaseKey, ResponsePhase>>;
  readonly triage: Readonly<Record<TriageStepKey, TriageStep>>;
  readonly containment: Readonly<Record<RunbookKey, ContainmentChecklist>>;
  readonly forensics: Forensics;
  readonly postMortem: PostMortem;
  readonly contacts: Readonly<Record<ContactKey, Contact>>;
  readonly templates: Readonly<Record<TemplateKey, Template>>;
  readonly training: Training;
  readonly drills: Readonly<Record<DrillKey, Drill>>;
  readonly gdpr: BreachNotification;
  readonly retention: Retention;
  readonly tools: Readonly<Record<ToolKey, Tool>>;
}

/** The plan as it stands. */
export const plan: Plan = {
  severities,
  roles,
  seats,
  escalationMatrix,
  roleLadders,
  approvals,
  notifications,
  eventSources,
  mailboxes,
  reports,
  unrouted,
  cvssBands,
  dependents,
  grouping,
  identities,
  incidentFields,
  workflows,
  stakeholders,
  components,
  errorRateBands,
  errorRate,
  signals,
  detectedByPeople,
  synthetics,
  probes,
  emitters,
  objectives,
  burnRateWindows,
  drillMutes,
  continuity,
  controls,
  commands,
  buttons,
  rateLimits,
  bodyLimit,
  signingKeys,
  safekeeping,
  readiness,
  runbooks,
  targets,
  responsePhases,
  triage,
  containment,
  forensics,
  postMortem,
  contacts,
  templates,
  training,
  drills,
  gdpr,
  retention,
  tools,
};
