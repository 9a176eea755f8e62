import { roleKeys, rungsOf, type EscalationLine, type Minutes, type Plan, type SeverityKey } from "../../plan";
import type { Graph, Person, Policy, Service, Target } from "../graph";
import { seatsNamed } from "./audiences";
import { contactDelay, reachAt, reaches, steps, targetKey, targetName } from "./ladder";
import { mobilisationOf, workflowStart, type Mobilisation } from "./mobilisation";

/** When a role is filled, in minutes after the incident opens, if only one of its people answers, whoever it is. */
export interface RoleBound {
  readonly title: string;
  /** How the role is asked, in words; what is missing, if it is not. */
  readonly chain: string;
  readonly filledMinute: Minutes;
}

/** When an audience hears of the incident, whoever has acknowledged it when. */
export interface AudienceBound {
  readonly title: string;
  readonly chain: string;
  readonly toldMinute: Minutes;
}

/** How a severity's team comes together at worst: at any hour, and with everybody silent but one of each role. */
export interface AssemblyBound {
  readonly severity: SeverityKey;
  readonly service: Service;
  readonly acknowledgedMinute: Minutes;
  readonly roles: readonly RoleBound[];
  readonly audiences: readonly AudienceBound[];
  /** Whom the ladder and a request ask in the same minute before the deadline. */
  readonly askedTwice: readonly { readonly name: string; readonly minute: Minutes }[];
}

const startMinutes = workflowStart.worstSeconds / 60;

/**
 * Proves that a team comes together whoever acknowledges first.
 *
 * The worst case of a role needs no other role: its own policy is climbed whatever the others do, so it is the subset in
 * which only the person answers whom it asks last. An audience counts only where no acknowledgement can come before it:
 * on the first rung, in a request, or in an update.
 *
 * @returns undefined where the plan asks no roles, or the account has no workflows that could.
 */
export function assemblyBound(
  graph: Graph,
  plan: Plan,
  severity: SeverityKey,
  service: Service,
  down: readonly string[] = [],
): AssemblyBound | undefined {
  const line: EscalationLine = plan.escalationMatrix[severity];
  if (graph.workflows.length === 0 || line.roles.length === 0) return undefined;
  const mobilisation = mobilisationOf(graph, service);
  const roles = roleKeys
    .filter((role) => line.roles.includes(role))
    .map((role) => roleBound(plan, role, service, mobilisation, down));
  return {
    severity,
    service,
    acknowledgedMinute: Math.min(...roles.map(({ filledMinute }) => filledMinute)),
    roles,
    audiences: [
      ...(rungsOf(line, true)[0] ?? []).map((seat) => seatBound(plan, seat, service, mobilisation, down)),
      ...groupBounds(plan, severity, mobilisation, down),
    ],
    askedTwice: askedTwice(mobilisation, plan.severities[severity].acknowledgeWithinMinutes),
  };
}

function roleBound(
  plan: Plan,
  role: (typeof roleKeys)[number],
  { name, urgency }: Service,
  { requests, ladder }: Mobilisation,
  down: readonly string[],
): RoleBound {
  const { title } = plan.roles[role];
  const seats = [`${role}-primary`, `${role}-backup`] as const;
  const asks = (policy: Policy) =>
    reaches(policy, "high", down).filter((it) => seats.some((seat) => seatsNamed(it.target, plan).includes(seat)));
  const found = requests.find(({ policy }) => asks(policy).length > 0);
  if (found === undefined) {
    const named = ladder === undefined ? [] : reaches(ladder, urgency, down).map(({ target }) => targetName(target));
    const chain = `service ${name} -> no workflow asks for it${named.length > 0 ? `; the ladder of ${ladder?.name ?? ""} stops at the first acknowledgement` : ""}`;
    return { title, chain, filledMinute: Infinity };
  }
  const reached = asks(found.policy);
  const last = reached.reduce((a, b) => (b.worstMinute > a.worstMinute ? b : a));
  const unasked = seats.filter((seat) => !reached.some((it) => seatsNamed(it.target, plan).includes(seat)));
  const filledMinute =
    unasked.length > 0 ? Infinity : startMinutes + last.worstMinute + plan.triage.acknowledge.minutes;
  const way = `service ${name} -> workflow ${found.workflow} -> policy ${found.policy.name}`;
  const chain =
    unasked.length > 0
      ? `${way} -> no rung names ${unasked.map((seat) => plan.seats[seat].title).join(" or ")}`
      : `${way} -> rung ${last.step.rung + 1}: ${targetName(last.target)} at minute ${last.step.minute} -> contact -> answer`;
  return { title, chain, filledMinute };
}

function seatBound(
  plan: Plan,
  seat: keyof Plan["seats"],
  { name, urgency }: Service,
  { ladder, requests }: Mobilisation,
  down: readonly string[],
): AudienceBound {
  const isMeant = (target: Target) => seatsNamed(target, plan).includes(seat);
  const atOnce = (ladder?.rungs[0]?.targets ?? []).filter(isMeant);
  const asked = requests.flatMap(({ policy }) => (policy.rungs[0]?.targets ?? []).filter(isMeant));
  const minutes = [
    ...atOnce.map((target) => reachAt(target, 0, urgency, down)),
    ...asked.map((target) => startMinutes + reachAt(target, 0, "high", down)),
  ];
  const later = ladder && steps(ladder).find(({ targets }) => targets.some(isMeant));
  const way = `service ${name} -> policy ${ladder?.name ?? "none"}`;
  const chain =
    minutes.length > 0
      ? `${way} -> rung 1 -> contact`
      : later === undefined
        ? `${way} -> on no rung`
        : `${way} -> rung ${later.rung + 1} at minute ${later.minute}, which an acknowledgement before it spares`;
  // A group is told when its last person is.
  return { title: plan.seats[seat].title, chain, toldMinute: minutes.length === 0 ? Infinity : Math.max(...minutes) };
}

/** The groups of stakeholders that the plan's workflows of a severity let follow. */
function groupBounds(
  plan: Plan,
  severity: SeverityKey,
  { told }: Mobilisation,
  down: readonly string[],
): AudienceBound[] {
  const groups = Object.values(plan.workflows)
    .filter(({ startedBy }) => Array.isArray(startedBy) && startedBy.includes(severity))
    .flatMap(({ steps: all }) => all.flatMap((it) => (it.does === "add-stakeholders" ? it.stakeholders : [])));
  return [...new Set(groups)].map((group) => {
    const { title } = plan.stakeholders[group];
    const found = told.find(({ team }) => team.name.endsWith(title) || team.key.endsWith(`-${group}`));
    if (found === undefined) return { title, chain: "no workflow sends it an update", toldMinute: Infinity };
    const delays = found.team.people.map((it: Person) => contactDelay(it, "low", down));
    const chain = `workflow ${found.workflow} -> team ${found.team.name} -> update`;
    return { title, chain, toldMinute: delays.length === 0 ? Infinity : startMinutes + Math.max(...delays) };
  });
}

function askedTwice({ ladder, requests }: Mobilisation, deadline: Minutes): AssemblyBound["askedTwice"] {
  const asks = (policy: Policy) =>
    steps(policy)
      .filter(({ minute }) => minute < deadline)
      .flatMap(({ minute, targets }) => targets.map((target) => ({ minute, target })));
  const own = ladder === undefined ? [] : asks(ladder);
  const requested = new Set(
    requests.flatMap(({ policy }) => asks(policy).map(({ minute, target }) => `${minute} ${targetKey(target)}`)),
  );
  return own
    .filter(({ minute, target }) => requested.has(`${minute} ${targetKey(target)}`))
    .map(({ minute, target }) => ({ name: targetName(target), minute }));
}
