import { importIdOf } from "../../src/adoption";
import { Failure } from "../failure";
import type { Accounts } from "../preflight";
import type { Found, Missing, Vendors } from "./existing";

/** Where a vendor lists the objects of a type, and by which property one is known to be the plan's. */
interface Listing {
  readonly vendor: "pagerduty" | "datadog";
  readonly path: string;
  /** The property of the answer that holds the list; absent where the answer is the list. */
  readonly list?: string;
  /** The property that names it, at the vendor and among the program's inputs. */
  readonly named: string;
  readonly id?: string;
  /** A parameter that narrows the list by name, where there is one. */
  readonly query?: string;
}

const pagerduty = (path: string, list: string, named = "name", query = "query"): Listing => ({
  vendor: "pagerduty",
  path,
  list,
  named,
  query,
});

/** Types whose objects have a name of their own. What belongs to one of them is found when that is in the state. */
const listings: Readonly<Record<string, Listing>> = {
  "pagerduty:index/service:Service": pagerduty("/services", "services"),
  "pagerduty:index/escalationPolicy:EscalationPolicy": pagerduty("/escalation_policies", "escalation_policies"),
  "pagerduty:index/schedule:Schedule": pagerduty("/schedules", "schedules"),
  "pagerduty:index/team:Team": pagerduty("/teams", "teams"),
  "pagerduty:index/user:User": pagerduty("/users", "users", "email"),
  "pagerduty:index/businessService:BusinessService": pagerduty("/business_services", "business_services"),
  "pagerduty:index/incidentWorkflow:IncidentWorkflow": pagerduty("/incident_workflows", "incident_workflows"),
  "pagerduty:index/eventOrchestration:EventOrchestration": pagerduty("/event_orchestrations", "orchestrations"),
  "datadog:index/monitor:Monitor": {
    vendor: "datadog",
    path: "/api/v1/monitor",
    named: "name",
    query: "name",
  },
  "datadog:index/serviceLevelObjective:ServiceLevelObjective": {
    vendor: "datadog",
    path: "/api/v1/slo",
    list: "data",
    named: "name",
    query: "query",
  },
  "datadog:index/syntheticsTest:SyntheticsTest": {
    vendor: "datadog",
    path: "/api/v1/synthetics/tests",
    list: "tests",
    named: "name",
    id: "public_id",
  },
};

/** PagerDuty and Datadog, with the keys of the stack's config. Both list by name; AWS names most objects by their id. */
export function accountsVendors(accounts: Accounts): Vendors {
  const { pagerdutyApi, pagerdutyToken, datadogApi, datadogApiKey, datadogAppKey } = accounts;
  const ask = async ({ vendor }: Listing, method: string, path: string): Promise<unknown> => {
    const [api, headers] =
      vendor === "pagerduty"
        ? [pagerdutyApi, { accept: "application/json", authorization: `Token token=${pagerdutyToken}` }]
        : [datadogApi, { "dd-api-key": datadogApiKey, "dd-application-key": datadogAppKey }];
    const response = await fetch(`${api}${path}`, { method, headers }).catch((error: unknown) => {
      throw new Failure(`${vendor} does not answer: ${String(error)}. Nothing was changed.\n  What to do: try again.`);
    });
    if (!response.ok)
      throw new Failure(
        `${vendor} refuses ${method} ${path} (${response.status}).\n  What to do: npm run deliver -- preflight tells why.`,
      );
    const text = await response.text();
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  };
  return {
    knows: (type) => type in listings,
    find: async (missing) => (await Promise.all(missing.map((it) => find(ask, it)))).flat(),
    remove: async ({ type, importId }) => {
      const listing = listings[type];
      if (listing !== undefined) await ask(listing, "DELETE", `${listing.path}/${encodeURIComponent(importId)}`);
    },
  };
}

type Ask = (listing: Listing, method: string, path: string) => Promise<unknown>;

async function find(ask: Ask, { urn, type, inputs = {} }: Missing): Promise<readonly Found[]> {
  const listing = listings[type];
  const name = listing === undefined ? undefined : inputs[listing.named];
  if (listing === undefined || typeof name !== "string") return [];
  const same: Record<string, unknown>[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const answer = await ask(listing, "GET", `${listing.path}?${pageOf(listing, name, offset)}`);
    const page = (listing.list === undefined ? answer : (answer as Record<string, unknown>)[listing.list]) as
      Record<string, unknown>[] | undefined;
    same.push(...(page ?? []).filter((it) => it[listing.named] === name));
    if (listing.vendor !== "pagerduty" || (answer as { more?: boolean }).more !== true) break;
  }
  const [one, ...others] = same;
  if (one === undefined) return [];
  if (others.length > 0)
    throw new Failure(
      `${type} "${name}" exists ${same.length} times at ${listing.vendor}. Nothing was changed.\n  What to do: delete all but one there, then try again.`,
    );
  const id = String(one[listing.id ?? "id"]);
  return [{ urn, type, importId: importIdOf(type, (path) => (path === "id" ? id : undefined)) }];
}

const pageSize = 100;
const pageOf = ({ vendor, query }: Listing, name: string, offset: number) =>
  new URLSearchParams({
    ...(query !== undefined && { [query]: name }),
    ...(vendor === "pagerduty" && { limit: String(pageSize), offset: String(offset) }),
  }).toString();
