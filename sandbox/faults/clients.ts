/** How a provider's own client goes on after its vendor failed a call. */
export interface Client {
  /** How often a call is tried in all when the vendor answers 429. */
  readonly triesWhenLimited: number;
  /** How often a call is tried in all when the vendor answers 5xx or not at all. */
  readonly triesWhenFailing: number;
  /** The longest reset, in seconds, that the client waits for. */
  readonly longestWaitSeconds: number;
}

/** The resources of PagerDuty's newer provider half, whose client tries once more and no more (WithRetryPolicy(1, 60)). */
const pagerdutyFramework =
  /:(AlertGroupingSetting|BusinessService|Extension|ExtensionServiceNow|IncidentTypeCustomField|JiraCloudAccountMappingRule|ServiceCustomField|ServiceCustomFieldValue|ServiceDependency|Schedulev2|Tag|TagAssignment|Team|TeamMembership|UserContactMethod|UserNotificationRule)$/;

/** The client that a resource type's provider calls its vendor with. */
export function clientOf(type: string): Client {
  const vendor = type.split(":")[0];
  if (vendor === "pagerduty" && pagerdutyFramework.test(type))
    return { triesWhenLimited: 2, triesWhenFailing: 2, longestWaitSeconds: 60 };
  // PagerDuty's older half sleeps until the limit is lifted, for ever; server errors are not tried again.
  if (vendor === "pagerduty")
    return {
      triesWhenLimited: Number.POSITIVE_INFINITY,
      triesWhenFailing: 1,
      longestWaitSeconds: Number.POSITIVE_INFINITY,
    };
  // httpClientRetryMaxRetries 3, httpClientRetryTimeout 60 s: a longer reset fails the call.
  if (vendor === "datadog") return { triesWhenLimited: 4, triesWhenFailing: 4, longestWaitSeconds: 60 };
  // The AWS provider's max_retries is 25, with exponential backoff.
  return { triesWhenLimited: 25, triesWhenFailing: 25, longestWaitSeconds: Number.POSITIVE_INFINITY };
}
