import { isWorse, priorityName, type Seconds, type SeverityKey } from "../../plan";
import { mobilisationOf, serviceOf, workflowStart, type Mobilisation } from "../bounds";
import type { Policy, Service } from "../graph";
import type { Stage } from "./stage";

/** Somebody gives an incident another severity; seconds after the scenario's start. */
export interface SeverityChange {
  readonly to: SeverityKey;
  readonly atSeconds: Seconds;
}

/** A policy that is requested, and from when until when. */
export type Request = Mobilisation["requests"][number] & { readonly from: Seconds; readonly until: Seconds };

/** Whom an incident asks while its severity changes. */
export interface Course {
  readonly ladderUntil: Seconds;
  readonly requests: readonly Request[];
  /** Whose first rung is told at which moment, as quietly as the severity is that the incident was lowered to. */
  readonly lowered: readonly { readonly policy: Policy; readonly from: Seconds; readonly urgency: "high" | "low" }[];
  readonly told: readonly (Mobilisation["told"][number] & { readonly at: Seconds })[];
}

/**
 * What becomes of whom an incident asks when its severity changes. A worse one asks, beside what its workflows ask, whom
 * its own ladder names; a lesser one takes the incident's ladder away and withdraws what it would not have asked for.
 */
export function courseOf(
  graph: Pick<Stage, "services" | "workflows">,
  service: Service,
  begins: Mobilisation,
  opensAt: Seconds,
  changes: readonly SeverityChange[],
): Course {
  const start = workflowStart.expectedSeconds;
  let requests: Request[] = begins.requests.map((it) => ({ ...it, from: opensAt + start, until: Infinity }));
  let told = begins.told.map((it) => ({ ...it, at: opensAt + start }));
  let ladderUntil: Seconds = Infinity;
  const lowered: Course["lowered"][number][] = [];
  let before = service.severity;
  for (const { to, atSeconds } of changes) {
    const at = atSeconds + start;
    const after = mobilisationOf(graph, service, to);
    if (before !== undefined && isWorse(before, to)) {
      const kept = new Set(after.requests.map(({ policy }) => policy));
      requests = requests.map((it) => (kept.has(it.policy) || it.until < at ? it : { ...it, until: at }));
      ladderUntil = Math.min(ladderUntil, at);
      const { policy, urgency } = serviceOf(graph, to) ?? service;
      if (policy !== undefined) lowered.push({ policy, from: at, urgency });
    } else {
      const pressed = graph.workflows.filter((it) => it.triggers.length === 0 && it.setsPriority === priorityName(to));
      const asked = [
        ...pressed.flatMap((it) => it.requests.map((policy) => ({ policy, workflow: it.title }))),
        ...after.requests,
      ];
      const running = new Set(requests.filter(({ until }) => until > at).map(({ policy }) => policy));
      requests = [
        ...requests,
        ...asked.filter(({ policy }) => !running.has(policy)).map((it) => ({ ...it, from: at, until: Infinity })),
      ];
      told = [...told, ...after.told.map((it) => ({ ...it, at }))];
    }
    before = to;
  }
  return { ladderUntil, requests, lowered, told };
}
