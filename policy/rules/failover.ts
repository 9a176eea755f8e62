import { isBucketOf } from "../../src/failover/names";
import { circularChecks, isAboutOtherRegion } from "../../src/failover/rules";
import { list, textOf, type Declared, type DeclaredRule } from "./declared";

/** Types that belong to no region, or whose region is not theirs to choose. */
export const globalTypes =
  /^aws:(route53|iam|cloudfront|route53recovery\w*|globalaccelerator|organizations|shield|arcregionswitch)\//;

const runbook = "Runbook 4: Service Outage";
const kindOf = ({ props }: Declared) => textOf(list(props.failoverRoutingPolicies)[0]?.type);
const failoverRecords = (resources: readonly Declared[]) =>
  resources.filter((it) => it.type.startsWith("aws:route53/record:") && kindOf(it) !== "");

/** What, declared as an input, would be put back to its declared position by the next `up`, in the middle of an incident. */
const operational: readonly (readonly [type: RegExp, moves: (props: Declared["props"]) => boolean, what: string])[] = [
  [/^aws:route53\/record:/, ({ weightedRoutingPolicies: it }) => list(it).length > 0, "a weight between regions"],
  [/^aws:globalaccelerator\/endpointGroup:/, ({ trafficDialPercentage: it }) => it !== undefined, "a traffic dial"],
  [/^aws:s3control\/multiRegionAccessPointRoutes:/, () => true, "which region an access point routes to"],
  [/^aws:route53\/healthCheck:/, ({ disabled }) => disabled === true, "a health check that is switched off"],
  [/^aws:s3\/bucketObject(v2)?:/, ({ bucket }) => textOf(bucket).includes("-switch-"), "the switch's own position"],
];

/** Services that take no new customers, and what to use instead. */
const closed: readonly (readonly [RegExp, string])[] = [
  [/^aws:ssmincidents\//, "SNS, PagerDuty and SSM automation instead of Incident Manager"],
  [/^aws:cloudtrail\/eventDataStore:/, "a trail into a locked bucket instead of CloudTrail Lake"],
];

const regionOf = ({ props }: Declared) => textOf(props.region);

/** State that a region takes with it unless it has a copy: how each type shows that it has one. */
function copied(it: Declared, resources: readonly Declared[]): boolean {
  const of = (type: string) => resources.filter((other) => other.type.startsWith(type));
  if (it.type.startsWith("aws:dynamodb/table:")) return list(it.props.replicas).length > 0;
  if (it.type.startsWith("aws:secretsmanager/secret:")) return list(it.props.replicas).length > 0;
  if (it.type.startsWith("aws:kms/key:")) return it.props.multiRegion === true && of("aws:kms/replicaKey:").length > 0;
  // What is rendered can be rendered again: it only needs the bucket of the other region.
  const isHandbook = ({ props }: Declared) => isBucketOf("handbook", textOf(props.bucket));
  if (it.type.startsWith("aws:s3/bucket:") && isHandbook(it))
    return of("aws:s3/bucket:").some((other) => isHandbook(other) && regionOf(other) !== regionOf(it));
  if (it.type.startsWith("aws:s3/bucket:"))
    return of("aws:s3/bucketReplicationConfig:").some(({ props }) => textOf(props.bucket) === textOf(it.props.bucket));
  if (isAboutOtherRegion(it.props.metricName)) return true;
  const twins = of(`${it.type.split(":").slice(0, 2).join(":")}:`);
  return twins.some((other) => other.props.name === it.props.name && regionOf(other) !== regionOf(it));
}

const stateful =
  /^aws:(dynamodb\/table|secretsmanager\/secret|kms\/key|s3\/bucket|ssm\/document|cloudwatch\/metricAlarm|backup\/vault):/;

/** Rules over what must still work when a region is gone. */
export const failoverRules: readonly DeclaredRule[] = [
  {
    tag: "aws/no-region",
    description: "A regional resource says which region it is in.",
    source: runbook,
    scope: "resource",
    level: "mandatory",
    check: ({ resources }) =>
      resources
        .filter((it) => /^aws:\w+\//.test(it.type) && !globalTypes.test(it.type) && it.props.region === undefined)
        .map(({ name, type }) => ({
          path: name,
          problem: `this ${type.split(":").at(-1) ?? type} lands wherever the provider happens to be`,
          remedy: "give it a region",
        })),
  },
  {
    tag: "aws/only-in-primary",
    description: "No data, key, alarm or runbook lives in the primary region alone.",
    source: runbook,
    scope: "stack",
    level: "mandatory",
    check: ({ resources, settings }) =>
      resources
        .filter((it) => stateful.test(it.type) && regionOf(it) === settings.regions[0] && !copied(it, resources))
        .map(({ name }) => ({
          path: name,
          problem: `it lives in ${settings.regions[0] ?? ""} alone, and is gone with it`,
          remedy: "replicate it, or declare its twin in the standby",
        })),
  },
  {
    tag: "aws/shared-health-check",
    description: "The two answers of a name never hang on one health check.",
    source: "Route 53 developer guide, active-passive failover",
    scope: "stack",
    level: "mandatory",
    check: ({ resources }) => {
      const records = failoverRecords(resources);
      return records
        .filter((it) => kindOf(it) === "SECONDARY" && textOf(it.props.healthCheckId) !== "")
        .filter((it) =>
          records.some(
            (other) =>
              kindOf(other) === "PRIMARY" &&
              other.props.name === it.props.name &&
              other.props.healthCheckId === it.props.healthCheckId,
          ),
        )
        .map(({ name }) => ({
          path: name,
          problem: "it shares the PRIMARY's health check, so both fail together",
          remedy: "give the SECONDARY a check of its own, or none",
        }));
    },
  },
  {
    tag: "aws/circular-health-check",
    description: "No health check tests a name that it decides about.",
    source: "Route 53 developer guide: do not point a health check at the failover name",
    scope: "stack",
    level: "mandatory",
    check: ({ resources }) => {
      const checks = resources.filter(({ type }) => type.startsWith("aws:route53/healthCheck:"));
      return circularChecks(
        failoverRecords(resources).map(({ props }) => textOf(props.name)),
        checks.map(({ name, props }) => ({ path: name, fqdn: textOf(props.fqdn) })),
      );
    },
  },
  {
    tag: "aws/moves-traffic",
    description: "Nothing that people move in an incident is declared, or the next up would move it back.",
    source: "AWS Well-Architected, Reliability: recover by data planes, never by a deployment",
    scope: "resource",
    level: "mandatory",
    check: ({ resources }) =>
      resources.flatMap(({ type, name, props }) =>
        operational
          .filter(([of, moves]) => of.test(type) && moves(props))
          .map(([, , what]) => ({
            path: name,
            problem: `it declares ${what}: an up would move traffic`,
            remedy: "leave it to the runbooks, or ignore it with a reason",
          })),
      ),
  },
  {
    tag: "aws/second-provider",
    description: "One provider a cloud account; regions are told by each resource.",
    source: "House rule: a second provider is where a resource lands in the wrong region unseen",
    scope: "stack",
    level: "mandatory",
    check: ({ resources }) =>
      resources
        .filter(({ type }) => type === "pulumi:providers:aws")
        .slice(1)
        .map(({ name }) => ({
          path: name,
          problem: "a second AWS provider",
          remedy: "use the one that is there, and give resources their region",
        })),
  },
  {
    tag: "resource/closed-service",
    description: "No service that takes no new customers.",
    source: "AWS service availability updates, November 2025 and May 2026",
    scope: "resource",
    level: "mandatory",
    check: ({ resources }) =>
      resources.flatMap(({ type, name }) =>
        closed
          .filter(([of]) => of.test(type))
          .map(([, instead]) => ({ path: name, problem: `${type} takes no new customers`, remedy: `use ${instead}` })),
      ),
  },
];
