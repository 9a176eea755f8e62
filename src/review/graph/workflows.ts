import { list, nameOf, property, record, text, type Resource } from "../resources";
import { compare, type Lookup } from "./lookup";
import { personType } from "./people";
import { policyType, serviceType } from "./paging";
import type { Person, Policy, Service, Team, Workflow } from "./types";

const workflowType = "pagerduty:index/incidentWorkflow:IncidentWorkflow";
const triggerType = "pagerduty:index/incidentWorkflowTrigger:IncidentWorkflowTrigger";
const teamType = "pagerduty:index/team:Team";
const membershipType = "pagerduty:index/teamMembership:TeamMembership";

/** What a workflow's steps may mean. */
export interface Named {
  readonly people: ReadonlyMap<string, Person>;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly services: ReadonlyMap<string, Service>;
}

/** Reads what PagerDuty does on incidents by itself or when somebody presses a button, sorted by key. */
export function readWorkflows(lookup: Lookup, named: Named): readonly Workflow[] {
  const teams = readTeams(lookup, named.people);
  const byWorkflow = new Map<string, Resource[]>();
  for (const it of lookup.all(triggerType)) {
    const workflow = lookup.resolve(it, "workflow", property(it, "workflow"), [workflowType]);
    if (workflow !== undefined) byWorkflow.set(workflow.urn, [...(byWorkflow.get(workflow.urn) ?? []), it]);
  }
  return lookup
    .all(workflowType)
    .filter((it) => property(it, "isEnabled") !== "false")
    .map((it) => ({
      key: nameOf(it),
      title: text(property(it, "name")) ?? nameOf(it),
      triggers: (byWorkflow.get(it.urn) ?? []).flatMap((trigger) => conditional(trigger, lookup, named.services)),
      ...meaning(it, lookup, named.policies, teams),
    }))
    .sort((a, b) => compare(a.key, b.key));
}

function conditional(
  trigger: Resource,
  lookup: Lookup,
  services: ReadonlyMap<string, Service>,
): Workflow["triggers"][number] | readonly [] {
  if (property(trigger, "type") !== "conditional") return [];
  const all = property(trigger, "subscribedToAllServices") === true;
  const ids = list(property(trigger, "services"));
  const found = all
    ? [...services.values()]
    : ids.flatMap((id) => {
        const service = lookup.resolve(trigger, "services", id, [serviceType]);
        return (service && services.get(service.urn)) ?? [];
      });
  return { services: found, condition: text(property(trigger, "condition")) ?? "" };
}

/** What the steps do that the response depends on; what else they do, people see. */
function meaning(
  workflow: Resource,
  lookup: Lookup,
  policies: ReadonlyMap<string, Policy>,
  teams: ReadonlyMap<string, Team>,
): Pick<Workflow, "requests" | "tells" | "setsPriority"> {
  const steps = list(property(workflow, "steps")).map(record);
  const referring = <Node>(action: string, input: string, type: string, nodes: ReadonlyMap<string, Node>): Node[] =>
    steps
      .filter((it) => text(it.action)?.includes(`:${action}:`) === true)
      .flatMap((it) => idsIn(inputOf(it, input)))
      .flatMap((id) => (id === undefined ? lookup.madeFrom(workflow, "steps", [type]) : found(id, type)))
      .flatMap(({ urn }) => nodes.get(urn) ?? []);
  const found = (id: string, type: string) => lookup.resolve(workflow, "steps", id, [type]) ?? [];
  const updated = steps.some((it) => text(it.action)?.includes(":send-status-update:") === true);
  const priority = steps.find((it) => text(it.action)?.includes(":update-incident-priority:") === true);
  const name = priority && text(inputOf(priority, "Priority"));
  return {
    requests: [...new Set(referring("add-responders", "Responders", policyType, policies))],
    tells: updated ? [...new Set(referring("add-stakeholders", "Stakeholders", teamType, teams))] : [],
    ...(name !== undefined && { setsPriority: name }),
  };
}

const inputOf = (step: Readonly<Record<string, unknown>>, name: string): unknown =>
  list(step.inputs)
    .map(record)
    .find((it) => it.name === name)?.value;

/** The ids in a JSON list of references; one undefined where they are known only after `up`. */
function idsIn(value: unknown): readonly (string | undefined)[] {
  const known = text(value);
  if (known === undefined) return [undefined];
  try {
    return list(JSON.parse(known)).flatMap((it) => text(record(it).id) ?? []);
  } catch {
    return [];
  }
}

function readTeams(lookup: Lookup, people: ReadonlyMap<string, Person>): ReadonlyMap<string, Team> {
  const members = new Map<string, Person[]>();
  for (const it of lookup.all(membershipType)) {
    const team = lookup.resolve(it, "teamId", property(it, "teamId"), [teamType]);
    const user = lookup.resolve(it, "userId", property(it, "userId"), personType);
    const person = user && people.get(user.urn);
    if (team !== undefined && person !== undefined) members.set(team.urn, [...(members.get(team.urn) ?? []), person]);
  }
  return new Map(
    lookup
      .all(teamType)
      .map((it) => [
        it.urn,
        { key: nameOf(it), name: text(property(it, "name")) ?? nameOf(it), people: members.get(it.urn) ?? [] },
      ]),
  );
}
