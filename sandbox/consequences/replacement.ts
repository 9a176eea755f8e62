import { findShape } from "../shapes";

const pagerduty = (name: string) => `pagerduty:index/${name[0]?.toLowerCase() ?? ""}${name.slice(1)}:${name}`;

/** Properties that PagerDuty cannot change in place (the provider's ForceNew and RequiresReplace; its SDK does not say). */
const replacements: Readonly<Record<string, readonly string[]>> = {
  [pagerduty("AutomationActionsAction")]: ["actionType"],
  [pagerduty("AutomationActionsActionServiceAssociation")]: ["actionId", "serviceId"],
  [pagerduty("AutomationActionsActionTeamAssociation")]: ["actionId", "teamId"],
  [pagerduty("AutomationActionsRunner")]: ["runnerType"],
  [pagerduty("AutomationActionsRunnerTeamAssociation")]: ["runnerId", "teamId"],
  [pagerduty("BusinessServiceSubscriber")]: ["businessServiceId", "subscriberId", "subscriberType"],
  [pagerduty("EventOrchestrationGlobalCacheVariable")]: ["eventOrchestration"],
  [pagerduty("EventOrchestrationServiceCacheVariable")]: ["service"],
  [pagerduty("Extension")]: ["extensionObjects", "extensionSchema"],
  [pagerduty("IncidentWorkflowTrigger")]: ["type", "workflow"],
  [pagerduty("JiraCloudAccountMappingRule")]: ["accountMapping"],
  [pagerduty("ServiceDependency")]: ["dependency"],
  [pagerduty("Tag")]: ["label"],
  [pagerduty("TagAssignment")]: ["entityId", "entityType", "tagId"],
};

/** AWS's that the tables of computed outputs do not name already. */
const aws: Readonly<Record<string, readonly string[]>> = {
  "aws:kms/replicaKey:ReplicaKey": ["primaryKeyArn"],
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": [
    "backupVaultName",
    "changeableForDays",
    "maxRetentionDays",
    "minRetentionDays",
  ],
};

/** The properties of a type whose change makes a new object; of everything regional, the region is one. */
export function replacedBy(type: string): readonly string[] {
  const regional = type.startsWith("aws:") && "region" in (findShape(type)?.inputs ?? {});
  return [...(replacements[type] ?? []), ...(aws[type] ?? []), ...(regional ? ["region"] : [])];
}
