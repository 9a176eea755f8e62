/**
 * How an id is written with which an existing object is imported, by type token, where that is not the object's own id
 * alone. Names in braces are properties of the object, `{id}` is its own id, and what stands in brackets may be left out.
 * The forms are those of the providers' importers, as their documentation gives them.
 */
export const importForms: Readonly<Record<string, string>> = {
  "pagerduty:index/automationActionsActionServiceAssociation:AutomationActionsActionServiceAssociation":
    "{actionId}:{serviceId}",
  "pagerduty:index/automationActionsActionTeamAssociation:AutomationActionsActionTeamAssociation":
    "{actionId}:{teamId}",
  "pagerduty:index/businessServiceSubscriber:BusinessServiceSubscriber":
    "{businessServiceId}.{subscriberType}.{subscriberId}",
  "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal": "{eventOrchestration}",
  "pagerduty:index/eventOrchestrationIntegration:EventOrchestrationIntegration": "{eventOrchestration}:{id}",
  "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter": "{eventOrchestration}",
  "pagerduty:index/eventOrchestrationService:EventOrchestrationService": "{service}",
  "pagerduty:index/eventOrchestrationServiceCacheVariable:EventOrchestrationServiceCacheVariable": "{service}:{id}",
  "pagerduty:index/jiraCloudAccountMappingRule:JiraCloudAccountMappingRule": "{accountMapping}:{id}",
  "pagerduty:index/serviceIntegration:ServiceIntegration": "{service}.{id}",
  "pagerduty:index/slackConnection:SlackConnection": "{workspaceId}.{id}",
  "pagerduty:index/teamMembership:TeamMembership": "{userId}:{teamId}",
  "pagerduty:index/userContactMethod:UserContactMethod": "{userId}:{id}",
  "pagerduty:index/userNotificationRule:UserNotificationRule": "{userId}:{id}",
  "datadog:index/restrictionPolicy:RestrictionPolicy": "{resourceId}",
  "datadog:pagerduty/serviceObject:ServiceObject": "{serviceName}",
  "datadog:slack/channel:Channel": "{accountName}:{channelName}",
  "aws:backup/selection:Selection": "{planId}|{id}",
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": "{backupVaultName}",
  "aws:cloudtrail/trail:Trail": "{arn}",
  "aws:cloudwatch/eventRule:EventRule": "[{eventBusName}/]{name}",
  "aws:cloudwatch/eventTarget:EventTarget": "[{eventBusName}/]{rule}/{targetId}",
  "aws:iam/rolePolicy:RolePolicy": "{role}:{name}",
  "aws:route53/record:Record": "{zoneId}_{name}_{type}[_{setIdentifier}]",
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": "{bucket}",
  "aws:s3/bucketPolicy:BucketPolicy": "{bucket}",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "{bucket}",
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": "{bucket}",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": "{bucket}",
  "aws:s3/bucketVersioning:BucketVersioning": "{bucket}",
  "aws:scheduler/schedule:Schedule": "{groupName}/{name}",
  "aws:secretsmanager/secret:Secret": "{arn}",
  "aws:sns/topic:Topic": "{arn}",
  "aws:sns/topicSubscription:TopicSubscription": "{arn}",
  "aws:wafv2/ipSet:IpSet": "{id}/{name}/{scope}",
  "aws:wafv2/webAcl:WebAcl": "{id}/{name}/{scope}",
  "aws:wafv2/webAclAssociation:WebAclAssociation": "{webAclArn},{resourceArn}",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": "{resourceArn}",
  "aws:wafv2/webAclRule:WebAclRule": "{webAclArn},{name}",
};

const formOf = (type: string): string => importForms[type] ?? "{id}";

/** An AWS object's id may end in its region: `arn:…@us-west-2`; without it the provider's own is meant. */
const regionAtEnd = /@([a-z]{2}(?:-[a-z]+)+-\d)$/;

/** An id in two: what the type's form is of, and the region that stands behind it. */
export function splitRegion(type: string, id: string): { readonly id: string; readonly region?: string } {
  const region = type.startsWith("aws:") ? regionAtEnd.exec(id)?.[1] : undefined;
  return region === undefined ? { id } : { id: id.replace(regionAtEnd, ""), region };
}

/** The form of a type's ids for people: `<userId>:<id>`. */
export const importForm = (type: string): string =>
  `${formOf(type).replace(/\{([\w.]+)\}/g, "<$1>")}${type.startsWith("aws:") ? "[@<region>]" : ""}`;

/** Whether an id is one that the type's importer could take. */
export function isImportId(type: string, id: string): boolean {
  const part = type.startsWith("pagerduty:") ? "[\\w-]+" : ".+";
  const pattern = formOf(type)
    .replace(/[.|/]/g, "\\$&")
    .replace(/\[([^\]]*)\]/g, "(?:$1)?")
    .replace(/\{[^}]+\}/g, part);
  return new RegExp(`^${pattern}$`).test(splitRegion(type, id).id);
}

/**
 * The id with which an object is imported, without its region.
 *
 * @param valueOf gives the object's properties by path, and its own id as `id`; undefined for what it does not have.
 */
export const importIdOf = (type: string, valueOf: (path: string) => string | undefined): string =>
  formOf(type)
    .replace(/\[([^\]]*\{([\w.]+)\}[^\]]*)\]/g, (_, part: string, path: string) =>
      valueOf(path) === undefined ? "" : part,
    )
    .replace(/\{([\w.]+)\}/g, (_, path: string) => valueOf(path) ?? "");
