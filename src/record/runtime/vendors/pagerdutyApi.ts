import { holderOf, type Facts } from "../facts";
import { ask, Refused } from "./ask";
import type { Secrets } from "./task";

/** A user, policy, service or variable, as PagerDuty's lists show it. */
interface Listed {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
}

/** The lists in which something is looked up by its name. */
type List = "users" | "escalation_policies" | "services";

/** PagerDuty's REST API. */
export interface PagerDutyApi {
  /** @param unless refusals that mean that there is nothing to do; the answer is then undefined. */
  readonly call: (
    path: string,
    method?: "GET" | "POST" | "PUT" | "DELETE",
    body?: unknown,
    unless?: readonly number[],
  ) => Promise<Record<string, unknown> | undefined>;
  /** The id of what has this name. @throws Refused if nothing has. */
  readonly find: (list: List, by: "email" | "name", wanted: string) => Promise<string>;
  /** The id of whoever asks, when the record does. */
  readonly requester: () => Promise<string>;
}

/** Connects to PagerDuty. */
export function connectPagerduty(facts: Facts, secrets: Secrets): PagerDutyApi {
  // Whoever holds the office asks; PagerDuty wants somebody.
  const email = holderOf(facts, "incident-commander-primary")?.email ?? "";
  const call: PagerDutyApi["call"] = async (path, method = "GET", body, unless = []) =>
    ask("PagerDuty", `${facts.pagerduty.url}${path}`, {
      method,
      headers: { authorization: `Token token=${await secrets("pagerduty")}`, from: email },
      ...(body !== undefined && { body }),
      unless,
    });
  const find: PagerDutyApi["find"] = async (list, by, wanted) => {
    const answer = await call(`/${list}?query=${encodeURIComponent(wanted)}&limit=100`);
    const found = (answer?.[list] as readonly Listed[] | undefined)?.find((it) => it[by] === wanted);
    if (found === undefined) throw new Refused(`PagerDuty knows no ${wanted}`);
    return found.id;
  };
  return { call, find, requester: () => find("users", "email", email) };
}
