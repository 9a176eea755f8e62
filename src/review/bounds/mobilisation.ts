import { priorityName, type Minutes, type SeverityKey } from "../../plan";
import { holds, readCondition } from "../events";
import type { Graph, Policy, Service, Target, Team } from "../graph";
import type { Span } from "./detection";
import { steps } from "./ladder";

/** From an incident's opening to a workflow's first step. PagerDuty promises no time; one minute is a generous budget. */
export const workflowStart: Span = { expectedSeconds: 15, worstSeconds: 60 };

/** What an incident of a service sets in motion by itself. */
export interface Mobilisation {
  /** Climbed until somebody acknowledges the incident. */
  readonly ladder?: Policy;
  /** Each climbed, whoever has acknowledged, until one of its people joins. */
  readonly requests: readonly { readonly policy: Policy; readonly workflow: string }[];
  /** Sent an update. */
  readonly told: readonly { readonly team: Team; readonly workflow: string }[];
}

/**
 * Reads what an incident sets in motion that opens on a service, as its monitors open it.
 *
 * @param now the severity that somebody has given it since; the service stays the same.
 */
export function mobilisationOf(
  { workflows }: Pick<Graph, "workflows">,
  service: Service,
  now?: SeverityKey,
): Mobilisation {
  const started = (priority: string | undefined) =>
    workflows.filter(({ triggers }) =>
      triggers.some((it) => it.services.includes(service) && begins(it.condition, service, priority)),
    );
  const given = now && priorityName(now);
  const opened = given ?? started(undefined).find((it) => it.setsPriority !== undefined)?.setsPriority;
  const running = started(opened ?? (service.severity && priorityName(service.severity)));
  return {
    ...(service.policy !== undefined && { ladder: service.policy }),
    requests: running.flatMap(({ requests, title }) => requests.map((policy) => ({ policy, workflow: title }))),
    told: running.flatMap(({ tells, title }) => tells.map((team) => ({ team, workflow: title }))),
  };
}

/** Whether a trigger starts when an incident opens. */
function begins(condition: string, { urgency }: Service, priority: string | undefined): boolean {
  if (condition === "") return true;
  const read = readCondition(condition);
  const incident = { status: "triggered", urgency, ...(priority !== undefined && { priority }) };
  return read !== undefined && holds(read, { incident });
}

/** Whom an incident asks at one minute. */
export interface Call {
  readonly minute: Minutes;
  readonly targets: readonly Target[];
  /** By requests, whoever has acknowledged; otherwise by the incident's own ladder, until somebody does. */
  readonly requested: boolean;
}

/** Whom an incident asks at which minute, the first time that its ladder and each request are climbed. */
export function calls({ ladder, requests }: Mobilisation): readonly Call[] {
  const of = (policies: readonly Policy[], requested: boolean): Call[] => {
    const first = policies.flatMap(steps).filter(({ climb }) => climb === 0);
    const minutes = [...new Set(first.map(({ minute }) => minute))];
    return minutes.map((minute) => ({
      minute,
      targets: first.filter((it) => it.minute === minute).flatMap((it) => it.targets),
      requested,
    }));
  };
  const all = [
    ...of(ladder === undefined ? [] : [ladder], false),
    ...of(
      requests.map(({ policy }) => policy),
      true,
    ),
  ];
  return all.sort((a, b) => a.minute - b.minute || Number(a.requested) - Number(b.requested));
}
