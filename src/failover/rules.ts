import { cloudMetrics, runbookKeys, type Finding, type Plan, type Rule } from "../plan";
import type { FailoverSpecs } from "./specs";

type FailoverRule = Rule<{ readonly failover: FailoverSpecs; readonly plan: Plan }>;
type Found = Omit<Finding, "rule">;

/**
 * Health checks that test a name which fails over by them: a circle. The policy pack asks the same of declared checks.
 *
 * @param publicNames the names that fail over.
 * @param checks what each health check tests, and how findings name it.
 */
export const circularChecks = (
  publicNames: readonly string[],
  checks: readonly { readonly path: string; readonly fqdn: string }[],
): Found[] =>
  checks
    .filter(({ fqdn }) => publicNames.includes(fqdn))
    .map(({ path, fqdn }) => ({
      path,
      problem: `it tests ${fqdn}, a name that fails over`,
      remedy: "test the region's own endpoint",
    }));

const circular: FailoverRule = {
  tag: "failover/circular-health-check",
  source: "Route 53 developer guide: a health check must not test the failover name that it decides about",
  check: ({ failover: { dns } }) =>
    circularChecks(
      dns.hosts.map(({ hostName }) => hostName),
      dns.hosts.map(({ key, healthCheck: { fqdn } }) => ({
        path: `failover.dns.hosts.${key}.healthCheck`,
        fqdn,
      })),
    ),
};

/** Route 53 takes an endpoint for healthy when more than this share of its checkers reach it. */
const healthyShare = 0.18;

const checkers: FailoverRule = {
  tag: "failover/too-few-checkers",
  source: "Route 53 developer guide: healthy is what more than 18 % of the checkers reach",
  check: ({ failover: { dns } }) =>
    1 / dns.checkers.length <= healthyShare
      ? []
      : [
          {
            path: "failover.dns.checkers",
            problem: `of ${dns.checkers.length} regions that ask, one alone keeps an endpoint healthy that nobody else reaches`,
            remedy: `name ${Math.ceil(1 / healthyShare)} of Route 53's checker regions at least`,
          },
        ],
};

const twins = (
  tag: string,
  what: string,
  of: (specs: FailoverSpecs) => readonly { readonly key: string; readonly role: string }[],
): FailoverRule => ({
  tag,
  source: "Runbook 4: Service Outage; AWS Reliability Pillar (keep recovery out of the impaired region)",
  check: ({ failover }) => {
    const all = of(failover);
    const standby = new Set(all.filter(({ role }) => role === "standby").map(({ key }) => key));
    return all
      .filter(({ key, role }) => role === "primary" && !standby.has(key))
      .map(({ key }) => ({
        path: `failover.${what}.${key}`,
        problem: "lives in the primary only, and dies with it",
        remedy: "declare it in the standby as well",
      }));
  },
});

const approvalMissing: FailoverRule = {
  tag: "failover/approval-missing",
  source: "House rule: what cannot be taken back, and what touches a signing key, is decided by a second person",
  check: ({ failover, plan }) =>
    failover.documents
      .filter(
        ({ key, document }) =>
          runbookKeys.some((it) => it === key && plan.runbooks[it].immediate.some(({ reversible }) => !reversible)) ||
          document.assumeRole === failover.names.roleArn("custodian"),
      )
      .filter(({ document }) => !document.mainSteps.some(({ action }) => action === "aws:approve"))
      .map(({ key, role }) => ({
        path: `failover.documents.${role}.${key}`,
        problem: "it does what a second person must decide, and asks nobody",
        remedy: "give the runbook an approval, or a review where the plan leaves no time before",
      })),
};

/** Whether an alarm tells what one region sees of the other: it is of use only while its own region lives. */
export const isAboutOtherRegion = (metricName: unknown): boolean => metricName === cloudMetrics["hosts-failing"].name;

const outageUnwatched: FailoverRule = {
  tag: "failover/outage-unwatched",
  source: "Incident Classification / P0 (complete outage); Datadog's default site lives in us-east-1",
  check: ({ failover: { alarms } }) =>
    alarms.some(
      ({ metricName, role, tags }) =>
        metricName === cloudMetrics["outage-unwatched"].name && role === "standby" && tags.severity === "p0",
    )
      ? []
      : [
          {
            path: "failover.alarms.standby",
            problem: "nobody pages P0 when the primary and the monitor vendor, which may live in it, are both silent",
            remedy: "give the standby an alarm of its own on what its region probe sees of both",
          },
        ],
};

const alarmUnreadable: FailoverRule = {
  tag: "failover/alarm-unreadable",
  source:
    "EventBridge puts an alarm's description into a JSON text as it stands; PagerDuty cuts it at 1,024 characters",
  check: ({ failover }) =>
    failover.alarms
      .filter(({ description }) => !/^[ !#-[\]-~]{1,1024}$/.test(description))
      .map(({ key, role }) => ({
        path: `failover.alarms.${role}.${key}`,
        problem: "its description would break the event that PagerDuty is sent",
        remedy: "say it in 1,024 characters of ASCII, without quotes and backslashes",
      })),
};

const containmentStepMissing: FailoverRule = {
  tag: "failover/containment-step-missing",
  source: "2.1 Immediate Containment (checklists)",
  check: ({ failover, plan }) =>
    runbookKeys.flatMap((key) =>
      plan.containment[key].actions.flatMap(({ text, by }) =>
        by.flatMap((it) => {
          if (!("step" in it)) return [];
          const document = failover.documents.find((one) => one.key === it.of)?.document;
          if (document?.mainSteps.some(({ name }) => name === it.step) === true) return [];
          return [
            {
              path: `containment.${key}.${text}`,
              problem: `it is done by the step ${it.step} of ${it.of}, which has no such step`,
              remedy: "name a step that the document has, a control, or a decision",
            },
          ];
        }),
      ),
    ),
};

/** The rules that failover specs must meet. What can be seen only on resources, the policy pack enforces. */
export const failoverRules: readonly FailoverRule[] = [
  circular,
  checkers,
  twins("failover/alarm-only-in-primary", "alarms", ({ alarms }) =>
    alarms.filter(({ metricName }) => !isAboutOtherRegion(metricName)),
  ),
  twins("failover/runbook-only-in-primary", "documents", ({ documents }) => documents),
  approvalMissing,
  outageUnwatched,
  alarmUnreadable,
  containmentStepMissing,
];
