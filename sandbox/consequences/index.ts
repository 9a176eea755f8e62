import { canonical } from "../../src/review/resources";
import { openOn, type Cloud, type CloudObject } from "../cloud";
import { textOf } from "../constraints";
import type { Properties } from "../protocol";
import { refuseOddPair } from "./failover";
import { refusePast } from "./past";
import { refuseLongSum } from "./quotas";
import { namedIn } from "./references";
import { awaitMembership } from "./settling";
import { uniqueness } from "./uniqueness";

export { refuseRead } from "./promotion";
export { replacedBy } from "./replacement";
export { takenFor } from "./uniqueness";
export { written } from "./writing";

/**
 * What an API answers when inputs are written: everything they name must exist, and what must be unique must be.
 *
 * @param self the object that is written, when it exists already.
 * @throws Error in the vendor's words, as far as they are known.
 */
export function refuseWrite(cloud: Cloud, type: string, inputs: Properties, self?: CloudObject): void {
  for (const { id, to, where } of namedIn(type, inputs)) {
    if (to.some((it) => cloud.get(it, id) !== undefined)) continue;
    const kinds = to.map((it) => it.split(":").at(-1)).join(" or ");
    throw new Error(`404 Not Found: ${where} names ${id}, and there is no such ${kinds}`);
  }
  awaitMembership(cloud, type, inputs);
  refuseOddPair(cloud, type, inputs, self);
  refuseLongSum(cloud, type, inputs, self);
  if (self === undefined) refusePast(type, inputs, new Date());
  const unique = uniqueness[type];
  if (unique === undefined) return;
  const values = (of: Properties) => {
    const seen = canonical(type, of);
    return JSON.stringify(unique.properties.map((name) => seen[name] ?? null));
  };
  const twin = cloud
    .list()
    .find((it) => it.type === type && it.id !== self?.id && values(it.inputs) === values(inputs));
  if (twin === undefined) return;
  const shown = unique.properties.map((name) => inputs[name]).filter((it) => typeof it === "string");
  throw new Error(`${unique.answer(shown.join(" "))} (it is ${twin.id}${twin.name === "" ? "" : `, ${twin.name}`})`);
}

/**
 * What an API answers when an object is deleted that others still need.
 *
 * @throws Error in the vendor's words, as far as they are known.
 */
export function refuseDelete(cloud: Cloud, object: CloudObject): void {
  const kind = object.type.split(":").at(-1) ?? object.type;
  const incidents = openOn(cloud, object).map(({ id, inputs }) => `${id} (${textOf(inputs, "title") ?? ""})`);
  if (incidents.length > 0)
    throw new Error(
      `400 Bad Request: ${kind} ${object.name} is held by open incidents; you must first resolve or reassign ${incidents.join(", ")}`,
    );
  const holders = cloud
    .list()
    .filter((it) => it.id !== object.id || it.type !== object.type)
    .filter((it) =>
      namedIn(it.type, it.inputs).some(({ id, to, holds }) => holds && id === object.id && to.includes(object.type)),
    );
  // A leaf that is declared with forceDelete goes although composites and SLOs still name it.
  if (holders.length === 0 || object.inputs.forceDelete === true) return;
  const names = holders.map((it) => `${it.type.split(":").at(-1) ?? ""} ${it.name === "" ? it.id : it.name}`).sort();
  throw new Error(`${answers[object.type] ?? `400 Bad Request: ${kind} is still in use`}: ${names.join(", ")}`);
}

const answers: Readonly<Record<string, string>> = {
  "pagerduty:index/user:User":
    "400 Bad Request. Code: 6001, Errors: [User cannot be deleted because they are on call], Message: remove the user first from",
  "pagerduty:index/team:Team": "400 Bad Request. Errors: [The team cannot be deleted as it's still being used by]",
  "pagerduty:index/schedule:Schedule":
    "400 Bad Request. Code: 2001, Errors: [Schedule can't be deleted if it's being used by escalation policies]",
  "pagerduty:index/escalationPolicy:EscalationPolicy":
    "400 Bad Request. Code: 2001, Errors: [The policy is being used by services]",
  "datadog:index/monitor:Monitor":
    '400 Bad Request: {"errors":["monitor is referenced in composite monitors or service level objectives"]}',
  "aws:route53/zone:Zone":
    "deleting Route53 Hosted Zone: HostedZoneNotEmpty: The specified hosted zone contains non-required resource record sets",
  "aws:route53/healthCheck:HealthCheck": "deleting Route53 Health Check: HealthCheckInUse",
  "aws:iam/role:Role": "deleting IAM Role: DeleteConflict: Cannot delete entity, must detach all policies first",
};
