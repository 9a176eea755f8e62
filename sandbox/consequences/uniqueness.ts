import type { CloudObject } from "../cloud";
import { said } from "../constraints";
import type { Properties } from "../protocol";

/** Properties that no two objects of a type may share, and what the vendor says when they do. */
export interface Uniqueness {
  readonly properties: readonly string[];
  readonly answer: (values: string) => string;
}

const taken = (what: string): Uniqueness => ({
  properties: ["name"],
  answer: (name) =>
    `400 Bad Request. Code: 2001, Errors: [Name has already been taken], Message: Invalid Input Provided: ${what} ${name}`,
});

/** Since 4.33 the provider refuses to write over rules that are there, and asks for an import. */
const configured = (owner: string): Uniqueness => ({
  properties: [owner],
  answer: (id) => `${id} has existing configuration that might be overwritten: import it first`,
});

/**
 * The object that a provider takes for the one that it is about to make. PagerDuty's provider does so with a user of the
 * same address, name and role: it says nothing, and two resources of a program are then one user.
 */
export function takenFor(objects: readonly CloudObject[], type: string, inputs: Properties): CloudObject | undefined {
  if (type !== "pagerduty:index/user:User") return undefined;
  const who = ({ email, name, role = "user" }: Properties) =>
    JSON.stringify([said(email ?? "").toLowerCase(), name, role]);
  return objects.find((it) => it.type === type && who(it.inputs) === who(inputs));
}

/** Uniqueness by resource type. */
export const uniqueness: Readonly<Record<string, Uniqueness>> = {
  "pagerduty:index/user:User": {
    properties: ["email"],
    answer: (email) =>
      `400 Bad Request. Code: 2001, Errors: [Email has already been taken], Message: Invalid Input Provided: user ${email}`,
  },
  "pagerduty:index/team:Team": taken("team"),
  "pagerduty:index/escalationPolicy:EscalationPolicy": taken("escalation policy"),
  "pagerduty:index/schedule:Schedule": taken("schedule"),
  "pagerduty:index/service:Service": taken("service"),
  "pagerduty:index/userContactMethod:UserContactMethod": {
    properties: ["userId", "type", "address", "countryCode"],
    answer: () => "400 Bad Request. Code: 2001, Errors: [User Contact method must be unique]",
  },
  "pagerduty:index/userNotificationRule:UserNotificationRule": {
    properties: ["userId", "urgency", "startDelayInMinutes", "contactMethod"],
    answer: () =>
      "400 Bad Request. Code: 2001, Errors: [Channel Start delay must be unique for a given contact method]",
  },
  "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal": configured("eventOrchestration"),
  "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter": configured("eventOrchestration"),
  "pagerduty:index/eventOrchestrationService:EventOrchestrationService": configured("service"),
  "pagerduty:index/incidentCustomField:IncidentCustomField": taken("custom field"),
  "datadog:index/monitor:Monitor": {
    properties: ["name", "type", "query", "message"],
    answer: () => '400 Bad Request: {"errors":["Duplicate of an existing monitor_id"]}',
  },
  "datadog:pagerduty/serviceObject:ServiceObject": {
    properties: ["serviceName"],
    answer: (name) => `400 Bad Request: service ${name} already exists`,
  },
  "aws:s3/bucket:Bucket": {
    properties: ["bucket"],
    answer: (name) => `creating S3 Bucket (${name}): BucketAlreadyOwnedByYou`,
  },
  "aws:kms/alias:Alias": {
    properties: ["name", "region"],
    answer: (name) => `creating KMS Alias: AlreadyExistsException: an alias with the name ${name} already exists`,
  },
  "aws:iam/role:Role": {
    properties: ["name"],
    answer: (name) => `creating IAM Role (${name}): EntityAlreadyExists: Role with name ${name} already exists.`,
  },
  "aws:lambda/function:Function": {
    properties: ["name", "region"],
    answer: (name) => `creating Lambda Function (${name}): ResourceConflictException: Function already exist`,
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    properties: ["name", "region"],
    answer: (name) => `creating CloudWatch Logs Log Group (${name}): ResourceAlreadyExistsException`,
  },
  "aws:sqs/queue:Queue": {
    properties: ["name", "region"],
    answer: (name) => `creating SQS Queue (${name}): QueueAlreadyExists`,
  },
  "aws:ssm/document:Document": {
    properties: ["name", "region"],
    answer: (name) => `creating SSM Document (${name}): DocumentAlreadyExists`,
  },
  "aws:route53/record:Record": {
    properties: ["zoneId", "name", "type", "setIdentifier"],
    answer: (name) => `creating Route53 Record: InvalidChangeBatch: it already exists: ${name}`,
  },
};
