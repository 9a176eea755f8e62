import { crowdedRungs, idleRungs } from "../../src/escalation/rules/rungs";
import { list, ofType, severityOf, textOf, type DeclaredRule } from "./declared";

const policies = /^pagerduty:index\/escalationPolicy:/;
const services = /^pagerduty:index\/service:/;

/** Rules over PagerDuty's ladders and services. */
export const escalationRules: readonly DeclaredRule[] = [
  {
    tag: "escalation/acknowledged-in-time",
    description: "Every rung of a severity's ladder, the last one too, can still acknowledge within its deadline.",
    source: "Severity Classification (acknowledgement times)",
    scope: "resource",
    level: "mandatory",
    check: (declaration) =>
      ofType(declaration, policies).flatMap(({ name, props }) => {
        const severity = severityOf(props.name);
        if (severity === undefined) return [];
        const deadline = declaration.settings.acknowledgeWithinMinutes[severity];
        const minutes = list(props.rules).reduce((sum, rule) => sum + Number(rule.escalationDelayInMinutes ?? 0), 0);
        if (minutes <= deadline) return [];
        return [
          {
            path: name,
            problem: `its rungs take ${minutes} minutes, and ${severity.toUpperCase()} must be acknowledged within ${deadline}`,
            remedy: "shorten the delays, or remove a rung",
          },
        ];
      }),
  },
  {
    tag: "escalation/enough-rungs",
    description: "A severity's ladder has as many rungs as the escalation matrix gives it.",
    source: "Escalation Decision / Escalation Matrix",
    scope: "resource",
    level: "mandatory",
    check: (declaration) =>
      ofType(declaration, policies).flatMap(({ name, props }) => {
        const severity = severityOf(props.name);
        if (severity === undefined || !Array.isArray(props.rules)) return [];
        const [rungs, needed] = [list(props.rules).length, declaration.settings.rungs[severity]];
        if (rungs >= needed) return [];
        return [
          {
            path: name,
            problem: `${rungs} rungs; ${severity.toUpperCase()} has ${needed}`,
            remedy: "add the missing rungs",
          },
        ];
      }),
  },
  {
    tag: "escalation/empty-or-full-rung",
    description: "A rung notifies at least one target, no more than PagerDuty takes, and for a minute at least.",
    source: "PagerDuty API answer: May have at most 5 escalation targets",
    scope: "resource",
    level: "mandatory",
    check: (declaration) =>
      ofType(declaration, policies).flatMap(({ name, props }) => {
        const rungs = list(props.rules).map((rule, index) => ({
          path: `${name}, rung ${index + 1}`,
          // Targets that are not known yet are taken for one.
          targets: Array.isArray(rule.targets) ? rule.targets.length : 1,
          delayMinutes: Number(rule.escalationDelayInMinutes ?? 1),
        }));
        return [...crowdedRungs(rungs), ...idleRungs(rungs)];
      }),
  },
  {
    tag: "escalation/p0-and-p1-wake-people",
    description: "Services of P0 and P1 have high urgency.",
    source: "Incident Classification / P0 and P1",
    scope: "resource",
    level: "mandatory",
    check: (declaration) =>
      ofType(declaration, services).flatMap(({ name, props }) => {
        const severity = severityOf(props.name);
        const rule = (props.incidentUrgencyRule ?? {}) as { readonly urgency?: unknown };
        if ((severity !== "p0" && severity !== "p1") || textOf(rule.urgency) !== "low") return [];
        return [{ path: name, problem: "low urgency wakes nobody", remedy: "set incidentUrgencyRule.urgency to high" }];
      }),
  },
  {
    tag: "escalation/never-resolves-itself",
    description: "An incident stays open until somebody, or the monitor's recovery, resolves it.",
    source: "Incident Response Process / Phase 5",
    scope: "resource",
    level: "mandatory",
    check: (declaration) =>
      ofType(declaration, services).flatMap(({ name, props }) => {
        const timeout = props.autoResolveTimeout;
        if (severityOf(props.name) === undefined || timeout === undefined || timeout === "null") return [];
        return [
          {
            path: name,
            problem: `resolves itself after ${textOf(timeout)} seconds`,
            remedy: 'set autoResolveTimeout to "null"',
          },
        ];
      }),
  },
];
