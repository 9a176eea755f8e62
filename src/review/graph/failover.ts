import { list, nameOf, number, property, record, text, type Resource } from "../resources";
import { compare, type Lookup } from "./lookup";
import type { Answer, HealthCheck, Host } from "./types";

const recordType = "aws:route53/record:Record";
const checkType = "aws:route53/healthCheck:HealthCheck";

/** An alias to a load balancer or distribution is cached this long; it cannot be set (Route 53 developer guide). */
const aliasTtlSeconds = 60;

/** Reads the public names that have a PRIMARY and a SECONDARY answer. */
export function readHosts(lookup: Lookup): readonly Host[] {
  const checks = new Map<string, HealthCheck>();
  const hosts = new Map<string, Host>();
  for (const it of lookup.all(recordType)) {
    const kind = text(record(list(property(it, "failoverRoutingPolicies"))[0]).type);
    if (kind !== "PRIMARY" && kind !== "SECONDARY") continue;
    const name = text(property(it, "name")) ?? nameOf(it);
    const side = kind === "PRIMARY" ? "primary" : "standby";
    hosts.set(name, { name, ...hosts.get(name), [side]: answer(it, lookup, checks) });
  }
  const sorted = [...hosts.values()].sort((a, b) => compare(a.name, b.name));
  for (const { name, primary, standby } of sorted) {
    const path = `Record ${name}`;
    const report = (rule: string, problem: string, remedy: string) =>
      lookup.findings.push({ rule, path, problem, remedy });
    if (primary === undefined) report("graph/no-primary", "has no PRIMARY answer", "declare the primary's record");
    if (standby === undefined) report("graph/no-standby", "has no SECONDARY answer", "declare the standby's record");
    if (primary !== undefined && primary.healthCheck === undefined)
      report(
        "graph/no-health-check",
        "its PRIMARY answer has no health check, so the standby is never answered",
        "attach a health check of the primary region's endpoint",
      );
    const checks = primary?.healthCheck === undefined ? [] : [primary.healthCheck, ...primary.healthCheck.children];
    if (standby?.healthCheck !== undefined && checks.includes(standby.healthCheck))
      report(
        "graph/shared-health-check",
        "both answers hang on one health check, so they fail together",
        "give the standby a health check of its own, or none",
      );
    if (checks.some(({ disabled }) => disabled))
      report(
        "graph/disabled-health-check",
        "its health check is disabled, which counts as healthy for ever",
        "enable it",
      );
  }
  return sorted;
}

function answer(it: Resource, lookup: Lookup, checks: Map<string, HealthCheck>): Answer {
  const alias = record(list(property(it, "aliases"))[0]);
  const endpoint = text(list(property(it, "records"))[0]) ?? text(alias.name) ?? "";
  const checkId = property(it, "healthCheckId");
  const found = checkId === undefined ? undefined : lookup.resolve(it, "healthCheckId", checkId, [checkType]);
  return {
    urn: it.urn,
    key: nameOf(it),
    endpoint,
    region: /[a-z]{2}(?:-[a-z]+)+-\d/.exec(endpoint)?.[0] ?? endpoint,
    ttlSeconds: number(property(it, "ttl")) ?? aliasTtlSeconds,
    ...(found !== undefined && { healthCheck: healthCheck(found, lookup, checks) }),
  };
}

/** What a check asks, as an address; empty for one that follows others. */
function targetOf(it: Resource): string {
  const host = text(property(it, "fqdn")) ?? text(property(it, "ipAddress"));
  const port = number(property(it, "port"));
  return host === undefined
    ? ""
    : `${host}${port === undefined ? "" : `:${port}`}${text(property(it, "resourcePath")) ?? ""}`;
}

function healthCheck(it: Resource, lookup: Lookup, checks: Map<string, HealthCheck>): HealthCheck {
  const known = checks.get(it.urn);
  if (known !== undefined) return known;
  const children = list(property(it, "childHealthchecks")).flatMap(
    (id) => lookup.resolve(it, "childHealthchecks", id, [checkType]) ?? [],
  );
  const check: HealthCheck = {
    urn: it.urn,
    key: nameOf(it),
    type: text(property(it, "type")) ?? "HTTPS",
    target: targetOf(it),
    intervalSeconds: number(property(it, "requestInterval")) ?? 30,
    failures: number(property(it, "failureThreshold")) ?? 3,
    disabled: property(it, "disabled") === true,
    inverted: property(it, "invertHealthcheck") === true,
    children: children.filter(({ urn }) => urn !== it.urn).map((child) => healthCheck(child, lookup, checks)),
    childThreshold: number(property(it, "childHealthThreshold")) ?? 1,
  };
  checks.set(it.urn, check);
  return check;
}
