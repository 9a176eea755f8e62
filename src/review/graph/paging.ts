import type { SeverityKey } from "../../plan";
import { list, nameOf, number, property, record, text, type Resource } from "../resources";
import type { Lookup } from "./lookup";
import { personType, scheduleTypes } from "./people";
import type { Attachment, Grouping, Person, Policy, Rung, Schedule, Service, Target } from "./types";

/** The types of the paging side that other files look up. */
export const serviceType = "pagerduty:index/service:Service";
export const policyType = "pagerduty:index/escalationPolicy:EscalationPolicy";

/** How often a policy may begin again: PagerDuty's most. A state may say anything, and what climbs for ever is never told. */
const mostLoops = 9;

/** The severity that a name or tag tells, such as zkp-p0 or severity:p0. */
export const severityIn = (name: string): SeverityKey | undefined =>
  /(?:^|[^a-z0-9])(p[0-3])(?:$|[^a-z0-9])/i.exec(name)?.[1]?.toLowerCase() as SeverityKey | undefined;

/** Reads escalation policies, by URN. */
export function readPolicies(
  lookup: Lookup,
  people: ReadonlyMap<string, Person>,
  schedules: ReadonlyMap<string, Schedule>,
): ReadonlyMap<string, Policy> {
  const target = (policy: Resource, given: Readonly<Record<string, unknown>>): Target | readonly [] => {
    const isSchedule = given.type === "schedule_reference";
    const found = lookup.resolve(policy, "rules", given.id, isSchedule ? scheduleTypes : personType);
    const schedule = found && schedules.get(found.urn);
    if (schedule !== undefined) return { kind: "schedule", schedule };
    const person = found && people.get(found.urn);
    return person === undefined ? [] : { kind: "person", person };
  };
  return new Map(
    lookup.all(policyType).map((it) => {
      const rungs: Rung[] = list(property(it, "rules"))
        .map(record)
        .map((rule) => ({
          delayMinutes: number(rule.escalationDelayInMinutes) ?? 30,
          targets: list(rule.targets).flatMap((given) => target(it, record(given))),
        }));
      rungs.forEach(({ targets }, index) => {
        if (targets.length > 0) return;
        const problem = `rung ${index + 1} notifies nobody`;
        lookup.report("graph/empty-rung", it, problem, "name a schedule or a person, or remove the rung");
      });
      const loops = number(property(it, "numLoops")) ?? 0;
      if (!Number.isInteger(loops) || loops < 0 || loops > mostLoops)
        lookup.report(
          "graph/loops-out-of-range",
          it,
          `climbs ${loops} times again`,
          `PagerDuty takes 0 to ${mostLoops}`,
        );
      const policy = {
        urn: it.urn,
        key: nameOf(it),
        name: text(property(it, "name")) ?? nameOf(it),
        rungs,
        loops: Math.min(mostLoops, Math.max(0, Math.floor(loops))),
      };
      return [it.urn, policy] as const;
    }),
  );
}

/** Reads services, by URN. Drills have services of their own, which are kept apart. */
export function readServices(
  lookup: Lookup,
  policies: ReadonlyMap<string, Policy>,
  groupings: ReadonlyMap<string, Grouping>,
): ReadonlyMap<string, Service> {
  return new Map(
    lookup.all(serviceType).map((it) => {
      const found = lookup.resolve(it, "escalationPolicy", property(it, "escalationPolicy"), [policyType]);
      const policy = found && policies.get(found.urn);
      const name = text(property(it, "name")) ?? nameOf(it);
      const severity = severityIn(name);
      const acknowledgement = number(property(it, "acknowledgementTimeout"));
      const autoResolve = number(property(it, "autoResolveTimeout"));
      const grouping = groupings.get(it.urn);
      const urgencyRule = record(property(it, "incidentUrgencyRule"));
      const service: Service = {
        urn: it.urn,
        key: nameOf(it),
        name,
        ...(severity !== undefined && { severity }),
        ...(policy !== undefined && { policy }),
        urgency: urgencyRule.urgency === "low" ? "low" : "high",
        urgencyBySeverity: urgencyRule.urgency === "severity_based",
        ...(grouping !== undefined && { grouping }),
        ...(acknowledgement !== undefined && { acknowledgementTimeoutSeconds: acknowledgement }),
        ...(autoResolve !== undefined && { autoResolveSeconds: autoResolve }),
        drill: /drill/i.test(`${name} ${nameOf(it)}`),
      };
      return [it.urn, service] as const;
    }),
  );
}

const attached = {
  "pagerduty:index/slackConnection:SlackConnection": { kind: "channel", at: "sourceId" },
  "pagerduty:index/webhookSubscription:WebhookSubscription": { kind: "channel", at: "filters" },
  "pagerduty:index/extension:Extension": { kind: "channel", at: "extensionObjects" },
  "pagerduty:index/jiraCloudAccountMappingRule:JiraCloudAccountMappingRule": { kind: "ticket", at: "config" },
  "pagerduty:index/incidentWorkflowTrigger:IncidentWorkflowTrigger": { kind: "workflow", at: "services" },
} as const;

/** Reads what an incident reaches beside people. */
export function readAttachments(lookup: Lookup, services: ReadonlyMap<string, Service>): readonly Attachment[] {
  const byId = new Map(lookup.all(serviceType).flatMap((it) => (it.id === undefined ? [] : [[it.id, it.urn]])));
  const all = [...services.values()];
  return Object.entries(attached).flatMap(([type, { kind, at }]) =>
    lookup.all(type).map((it) => {
      const ids = textsIn(property(it, at)).flatMap((id) => byId.get(id) ?? []);
      const urns = [...ids, ...lookup.madeFrom(it, at, [serviceType]).map(({ urn }) => urn)];
      return {
        urn: it.urn,
        key: nameOf(it),
        kind,
        title: text(property(it, "name")) ?? nameOf(it),
        services:
          property(it, "subscribedToAllServices") === true
            ? all
            : [...new Set(urns)].sort().flatMap((urn) => services.get(urn) ?? []),
      };
    }),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
