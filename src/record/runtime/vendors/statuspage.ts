import { components, type ComponentKey } from "../../../plan";
import { statusesOf, type PageState, type View } from "../core";
import type { Facts } from "../facts";
import { filled, statusText } from "../texts";
import { ask, Refused } from "./ask";
import type { Doers, Secrets } from "./task";

interface PageIncident {
  readonly id: string;
  readonly metadata?: { readonly record?: { readonly reference?: string } };
  readonly incident_updates?: readonly { readonly body?: string; readonly status?: string }[];
}

/** What a component is called as long as it lasts; resolved, it is operational. */
const componentStatus = (view: View) => {
  if (!view.isOpen()) return "operational";
  return view.worst === "p0" ? "major_outage" : "partial_outage";
};

/** Statuspage: one incident for each of ours, and an update for each of its states. */
export function statuspage(
  { url, pageId, components: ids }: NonNullable<Facts["statusPage"]>,
  secrets: Secrets,
): Doers {
  const call = async (path: string, method: "GET" | "POST" | "PATCH" = "GET", body?: unknown) =>
    ask("Statuspage", `${url}/v1/pages/${pageId}${path}`, {
      method,
      headers: { authorization: `OAuth ${await secrets("statuspage")}` },
      ...(body !== undefined && { body }),
    });
  const find = async (reference: string): Promise<PageIncident | undefined> => {
    const answer = (await call("/incidents?limit=100")) as unknown as readonly PageIncident[];
    return answer.find(({ metadata }) => metadata?.record?.reference === reference);
  };
  return {
    "show-status": async ({ state, at }, { view, values, again }) => {
      const { reference } = view.record;
      const body = statusText(state, values);
      const status = newest(view);
      const affected = ids[affectedComponent(view)];
      const known = view
        .of("done")
        .find(({ what }) => what.effect.startsWith("status|") && what.result.page !== undefined);
      const there = again ? await find(reference) : undefined;
      const id = known?.what.result.page ?? there?.id;
      if (there?.incident_updates?.some((it) => it.body === body && it.status === state) === true)
        return { page: there.id, state };
      const shown = { status, body, components: { [affected]: componentStatus(view) } };
      if (id !== undefined) {
        await call(`/incidents/${id}`, "PATCH", { incident: shown });
        return { page: id, state };
      }
      const template =
        view.signal?.runbook === "service-outage" && affectedComponent(view) === "proof-verification"
          ? "outage"
          : "status-page";
      const created = await call("/incidents", "POST", {
        incident: {
          ...shown,
          name: filled(template, values, "plain").subject,
          component_ids: [affected],
          deliver_notifications: true,
          metadata: { record: { reference, since: at } },
        },
      });
      if (typeof created?.id !== "string") throw new Refused("Statuspage's answer has no id");
      return { page: created.id, state };
    },
  };
}

/** The page always shows the newest state; an update that comes late adds its text only. */
const newest = (view: View): PageState => statusesOf(view).at(-1)?.state ?? "investigating";

/** The component that customers see fail: what people say, else what the signal is about, else the one all rely on. */
function affectedComponent(view: View): ComponentKey {
  const said = view.fields.affected_component;
  const named = Object.keys(components).find(
    (it) => it === said || components[it as ComponentKey].title === said || it === view.signal?.service,
  );
  return (named ?? "proof-verification") as ComponentKey;
}
