import { mobilisationOf, steps, targetName, type Step } from "../../bounds";
import type { Graph, Policy, Service, Target } from "../../graph";
import { counted } from "../../render/tables";
import type { Context } from "../context";
import type { Saying, Verdict } from "../words";

/** Who is notified at another minute than before, of the incidents of one service. */
export interface Notice {
  readonly service: string;
  /** The escalation policies that notify first, before and after. */
  readonly policies: readonly string[];
  /** The schedule or person. */
  readonly target: string;
  /** The rungs that name it first, before and after; from 1. */
  readonly rungs: readonly number[];
  /** Not for the first time: who is reached later is also reached again later, so this is told only by itself. */
  readonly again: boolean;
  readonly saying: Saying;
}

/** Every change of whom a service's ladder notifies, and when. */
export function ladderNotices({ before, after, plan }: Context): readonly Notice[] {
  const [was, is] = [servicesOf(before.graph), servicesOf(after.graph)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((urn): Notice[] => {
    const [old, young] = [was.get(urn), is.get(urn)];
    // A service that comes or goes is told by itself; one that loses its ladder notifies nobody by it.
    if (old === undefined || young === undefined) return [];
    const severity = [old.severity, young.severity].flatMap((it) => it ?? []).sort()[0];
    const deadline =
      severity === undefined || young.drill ? Infinity : plan.severities[severity].acknowledgeWithinMinutes;
    const [a, b] = [timesOf(before.graph, old), timesOf(after.graph, young)];
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((target) => {
      const [x, y] = [a.get(target), b.get(target)];
      const name = targetName((y ?? x)?.target ?? neverReached);
      const rungs = [x, y].flatMap((it) => (it?.first === undefined ? [] : [it.first.rung + 1]));
      const policies = [x, y].flatMap((it) => (it === undefined ? [] : [it.first.policy.urn]));
      const notice = (again: boolean, from: number | undefined, to: number | undefined, text: string): Notice => ({
        service: urn,
        policies,
        target,
        rungs,
        again,
        saying: {
          subject: name,
          verdict: sooner(from, to),
          text,
          ...(severity === undefined && { also: `for incidents of ${young.name}` }),
          severity: severity ?? null,
        },
      });
      const minutes = { first: [x?.first, y?.first], again: [x?.again, y?.again] } as const;
      const [from, to] = minutes.first.map((it) => it?.minute);
      const [fromAgain, toAgain] = minutes.again.map((it) => it?.minute);
      return [
        ...(from === to ? [] : [notice(false, from, to, notified(from, to, deadline))]),
        ...(fromAgain === toAgain ? [] : [notice(true, fromAgain, toAgain, notifiedAgain(fromAgain, toAgain))]),
      ];
    });
  });
}

/** The escalation policies that an incident of a service climbs: its own, and those of the roles that it asks. */
export function laddersOf(graph: Graph, service: Service): readonly Policy[] {
  const { ladder, requests } = mobilisationOf(graph, service);
  return [...new Set([...(ladder === undefined ? [] : [ladder]), ...requests.map(({ policy }) => policy)])];
}

/** How often a ladder is climbed now, of each service that uses an escalation policy. */
export function climbsOf(policy: string, before: number, after: number, { after: side }: Context): readonly Saying[] {
  const used = side.graph.services.flatMap((service) =>
    laddersOf(side.graph, service)
      .filter(({ urn }) => urn === policy)
      .map((ladder) => ({
        ...service,
        name: ladder === service.policy ? "the ladder" : `the ladder of ${ladder.name}`,
      })),
  );
  const text = `{is|are} climbed ${counted(after + 1, "time")} instead of ${before + 1} before PagerDuty gives up`;
  const verdict: Verdict = after > before ? "stronger" : after < before ? "weaker" : "neutral";
  return used.map(({ severity, drill, name }) => ({
    subject: `${name}${drill ? " in drills" : ""}`,
    verdict,
    text,
    severity: severity ?? null,
  }));
}

const servicesOf = ({ services }: Graph) => new Map(services.map((it) => [it.urn, it]));
const neverReached: Target = {
  kind: "person",
  person: { urn: "", key: "", name: "nobody", description: "", timeZone: "Etc/UTC", contacts: [] },
};

interface Times {
  readonly target: Target;
  readonly first: Step & { readonly policy: Policy };
  readonly again?: Step;
}

function timesOf(graph: Graph, service: Service): ReadonlyMap<string, Times> {
  const times = new Map<string, Times>();
  const all = laddersOf(graph, service).flatMap((policy) => steps(policy).map((it) => ({ ...it, policy })));
  for (const step of all.sort((a, b) => a.minute - b.minute))
    for (const target of step.targets) {
      const { urn } = target.kind === "schedule" ? target.schedule : target.person;
      const known = times.get(urn);
      if (known === undefined) times.set(urn, { target, first: step });
      else if (known.again === undefined) times.set(urn, { ...known, again: step });
    }
  return times;
}

const sooner = (from = Infinity, to = Infinity): Verdict => (to < from ? "stronger" : "weaker");

function notified(from: number | undefined, to: number | undefined, deadline: number): string {
  if (to === undefined) return "{is|are} no longer notified";
  const late = to > deadline ? `, after the ${deadline}-minute deadline` : "";
  return from === undefined
    ? `{is|are} now notified, at minute ${to}${late}`
    : `{is|are} notified at minute ${to} instead of ${from}${late}`;
}

const notifiedAgain = (from: number | undefined, to: number | undefined) =>
  to === undefined
    ? `{is|are} notified once only, no longer again at minute ${from ?? 0}`
    : from === undefined
      ? `{is|are} notified again, at minute ${to}`
      : `{is|are} notified again at minute ${to} instead of ${from}`;
