import type { Environment } from "../../environment";
import type { Plan } from "../../plan";
import { approvalsSpec, type ApprovalsSpec } from "./approvals";
import { businessServiceSpecs, type BusinessServiceSpec } from "./business";
import { channelSpecs, type ChannelSpecs } from "./channels";
import { policySpecs, serviceSpecs, type PolicySpec, type ServiceSpec } from "./ladders";
import { teamSpecs, userSpecs, type TeamSpec, type UserSpec } from "./people";
import { actionSpecs, type ActionSpec } from "./buttons";
import { fieldSpecs, type FieldSpec } from "./responses";
import { groupingSpecs, type GroupingSpec } from "./grouping";
import { orchestrationSpec, type OrchestrationSpec } from "./orchestration";
import { scheduleSpecs, type ScheduleSpec } from "./schedules";
import { workflowSpecs, type WorkflowSpec } from "./workflows";

export type { BusinessServiceSpec } from "./business";
export { watchedServices, type ChannelSpecs } from "./channels";
export type { ActionStepSpec, InputValue } from "./actions";
export {
  catchAllKey,
  pagerdutyServiceName,
  reportsKey,
  type PolicySpec,
  type ServiceSpec,
  type SeverityPolicySpec,
  type TargetSpec,
} from "./ladders";
export {
  configKeyIn,
  respondersTeam,
  seatsOf,
  teamRole,
  type NotificationSpec,
  type TeamSpec,
  type UserSpec,
} from "./people";
export type { ActionSpec } from "./buttons";
export type { FieldSpec } from "./responses";
export type { GroupingSpec } from "./grouping";
export type { ExtractionSpec, OrchestrationRuleSpec, OrchestrationSpec, RuleSetSpec } from "./orchestration";
export { eventSeverity } from "./marks";
export type { LayerSpec, ScheduleSpec } from "./schedules";
export type { WorkflowSpec } from "./workflows";

/** Everything that `src/escalation` declares. */
export interface EscalationSpecs {
  readonly users: readonly UserSpec[];
  readonly teams: readonly TeamSpec[];
  readonly scheduleType: Environment["pagerduty"]["schedules"];
  readonly schedules: readonly ScheduleSpec[];
  readonly policies: readonly PolicySpec[];
  readonly services: readonly ServiceSpec[];
  readonly approvals: ApprovalsSpec;
  /** The account's priorities by severity; absent where the account has none. */
  readonly priorities: Environment["pagerduty"]["priorities"] | undefined;
  readonly orchestration: OrchestrationSpec;
  readonly grouping: readonly GroupingSpec[];
  readonly businessServices: readonly BusinessServiceSpec[];
  readonly channels: ChannelSpecs;
  readonly jira: Environment["jira"];
  readonly fields: readonly FieldSpec[];
  readonly actions: readonly ActionSpec[];
  readonly workflows: readonly WorkflowSpec[];
}

/** Draws up PagerDuty from the plan and the facts of an environment. */
export function escalationSpecs(plan: Plan, environment: Environment): EscalationSpecs {
  return {
    users: userSpecs(plan, environment),
    teams: teamSpecs(plan, environment),
    scheduleType: environment.pagerduty.schedules,
    schedules: scheduleSpecs(plan, environment),
    policies: policySpecs(plan, environment),
    services: serviceSpecs(plan, environment),
    approvals: approvalsSpec(plan),
    priorities: environment.features.priorities ? environment.pagerduty.priorities : undefined,
    orchestration: orchestrationSpec(plan, environment),
    grouping: groupingSpecs(plan, environment),
    businessServices: businessServiceSpecs(plan, environment),
    channels: channelSpecs(plan, environment),
    jira: environment.jira,
    fields: fieldSpecs(plan, environment),
    actions: actionSpecs(plan, environment),
    workflows: workflowSpecs(plan, environment),
  };
}
