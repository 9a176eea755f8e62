import { isManaged, type Resource } from "../resources";
import { readCloudMonitors } from "./cloud";
import { readHosts } from "./failover";
import { readGroupings } from "./groupings";
import { compare, Lookup } from "./lookup";
import { readMonitors } from "./monitors";
import { readAttachments, readPolicies, readServices } from "./paging";
import { readPeople, readSchedules } from "./people";
import { readRoutes } from "./routing";
import { readWorkflows } from "./workflows";
import type { Graph, GraphFinding } from "./types";

/** An object that exists at a vendor. */
export interface Existing {
  readonly type: string;
  readonly id: string;
  readonly name?: string;
}

/**
 * Joins resources to the graph of who hears of what: monitor, handle, service, policy, rung, schedule, person, contact; and
 * record, health check, standby. What it does not know it leaves alone; what does not join is a finding.
 *
 * @param existing what the vendors' accounts hold, to tell what nobody declared.
 */
export function graph(resources: readonly Resource[], existing: readonly Existing[] = []): Graph {
  const lookup = new Lookup(resources);
  const people = readPeople(lookup);
  const schedules = readSchedules(lookup, people);
  const policies = readPolicies(lookup, people, schedules);
  const services = readServices(lookup, policies, readGroupings(lookup));
  const routes = readRoutes(lookup, services);
  const monitors = [...readMonitors(lookup, routes), ...readCloudMonitors(lookup, routes)].sort((a, b) =>
    compare(a.key, b.key),
  );
  const joined = {
    resources: lookup.resources,
    people: sorted(people),
    schedules: sorted(schedules),
    policies: sorted(policies),
    services: sorted(services),
    workflows: readWorkflows(lookup, { people, policies, services }),
    sources: routes.bySource,
    monitors,
    hosts: readHosts(lookup),
    recorded: lookup.all("pagerduty:index/webhookSubscription:WebhookSubscription").length > 0,
    attachments: readAttachments(lookup, services),
  };
  const findings = [...lookup.findings, ...unreachable(joined), ...unmanaged(lookup.resources, existing)];
  return { ...joined, findings: distinct(findings) };
}

const sorted = <T extends { readonly key: string }>(nodes: ReadonlyMap<string, T>): readonly T[] =>
  [...nodes.values()].sort((a, b) => compare(a.key, b.key));

/** Declared, but no path leads to it: such nodes give a false sense of being covered. */
function unreachable({
  people,
  schedules,
  policies,
  services,
  workflows,
  monitors,
}: Omit<Graph, "findings">): GraphFinding[] {
  const finding = (kind: string, key: string, problem: string, remedy: string) => ({
    rule: `graph/unreachable-${kind.toLowerCase()}`,
    path: `${kind} ${key}`,
    problem,
    remedy,
  });
  const usedPolicies = new Set([...services.map(({ policy }) => policy), ...workflows.flatMap((it) => it.requests)]);
  const targets = policies.flatMap(({ rungs }) => rungs.flatMap((rung) => rung.targets));
  const usedSchedules = new Set(targets.flatMap((it) => (it.kind === "schedule" ? it.schedule : [])));
  const paging = monitors.filter((it) => it.services.length > 0 || it.handles.length > 0);
  // A deaf one says so in its tags, and config decides when it may be heard.
  const combined = new Set(paging.flatMap(({ members }) => members.map(({ monitor }) => monitor)));
  return [
    ...policies
      .filter((it) => !usedPolicies.has(it))
      .map(({ key }) =>
        finding("Policy", key, "no service uses it, and no workflow asks it", "attach it to a service, or remove it"),
      ),
    ...schedules
      .filter((it) => !usedSchedules.has(it) && people.length > 0)
      .map(({ key }) => finding("Schedule", key, "no rung names it", "name it on a rung, or remove it")),
    ...services
      .filter(({ policy }) => policy === undefined)
      .map(({ key }) => finding("Service", key, "it has no escalation policy, so it pages nobody", "give it a policy")),
    ...monitors
      .filter((it) => !paging.includes(it) && !combined.has(it) && !it.tags.includes("role:deaf"))
      .map(({ key }) => finding("Monitor", key, "it alerts, and nobody is told", "give it a handle, or combine it")),
  ];
}

const watched = /EscalationPolicy|Schedule|Service$|Orchestration|:Monitor$|Record$|HealthCheck$|Workflow/;

/** Exists at a vendor and routes or pages, but nobody declared it. */
function unmanaged(resources: readonly Resource[], existing: readonly Existing[]): GraphFinding[] {
  if (existing.length === 0) return [];
  const declared = new Set(resources.filter(isManaged).map(({ type, id }) => `${type} ${id ?? ""}`));
  return existing
    .filter(({ type, id }) => watched.test(type) && !declared.has(`${type} ${id}`))
    .map(({ type, id, name }) => ({
      rule: "graph/unmanaged-node",
      path: `${type.split(":").at(-1) ?? type} ${name ?? id}`,
      problem: "it exists at the vendor and is not declared, so a change of it shows in no preview",
      remedy: "import it into the program, or delete it at the vendor",
    }));
}

function distinct(findings: readonly GraphFinding[]): readonly GraphFinding[] {
  const byText = new Map(findings.map((it) => [`${it.path} ${it.rule} ${it.problem}`, it]));
  return [...byText].sort(([a], [b]) => compare(a, b)).map(([, it]) => it);
}
