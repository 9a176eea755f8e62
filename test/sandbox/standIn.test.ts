import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { standIn } from "../../sandbox/behaviour";
import { openCloud, type Cloud } from "../../sandbox/cloud";
import { packages } from "../../sandbox/rules";

let directory: string;
let cloud: Cloud;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "cloud-"));
  cloud = openCloud(directory);
});
afterEach(() => {
  cloud.close();
  rmSync(directory, { recursive: true, force: true });
});

function provider(name: string) {
  const rules = packages.find((it) => it.name === name);
  if (rules === undefined) throw new Error(`no stand-in for ${name}`);
  return standIn(rules, cloud);
}

const subject = (type: string, name = "it") => ({ type, name, urn: `urn:pulumi:prod::x::${type}::${name}` });
const zone = subject("aws:route53/zone:Zone");

describe("a stand-in provider", () => {
  it("answers with ids and computed outputs in the vendor's formats", () => {
    const aws = provider("aws");
    const created = aws.create(zone, { name: "vey.example" });
    expect(created.id).toMatch(/^Z[A-Z0-9]{20}$/);
    expect(created.outputs.arn).toBe(`arn:aws:route53:::hostedzone/${created.id}`);
    expect(provider("datadog").create(subject("datadog:index/monitor:Monitor"), {}).id).toMatch(/^\d{9}$/);
    expect(provider("pagerduty").create(subject("pagerduty:index/user:User"), {}).id).toMatch(/^P[A-Z0-9]{6}$/);
  });

  it("puts the account that the provider may use and the resource's own region into ARNs", () => {
    const aws = provider("aws");
    aws.configure({ region: "us-west-2", allowedAccountIds: '["123456789012"]' });
    const topic = subject("aws:sns/topic:Topic");
    expect(aws.create(topic, { name: "pages" }).outputs.arn).toBe("arn:aws:sns:us-west-2:123456789012:pages");
    expect(aws.create(topic, { name: "other", region: "us-east-1" }).outputs.arn).toBe(
      "arn:aws:sns:us-east-1:123456789012:other",
    );
  });

  it("gives the same id in every run, and a new one to an object that is made again", () => {
    const aws = provider("aws");
    const { id } = aws.create(zone, { name: "vey.example" });
    aws.remove(zone, id);
    const again = aws.create(zone, { name: "vey.example" });
    expect(again.id).not.toBe(id);

    const elsewhere = openCloud(join(directory, "elsewhere"));
    const rules = packages.find(({ name }) => name === "aws");
    expect(rules && standIn(rules, elsewhere).create(zone, { name: "vey.example" }).id).toBe(id);
    elsewhere.close();
  });

  it("shows what somebody else changed, and nothing for what somebody deleted", () => {
    const aws = provider("aws");
    const { id } = aws.create(zone, { name: "vey.example", comment: "ours" });
    const held = cloud.get(zone.type, id);
    if (held === undefined) throw new Error("the zone is missing");
    cloud.put({ ...held, inputs: { ...held.inputs, comment: "theirs" } });
    expect(aws.read(zone, id, {})?.outputs.comment).toBe("theirs");
    cloud.remove(zone.type, id);
    expect(aws.read(zone, id, {})).toBeUndefined();
    expect(() => aws.update(zone, id, {}, {})).toThrow("does not exist");
  });

  it("shows nobody that a key was changed which its vendor never tells", () => {
    const datadog = provider("datadog");
    const handle = subject("datadog:pagerduty/serviceObject:ServiceObject");
    const { id } = datadog.create(handle, { serviceName: "zkp-p0", serviceKey: "ours" });
    const held = cloud.get(handle.type, id);
    if (held === undefined) throw new Error("the handle is missing");
    cloud.put({ ...held, inputs: { ...held.inputs, serviceKey: "theirs" } });
    expect(datadog.read(handle, id, { serviceName: "zkp-p0", serviceKey: "ours" })?.inputs.serviceKey).toBe("ours");
    expect(datadog.read(handle, id, {})?.inputs).toEqual({ serviceName: "zkp-p0" });
  });

  it("finds what is imported by the id that the real importer takes, and by no other", () => {
    const pagerduty = provider("pagerduty");
    const contact = subject("pagerduty:index/userContactMethod:UserContactMethod");
    const userId = pagerduty.create(subject("pagerduty:index/user:User"), { email: "alice@vey.example" }).id;
    const { id } = pagerduty.create(contact, { userId, type: "email_contact_method", address: "a@vey.example" });
    expect(pagerduty.read(contact, `${userId}:${id}`, {})?.id).toBe(id);
    expect(pagerduty.read(contact, id, {})).toBeUndefined();
    const aws = provider("aws");
    aws.configure({ region: "us-west-2" });
    const list = subject("aws:wafv2/ipSet:IpSet");
    const made = aws.create(list, { name: "blocked", scope: "REGIONAL", region: "us-east-1" });
    expect(aws.read(list, `${made.id}/blocked/REGIONAL@us-east-1`, {})?.id).toBe(made.id);
    expect(aws.read(list, `${made.id}/blocked/REGIONAL`, {})).toBeUndefined();
  });

  it("refuses a type that the SDK does not have, and names it", () => {
    expect(provider("pagerduty").check(subject("pagerduty:index/usr:Usr"), {})).toEqual([
      {
        property: "",
        reason: expect.stringContaining("pagerduty:index/usr:Usr is a resource type of neither") as string,
      },
    ]);
    expect(provider("pagerduty").check(subject("pagerduty:index/tag:Tag"), { label: "zkp" })).toEqual([]);
  });

  it("finds the priorities that an operator made, and says which there are when it does not", () => {
    const priority = (name: string) =>
      provider("pagerduty").invoke("pagerduty:index/getPriority:getPriority", { name });
    expect(priority("p0")).toMatchObject({ name: "P0" });
    expect(() => priority("SEV1")).toThrow("SEV1 (there are P0, P1, P2, P3)");
  });
});
