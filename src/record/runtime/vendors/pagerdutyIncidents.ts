import * as z from "zod/mini";
import { displayName, severityKeys, type SeverityKey } from "../../../plan";
import { unionOf, type OpenIncident } from "../core";
import type { Facts } from "../facts";
import { incidentShape, severityOf } from "../inbound/incident";
import { Refused } from "./ask";
import { connectPagerduty } from "./pagerdutyApi";
import type { Doer, Doers, Secrets } from "./task";

const target = z.looseObject({ id: z.string(), type: z.string() });
const askedShape = z.looseObject({
  responder_requests: z.nullish(
    z.array(
      z.looseObject({
        responder_request_targets: z.nullish(z.array(z.looseObject({ responder_request_target: target }))),
      }),
    ),
  ),
});
const listShape = z.looseObject({
  incidents: z.array(incidentShape),
  more: z.nullish(z.boolean()),
});
const businessShape = z.looseObject({
  business_services: z.array(z.looseObject({ id: z.string(), name: z.string() })),
});
const variablesShape = z.looseObject({
  cache_variables: z.array(z.looseObject({ id: z.string(), name: z.string() })),
});

/** PagerDuty: what an incident becomes when its severity changes, or when another one of its cause is open. */
export function followIncidents(facts: Facts, secrets: Secrets): Doers {
  const { call, find, requester } = connectPagerduty(facts, secrets);

  const openIncidents = async (): Promise<readonly OpenIncident[]> => {
    const open: OpenIncident[] = [];
    for (let offset = 0; ; offset += 100) {
      const page = listShape.parse(
        await call(`/incidents?statuses[]=triggered&statuses[]=acknowledged&limit=100&offset=${offset}`),
      );
      for (const { id, title, created_at: openedAt, priority, service } of page.incidents) {
        const severity = severityOf(priority?.summary, facts) ?? facts.services[service.summary ?? ""];
        if (severity !== undefined) open.push({ id, title, severity, openedAt });
      }
      if (page.more !== true) return open;
    }
  };

  /** Tells a service that its alerts wait, or no longer; nothing where it has no room for that. */
  const tell = async (service: string, waits: boolean, variable: string, value: string) => {
    const path = `/event_orchestrations/services/${await find("services", "name", service)}/cache_variables`;
    const known = variablesShape.safeParse(await call(path, "GET", undefined, [402, 404]));
    const id = known.data?.cache_variables.find(({ name }) => name === variable)?.id;
    if (id === undefined) return;
    if (waits) await call(`${path}/${id}/data`, "PUT", { cache_variable_data: value });
    else await call(`${path}/${id}/data`, "DELETE", undefined, [404]);
  };

  const impact: Doer<"impact"> = async ({ component }, { view, plan }) => {
    const { title } = plan.components[component];
    const { business_services: known } = businessShape.parse(await call("/business_services?limit=100"));
    const id = known.find(({ name }) => name === title)?.id;
    if (id === undefined) throw new Refused(`PagerDuty knows no business service ${title}`);
    await call(`/incidents/${view.record.id}/business_services/${id}/impacts`, "PUT", { relation: "impacted" });
    return undefined;
  };

  return {
    settle: async (_, { view, plan }) => {
      const { severity, worst } = view;
      // What is raised is asked for by its ladder and by its workflows.
      if (severity === worst || !view.isOpen()) return undefined;
      const path = `/incidents/${view.record.id}`;
      const [own, ...roles] = await Promise.all(
        [displayName(severity), ...plan.escalationMatrix[severity].roles.map((it) => plan.roles[it].title)].map((it) =>
          find("escalation_policies", "name", it),
        ),
      );
      await call(path, "PUT", {
        incident: {
          type: "incident_reference",
          urgency: plan.severities[severity].urgency,
          escalation_policy: { id: own, type: "escalation_policy_reference" },
        },
      });
      const asked = askedShape.safeParse((await call(path))?.incident);
      const targets = (asked.data?.responder_requests ?? [])
        .flatMap((it) => it.responder_request_targets ?? [])
        .map((it) => it.responder_request_target);
      const unneeded = [...new Map(targets.map((it) => [it.id, it])).values()].filter(
        ({ id }) => id !== own && !roles.includes(id),
      );
      if (unneeded.length === 0) return undefined;
      await call(
        `${path}/responder_requests/cancel`,
        "PUT",
        {
          requester_id: await requester(),
          responder_request_targets: unneeded.map(({ id, type }) => ({ responder_request_target: { id, type } })),
        },
        // Whoever has answered in the meantime stays.
        [400, 404],
      );
      return { withdrawn: String(unneeded.length) };
    },
    ...(facts.pagerduty.businessServices && { impact }),
    unite: async (_, { plan }) => {
      const { merges, waiting } = unionOf(await openIncidents(), plan);
      for (const { into, from } of merges)
        await call(`/incidents/${into}/merge`, "PUT", {
          source_incidents: from.map((id) => ({ id, type: "incident_reference" })),
        });
      const { variable, open } = plan.dependents;
      const lesser = (it: SeverityKey) => it !== severityKeys[0];
      for (const [service, severity] of Object.entries(facts.services).filter(([, it]) => lesser(it)))
        await tell(service, waiting.includes(severity), variable, open);
      return merges.length === 0 ? undefined : { merged: String(merges.flatMap((it) => it.from).length) };
    },
  };
}
