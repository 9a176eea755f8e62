import { leaves } from "./leaves";
import { type DeclaredRule } from "./declared";

/** What cannot be made again as it was: ids that others have stored, data, keys, names. */
const irreplaceable =
  /^(pagerduty:index\/service|aws:route53\/(zone|record|healthCheck)|aws:kms\/(key|replicaKey)|aws:dynamodb\/table|aws:s3\/(bucket|bucketVersioning|bucketObjectLockConfiguration|bucketReplicationConfig)|aws:backup\/(vault|vaultLockConfiguration)|aws:cloudtrail\/trail|aws:secretsmanager\/secret|aws:route53recoverycontrol\/(cluster|controlPanel|routingControl)):/;

/** Types that vendors have given up, and what to use instead. */
const deprecated: readonly (readonly [RegExp, string])[] = [
  [/^pagerduty:index\/(ruleset|rulesetRule|eventRule):/, "event orchestrations"],
  [/^pagerduty:index\/responsePlay:/, "incident workflows"],
  [/^datadog:index\/downtime:/, "datadog.DowntimeSchedule"],
  [/^datadog:index\/integrationAws:/, "datadog.aws.IntegrationAccount (integrationAwsAccount)"],
  [/^aws:s3\/bucketV2:|^aws:s3\/bucketObject:/, "aws.s3.Bucket and aws.s3.BucketObjectv2"],
  [/^datadog:index\/syntheticsTest:SyntheticsTestV0/, "datadog.SyntheticsTest"],
];

/** Forms of keys that give access: none may stand in clear in a property that is shown to people. */
const keyForms: readonly RegExp[] = [
  /\bAKIA[0-9A-Z]{16}\b/,
  /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  /\bxox[abp]-[\w-]{10,}/,
  /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/,
  /\bu\+[\w-]{18}\b/,
];

/** Properties that are texts for people. */
const shownToPeople = /(^|\.)(name|description|message|comment|query|content|title|summary)$/;

/** Outputs that give access and that their provider does not mark as secret itself: the state would hold them in clear. */
const keyOutputs: Readonly<Record<string, readonly string[]>> = {
  "pagerduty:index/serviceIntegration:ServiceIntegration": ["integrationKey"],
  "pagerduty:index/eventOrchestration:EventOrchestration": ["integrations"],
  "pagerduty:index/eventOrchestrationIntegration:EventOrchestrationIntegration": ["parameters"],
};

/** Rules over any vendor's resources. */
export const protectionRules: readonly DeclaredRule[] = [
  {
    tag: "resource/unprotected",
    description: "What cannot be made again as it was is protected against deletion.",
    source: "Incident Response Process (evidence, names and integration keys outlive a mistake)",
    scope: "resource",
    level: "mandatory",
    check: ({ resources }) =>
      resources
        .filter(({ type, protect }) => irreplaceable.test(type) && !protect)
        .map(({ name }) => ({
          path: name,
          problem: "can be deleted by accident",
          remedy: "declare it with protect: true",
        })),
  },
  {
    tag: "resource/deprecated-type",
    description: "No type that its vendor has given up.",
    source: "The vendors' migration guides",
    scope: "resource",
    level: "mandatory",
    check: ({ resources }) =>
      resources.flatMap(({ name, type }) =>
        deprecated
          .filter(([given]) => given.test(type))
          .map(([, instead]) => ({ path: name, problem: `${type} is deprecated`, remedy: `use ${instead}` })),
      ),
  },
  {
    tag: "resource/key-in-clear",
    description: "No key stands in a text that people read.",
    source: "Runbook 5: Signing Key Compromise",
    scope: "resource",
    level: "mandatory",
    check: ({ resources }) =>
      resources.flatMap(({ name, props }) =>
        [...leaves(props)]
          .filter(
            ([path, value]) =>
              shownToPeople.test(path) && keyForms.some((it) => typeof value === "string" && it.test(value)),
          )
          .map(([path]) => ({
            path: `${name}.${path}`,
            problem: "holds a key in clear",
            remedy: "revoke it, and keep the new one as a secret",
          })),
      ),
  },
  {
    tag: "resource/key-in-state",
    description: "A key that a vendor hands out is a secret in the state.",
    source: "Runbook 5: Signing Key Compromise; the PagerDuty provider marks no integration or routing key",
    scope: "resource",
    level: "mandatory",
    check: ({ resources }) =>
      resources.flatMap(({ name, type, secretOutputs }) =>
        (keyOutputs[type] ?? [])
          .filter((output) => !secretOutputs.includes(output))
          .map((output) => ({
            path: `${name}.${output}`,
            problem: "the state holds this key in clear",
            remedy: `declare it with additionalSecretOutputs: ["${output}"]`,
          })),
      ),
  },
  {
    tag: "resource/no-description",
    description: "Whoever finds an object in a vendor's pages reads there what it is for.",
    source: "House style",
    scope: "resource",
    level: "advisory",
    check: ({ resources }) =>
      resources
        .filter(
          ({ type, props }) =>
            /^pagerduty:index\/(service|escalationPolicy|schedule|team):/.test(type) && isEmpty(props.description),
        )
        .map(({ name }) => ({ path: name, problem: "has no description of its own", remedy: "say what it is for" })),
  },
];

const isEmpty = (description: unknown) =>
  description === undefined ||
  description === "" ||
  description === "Managed by Pulumi" ||
  description === "Managed by Terraform";
