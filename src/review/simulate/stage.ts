import type { Plan } from "../../plan";
import type { Graph } from "../graph";
import { scenarios, type Scenario } from "./scenarios";
import { mailed, mailKey, type Source } from "./sources";

/** What of the declared resources a scenario is played on. */
export type Stage = Pick<Graph, "hosts" | "monitors" | "people" | "recorded" | "schedules" | "services" | "workflows"> &
  Partial<Pick<Graph, "resources" | "sources">> & {
    /** Where the ways in are not there: what has come in by them, by the mail. */
    readonly mails?: ReadonlyMap<string, Source>;
  };

/** What of the plan it is held to. */
export type Promised = Pick<
  Plan,
  | "components"
  | "continuity"
  | "errorRate"
  | "errorRateBands"
  | "escalationMatrix"
  | "eventSources"
  | "gdpr"
  | "mailboxes"
  | "probes"
  | "readiness"
  | "roles"
  | "severities"
  | "signals"
  | "triage"
>;

/** A stage and its promises, and nothing else: what a page needs that plays scenarios itself. */
export const staged = (graph: Graph, plan: Plan): { readonly stage: Stage; readonly promised: Promised } => ({
  stage: {
    hosts: graph.hosts,
    mails: mailsOf(graph, plan),
    monitors: graph.monitors,
    people: graph.people,
    recorded: graph.recorded,
    schedules: graph.schedules,
    services: graph.services,
    workflows: graph.workflows,
  },
  promised: {
    components: plan.components,
    continuity: plan.continuity,
    errorRate: plan.errorRate,
    errorRateBands: plan.errorRateBands,
    escalationMatrix: plan.escalationMatrix,
    eventSources: plan.eventSources,
    gdpr: plan.gdpr,
    mailboxes: plan.mailboxes,
    probes: plan.probes,
    readiness: plan.readiness,
    roles: plan.roles,
    severities: plan.severities,
    signals: plan.signals,
    triage: plan.triage,
  },
});

/** What becomes of the mails of every scenario. */
const mailsOf = (graph: Graph, plan: Plan): ReadonlyMap<string, Source> =>
  new Map(
    Object.values<Scenario>(scenarios)
      .flatMap(({ faults }) => faults)
      .flatMap((it) => {
        const source = it.kind === "mail" ? mailed(graph, it, plan) : undefined;
        return source === undefined ? [] : [[mailKey(it), source] as const];
      }),
  );
