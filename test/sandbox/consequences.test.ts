import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCloud, openIncident, orphans, type Cloud } from "../../sandbox/cloud";
import { refuseDelete, refuseWrite, replacedBy } from "../../sandbox/consequences";
import { references } from "../../sandbox/consequences/references";
import { uniqueness } from "../../sandbox/consequences/uniqueness";
import { checkShape } from "../../sandbox/shapes";
import type { Properties } from "../../sandbox/protocol";

const user = "pagerduty:index/user:User";
const schedule = "pagerduty:index/schedule:Schedule";
const policy = "pagerduty:index/escalationPolicy:EscalationPolicy";
const service = "pagerduty:index/service:Service";
const monitor = "datadog:index/monitor:Monitor";
const serviceObject = "datadog:pagerduty/serviceObject:ServiceObject";

let directory: string;
let cloud: Cloud;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "cloud-"));
  cloud = openCloud(directory);
  const put = (type: string, id: string, inputs: Properties) => {
    cloud.put({ type, id, name: id, inputs });
  };
  put(user, "PALICE", { name: "Alice Smith", email: "alice@vey.example" });
  put(schedule, "PSEAT", { name: "IC on call", layers: [{ users: ["PALICE"] }] });
  put(policy, "PPOLICY", { name: "P0", rules: [{ targets: [{ id: "PSEAT", type: "schedule_reference" }] }] });
  put(service, "PSERVICE", { name: "zkp-p0", escalationPolicy: "PPOLICY" });
  put(serviceObject, "zkp-p0", { serviceName: "zkp-p0" });
  put(monitor, "101", { type: "query alert", name: "leaf", query: "q", message: "silent" });
  put(monitor, "102", { type: "composite", name: "page", query: "101", message: "down @pagerduty-zkp-p0" });
});
afterEach(() => {
  cloud.close();
  rmSync(directory, { recursive: true, force: true });
});

describe("the stand-in cloud", () => {
  it("holds whom an open incident may still notify, until it is resolved", () => {
    const incident = openIncident(cloud, "zkp-p0", "Proofs fail");
    const held = [
      [policy, "PPOLICY"],
      [schedule, "PSEAT"],
      [user, "PALICE"],
    ] as const;
    // What declares nothing any more is held all the same: the incident goes on with what it began with.
    cloud.remove(service, "PSERVICE");
    for (const [type, id] of held) {
      const object = cloud.get(type, id);
      if (object === undefined) throw new Error(`there is no ${id}`);
      expect(() => {
        refuseDelete(cloud, object);
      }).toThrow(/held by open incidents; you must first resolve or reassign Q000001 \(Proofs fail\)/);
    }
    cloud.put({ ...incident, inputs: { ...incident.inputs, status: "resolved" } });
    for (const [type, id] of held) {
      const object = cloud.get(type, id);
      if (object !== undefined) refuseDelete(cloud, object);
      cloud.remove(type, id);
    }
    expect(orphans(cloud.list(), []).map(({ type }) => type)).not.toContain(incident.type);
  });

  it("takes no downtime that should have begun already, but leaves one be that is there", () => {
    const downtime = "datadog:index/downtimeSchedule:DowntimeSchedule";
    const from = (start: string, timezone = "UTC") => ({ recurringSchedule: { timezone, recurrences: [{ start }] } });
    const soon = new Date(Date.now() + 3_600_000).toISOString().slice(0, 19);
    expect(() => {
      refuseWrite(cloud, downtime, from("2025-12-01T14:00:00"));
    }).toThrow(/2025-12-01T14:00:00 \(UTC\) is in the past/);
    refuseWrite(cloud, downtime, from(soon));
    // In an hour by the clocks of UTC: in Tokyo that was eight hours ago.
    expect(() => {
      refuseWrite(cloud, downtime, from(soon, "Asia/Tokyo"));
    }).toThrow("is in the past");
    refuseWrite(cloud, downtime, from("2025-12-01T14:00:00"), { type: downtime, id: "D", name: "d", inputs: {} });
    expect(() => {
      refuseWrite(cloud, downtime, { oneTimeSchedule: { start: "2025-12-01T14:00:00Z" } });
    }).toThrow("oneTimeSchedule.start");
  });

  it("takes a role's policies only as far as IAM does, which counts them together", () => {
    const type = "aws:iam/rolePolicy:RolePolicy";
    const of = (length: number) => ({ role: "zkp-executor", policy: `"${"x".repeat(length - 2)}"` });
    cloud.put({ type: "aws:iam/role:Role", id: "zkp-executor", name: "executor", inputs: { name: "zkp-executor" } });
    const first = { type, id: "zkp-executor:rights", name: "rights", inputs: of(8000) };
    cloud.put(first);
    refuseWrite(cloud, type, of(2240));
    expect(() => {
      refuseWrite(cloud, type, of(2241));
    }).toThrow("LimitExceeded: Maximum policy size of 10240 bytes exceeded for role zkp-executor");
    refuseWrite(cloud, type, of(10_240), first);
  });

  it.each<[string, string, Properties, RegExp]>([
    [
      "a schedule of a user who does not exist",
      schedule,
      { layers: [{ users: ["PNOBODY"] }] },
      /layers\[0\]\.users\[0\] names PNOBODY, and there is no such User/,
    ],
    [
      "a policy that targets nobody",
      policy,
      { rules: [{ targets: [{ id: "PNONE" }] }] },
      /no such User or Schedule or Schedulev2/,
    ],
    [
      "a composite of a monitor that does not exist",
      monitor,
      { type: "composite", query: "101 && 999" },
      /query names 999, and there is no such Monitor/,
    ],
    [
      "a handle of a service that was renamed",
      monitor,
      { type: "query alert", message: "down @pagerduty-zkp-p9" },
      /message names zkp-p9, and there is no such ServiceObject/,
    ],
    [
      "a burn-rate monitor of an SLO that does not exist",
      monitor,
      { type: "slo alert", query: 'burn_rate("abc").over("30d").long_window("1h").short_window("5m") > 14.4' },
      /no such ServiceLevelObjective/,
    ],
    [
      "a second user with the same e-mail",
      user,
      { name: "Other", email: "alice@vey.example" },
      /Email has already been taken.*PALICE/,
    ],
    [
      "a second service with the same name",
      service,
      { name: "zkp-p0", escalationPolicy: "PPOLICY" },
      /Name has already been taken/,
    ],
    [
      "a second monitor that is the same",
      monitor,
      { type: "query alert", name: "leaf", query: "q", message: "silent" },
      /Duplicate of an existing monitor_id/,
    ],
  ])("refuses %s", (_, type, inputs, words) => {
    expect(() => {
      refuseWrite(cloud, type, inputs);
    }).toThrow(words);
  });

  it.each<[string, Properties, RegExp]>([
    ["of another type", { type: "A", failoverRoutingPolicies: [{ type: "SECONDARY" }] }, /a pair shares name and type/],
    [
      "that is a second PRIMARY",
      { type: "CNAME", failoverRoutingPolicies: [{ type: "PRIMARY" }] },
      /has a "PRIMARY" record already/,
    ],
  ])("refuses the other half of a failover pair %s", (_, change, words) => {
    const zone = "aws:route53/zone:Zone";
    const record = "aws:route53/record:Record";
    cloud.put({ type: zone, id: "Z1", name: "zone", inputs: { name: "vey.example" } });
    const shared = { zoneId: "Z1", name: "api" };
    const primary = { ...shared, type: "CNAME", setIdentifier: "a", failoverRoutingPolicies: [{ type: "PRIMARY" }] };
    cloud.put({ type: record, id: "R1", name: "primary", inputs: primary });
    expect(() => {
      refuseWrite(cloud, record, { ...shared, setIdentifier: "b", ...change });
    }).toThrow(words);
    expect(() => {
      refuseWrite(cloud, record, { ...primary, setIdentifier: "b", failoverRoutingPolicies: [{ type: "SECONDARY" }] });
    }).not.toThrow();
  });

  it.each([
    ["owner", "responder", /Role fetched is different.*always manager/],
    ["read_only_user", "manager", /always observer/],
  ])("never reports the team role that an %s asks for as %s", (base, asked, words) => {
    cloud.put({ type: user, id: "PBASE", name: "base", inputs: { email: "base@vey.example", role: base } });
    cloud.put({ type: "pagerduty:index/team:Team", id: "PTEAM", name: "team", inputs: { name: "Responders" } });
    const membership = "pagerduty:index/teamMembership:TeamMembership";
    expect(() => {
      refuseWrite(cloud, membership, { userId: "PBASE", teamId: "PTEAM", role: asked });
    }).toThrow(words);
    expect(() => {
      refuseWrite(cloud, membership, { userId: "PALICE", teamId: "PTEAM", role: asked });
    }).not.toThrow();
  });

  it("lets an object be written over itself", () => {
    for (const object of cloud.list()) {
      expect(() => {
        refuseWrite(cloud, object.type, object.inputs, object);
      }).not.toThrow();
    }
  });

  it.each([
    ["PALICE", user, /User cannot be deleted because they are on call.*Schedule PSEAT/],
    [
      "PSEAT",
      schedule,
      /Schedule can't be deleted if it's being used by escalation policies.*EscalationPolicy PPOLICY/,
    ],
    ["PPOLICY", policy, /The policy is being used by services.*Service PSERVICE/],
    ["101", monitor, /monitor is referenced in composite monitors.*Monitor 102/],
  ])("refuses to delete %s while something still needs it", (id, type, words) => {
    const object = cloud.get(type, id);
    expect(object).toBeDefined();
    if (object === undefined) return;
    expect(() => {
      refuseDelete(cloud, object);
    }).toThrow(words);
  });

  it("lets go in a legal order", () => {
    const order: [string, string][] = [
      [service, "PSERVICE"],
      [policy, "PPOLICY"],
      [schedule, "PSEAT"],
      [user, "PALICE"],
      [monitor, "102"],
      [monitor, "101"],
    ];
    for (const [type, id] of order) {
      const object = cloud.get(type, id);
      if (object !== undefined) refuseDelete(cloud, object);
      cloud.remove(type, id);
    }
    expect(cloud.list().map(({ id }) => id)).toEqual(["zkp-p0"]);
  });

  it("lets a leaf go that says so, although a composite names it", () => {
    const leaf = cloud.get(monitor, "101");
    expect(leaf).toBeDefined();
    if (leaf === undefined) return;
    expect(() => {
      refuseDelete(cloud, { ...leaf, inputs: { ...leaf.inputs, forceDelete: true } });
    }).not.toThrow();
  });

  it.each([
    ["aws:s3/bucket:Bucket", "region"],
    ["aws:kms/key:Key", "region"],
    ["aws:kms/replicaKey:ReplicaKey", "primaryKeyArn"],
    ["pagerduty:index/tag:Tag", "label"],
    ["pagerduty:index/serviceDependency:ServiceDependency", "dependency"],
  ])("makes a new %s when its %s changes", (type, property) => {
    expect(replacedBy(type)).toContain(property);
  });

  it("knows references and unique properties only of types that the SDKs declare", () => {
    const types = [...Object.keys(references), ...Object.keys(uniqueness)].filter((it) => /^(aws|datadog):/.test(it));
    expect(types.filter((type) => checkShape(type, {}) === undefined)).toEqual([]);
  });
});
