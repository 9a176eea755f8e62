import { priorityName, rungsOf, severityKeys, type Plan, type SeverityKey } from "../../plan";
import { compare, type Graph, type GraphFinding } from "../graph";
import { assemblyBound } from "./assembly";
import { assemblyViolations } from "./assemblyViolations";
import { seatsNamed } from "./audiences";
import { measure, serviceOf, type Bounds, type SeverityBound, type SignalBound } from "./bounds";
import { gaps, weekTime } from "./coverage";
import { routing } from "./detection";
import type { FailoverBound } from "./failover";
import { contactsFor, targetName } from "./ladder";
import type { RecoveryPoint } from "./recoveryPoints";
import { runbookViolations } from "./runbooks";

/** Measures a graph and holds it against the plan's promises; each violation tells the chain that is too slow. */
export function bounds(graph: Graph, plan: Plan, channelsDown: readonly string[] = []): Bounds {
  const measured = measure(graph, channelsDown);
  const assemblies = measured.severities.flatMap(
    ({ severity, service }) => assemblyBound(graph, plan, severity, service, channelsDown) ?? [],
  );
  const violations = [
    ...severityKeys.flatMap((severity) => ladderViolations(graph, measured.severities, severity, plan)),
    ...assemblies.flatMap((it) => assemblyViolations(it, plan)),
    ...measured.signals.flatMap((it) => signalViolations(it, plan)),
    ...measured.failovers.flatMap((it) => failoverViolations(it, plan)),
    ...recoveryPointViolations(measured.recoveryPoints, plan),
    ...runbookViolations(measured.runbooks, plan),
    ...coverageViolations(measured.severities, channelsDown),
    ...graph.findings,
  ].sort((a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.problem, b.problem));
  return { ...measured, assemblies, violations };
}

/** How many targets a rung may have that is not the worst severity's: a whole team on one rung wakes everybody each time. */
const usualTargets = 5;

function ladderViolations(
  graph: Graph,
  all: readonly SeverityBound[],
  severity: SeverityKey,
  plan: Plan,
): GraphFinding[] {
  const path = priorityName(severity);
  const bound = all.find((it) => it.severity === severity);
  if (bound === undefined) {
    const service = serviceOf(graph, severity);
    const problem = service === undefined ? "no service takes its incidents" : `service ${service.name} pages nobody`;
    return [
      { rule: "bounds/no-ladder", path, problem, remedy: `declare a service called …-${severity} with a policy` },
    ];
  }
  const { acknowledgeWithinMinutes: deadline, urgency } = plan.severities[severity];
  const rungs = rungsOf(plan.escalationMatrix[severity], graph.workflows.length > 0);
  const chain = `service ${bound.service.name} -> policy ${bound.service.policy?.name ?? ""}`;
  const found: GraphFinding[] = [];
  const add = (rule: string, problem: string, remedy: string) => found.push({ rule, path, problem, remedy });

  for (const it of bound.reaches.filter(({ worstMinute }) => worstMinute > deadline))
    add(
      "bounds/too-late",
      `${targetName(it.target)} is first reached at ${minute(it.worstMinute)}, after the ${deadline}-minute deadline: ${chain} -> rung ${it.step.rung + 1} at minute ${it.step.minute} -> contact`,
      "shorten the delays of the rungs before it, or the person's own notification delay",
    );
  const seats = [...new Set(rungs.flat())];
  const reached = new Set(bound.reaches.flatMap(({ target }) => seatsNamed(target, plan)));
  for (const seat of seats.filter((it) => !reached.has(it)))
    add(
      "bounds/audience-missing",
      `${plan.seats[seat].title} is on no rung: ${chain}`,
      "name its schedule on a rung, as the matrix has it",
    );
  for (const seat of rungs[0] ?? []) {
    const first = bound.reaches.find(({ target }) => seatsNamed(target, plan).includes(seat));
    if (first !== undefined && first.step.minute > 0)
      add(
        "bounds/not-at-once",
        `${plan.seats[seat].title} is notified at minute ${first.step.minute}; the matrix notifies it at once: ${chain} -> rung ${first.step.rung + 1}`,
        "put it on the first rung",
      );
  }
  for (const [index, { targets }] of (bound.service.policy?.rungs ?? []).entries()) {
    const planned = Math.max(usualTargets, ...rungs.map((it) => it.length));
    if (targets.length > planned)
      add(
        "bounds/pages-too-many",
        `rung ${index + 1} notifies ${targets.length} audiences at once, the matrix at most ${planned}: ${chain}`,
        "notify roles, not the whole team",
      );
    const pagesAll = targets.filter(
      (it) => it.kind === "schedule" && it.schedule.layers.some(({ everyone }) => everyone),
    );
    for (const it of pagesAll)
      add(
        "bounds/pages-too-many",
        `rung ${index + 1} pages everybody of ${targetName(it)} at once: ${chain}`,
        "let them take turns",
      );
  }
  if (bound.service.urgency !== urgency)
    add(
      "bounds/urgency",
      `its service notifies with ${bound.service.urgency} urgency, the plan says ${urgency}: ${chain}`,
      `set the service's urgency to ${urgency}`,
    );
  if (
    severity !== "p3" &&
    graph.monitors.length > 0 &&
    !graph.monitors.some((it) => it.services.includes(bound.service))
  )
    add("bounds/no-signal", `no monitor notifies service ${bound.service.name}`, "give a monitor its handle");
  return found;
}

function signalViolations({ monitor, severity, detection }: SignalBound, { targets }: Plan): GraphFinding[] {
  const limit = targets.detectWithinMinutes * 60;
  if (severity !== "p0" || detection.expectedSeconds <= limit || monitor.tags.includes("detection:slow")) return [];
  const slowest = [...monitor.members.filter(({ negated }) => !negated).map((it) => it.monitor), monitor]
    .filter(({ windowSeconds, delaySeconds }) => windowSeconds + delaySeconds > 0)
    .map((it) => `${it.key} (window ${it.windowSeconds} s, delay ${it.delaySeconds} s, every ${it.everySeconds} s)`);
  return [
    {
      rule: "bounds/detects-too-late",
      path: monitor.key,
      problem: `it takes ${Math.round(detection.expectedSeconds)} s on average to see a total fault, the target is under ${limit} s: ${[...slowest, `routing ${routing.expectedSeconds} s`].join(" -> ")}`,
      remedy: "shorten the window or the evaluation delay",
    },
  ];
}

function failoverViolations(
  { host, detection, total, byHand, ttlSeconds, propagationSeconds }: FailoverBound,
  plan: Plan,
) {
  const { automaticRecoveryMinutes, manualRecoveryMinutes, decideWithinMinutes } = plan.continuity;
  const rest = `propagation ${propagationSeconds} s -> TTL ${ttlSeconds} s`;
  const check = host.primary?.healthCheck?.key ?? "no health check";
  const found: GraphFinding[] = [];
  if (total.worstSeconds > automaticRecoveryMinutes * 60)
    found.push({
      rule: "bounds/failover-too-slow",
      path: host.name,
      problem: `the standby serves after ${seconds(total.worstSeconds)} at worst, the objective is ${automaticRecoveryMinutes * 60} s: ${check} ${seconds(detection.worstSeconds)} -> ${rest}`,
      remedy: "check more often, with fewer failures, or shorten the TTL",
    });
  const manual = decideWithinMinutes * 60 + byHand.total.worstSeconds;
  if (manual > manualRecoveryMinutes * 60)
    found.push({
      rule: "bounds/switch-too-slow",
      path: host.name,
      problem: `by hand the standby serves after ${seconds(manual)} at worst, the objective is ${manualRecoveryMinutes * 60} s: decision ${decideWithinMinutes * 60} s -> switch ${seconds(byHand.detection.worstSeconds)} -> ${rest}`,
      remedy: "hang the PRIMARY's health check on a switch, and have it checked more often",
    });
  return found;
}

/** What may be lost of each store that the plan names; a store is told by its name. */
function recoveryPointViolations(points: readonly RecoveryPoint[], plan: Plan): GraphFinding[] {
  return Object.entries(plan.continuity.recoveryPointMinutes).flatMap(([store, objective]) => {
    const found = points.filter((it) => it.store.includes(store));
    const path = `recovery point of ${store}`;
    const rule = "bounds/recovery-point-missed";
    if (found.length === 0)
      return [{ rule, path, problem: "no store of this name is copied to the standby", remedy: "replicate it" }];
    return found
      .filter(({ minutes }) => minutes > objective)
      .map(({ store: name, minutes, by }) => ({
        rule,
        path,
        problem: `${name} can lose ${Number.isFinite(minutes) ? `${Math.round(minutes * 10) / 10} minutes` : "any amount"} of writes (${by}), the objective is ${objective} minutes`,
        remedy: objective === 0 ? "make its replicas strongly consistent" : "replicate it under time control",
      }));
  });
}

/** Hours without anybody, and people whom nothing reaches. */
function coverageViolations(all: readonly SeverityBound[], down: readonly string[]): GraphFinding[] {
  const found = new Map<string, GraphFinding>();
  const add = (finding: GraphFinding) => found.set(`${finding.rule} ${finding.path}`, finding);
  for (const { reaches, service } of all)
    for (const { target } of reaches) {
      const people =
        target.kind === "person" ? [target.person] : target.schedule.layers.flatMap((layer) => layer.people);
      for (const it of people.filter((person) => contactsFor(person, service.urgency, down).length === 0))
        add({
          rule: "bounds/unreachable-person",
          path: it.name,
          problem: `nothing tells ${it.name} of a ${service.urgency}-urgency incident`,
          remedy: `declare a notification rule for ${service.urgency} urgency`,
        });
      if (target.kind === "person") continue;
      const open = gaps(target.schedule);
      if (open.length > 0)
        add({
          rule: "bounds/coverage-gap",
          path: target.schedule.name,
          problem: `nobody is on call ${open.map(({ from, until }) => `${weekTime(from)} to ${weekTime(until % 10_080)}`).join(", ")} (${target.schedule.timeZone})`,
          remedy: "cover every hour of the week",
        });
    }
  return [...found.values()];
}

const minute = (value: number) => (Number.isFinite(value) ? `minute ${value}` : "no minute at some hours of the week");
const seconds = (value: number) => (Number.isFinite(value) ? `${value} s` : "never");
