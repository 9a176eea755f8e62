import type { Environment } from "../../src/environment";
import { failoverSpecs } from "../../src/failover";
import { plan } from "../../src/plan";
import { record, text, type Resource } from "../../src/review/resources";
import { documentsOf, type Account } from "./systemsManager";

const parsed = (value: unknown): unknown => JSON.parse(text(value) ?? "{}");

/** What automation needs of an account, from the resources that the program declares there. */
export function accountFrom(resources: readonly Resource[], web: Account["web"]): Account {
  const inputs = (type: string) => resources.filter((it) => it.type === type).map((it) => it.inputs);
  const arnOf = (role: unknown) => `arn:aws:iam::123456789012:role/${text(role) ?? ""}`;
  return {
    documents: documentsOf(
      inputs("aws:ssm/document:Document").map(({ region, name, content }) => ({
        region: text(region) ?? "",
        name: text(name) ?? "",
        content: text(content) ?? "",
      })),
    ),
    roles: new Map(inputs("aws:iam/rolePolicy:RolePolicy").map(({ role, policy }) => [arnOf(role), parsed(policy)])),
    resources: {
      // Rules against plain HTTP do not concern calls that an SDK makes.
      buckets: Object.fromEntries(
        inputs("aws:s3/bucketPolicy:BucketPolicy").map(({ bucket, policy }) => [text(bucket) ?? "", parsed(policy)]),
      ),
    },
    rules: inputs("aws:cloudwatch/eventTarget:EventTarget")
      .filter(({ arn }) => text(arn)?.includes(":automation-definition/") === true)
      .map(({ region, rule, arn, roleArn, inputTransformer }) => ({
        role: text(roleArn) ?? "",
        region: text(region) ?? "",
        pattern: record(
          parsed(
            inputs("aws:cloudwatch/eventRule:EventRule").find((it) => it.name === rule && it.region === region)
              ?.eventPattern,
          ),
        ),
        document: /automation-definition\/([^:]+)/.exec(text(arn) ?? "")?.[1] ?? "",
        inputPaths: record(record(inputTransformer).inputPaths) as Record<string, string>,
        inputTemplate: text(record(inputTransformer).inputTemplate) ?? "",
      })),
    web,
  };
}

/** What `seed.py` makes: the declared stores, keys, lists and logs, and what the product has put into them. */
export function seedOf(environment: Environment, { resources }: Account) {
  const { names, keys } = failoverSpecs(plan, environment);
  const { primary, standby } = names.regions;
  const both = (kind: "artefacts" | "evidence") => [names.bucket(kind, "primary"), names.bucket(kind, "standby")];
  const linked = (breach: string, ...pids: readonly string[]) => ({
    service: "pid-registry",
    evt: { name: "pid.linkage" },
    breach: { id: breach },
    affected: { users: pids.length, pids },
  });
  const quiet = plan.forensics.logs.map(({ key }) => [`/zkp/${key}`, [{ service: key, message: "nothing special" }]]);
  return {
    regions: [primary, standby],
    look: [primary, standby],
    tables: ["zkp-controls"],
    buckets: {
      [primary]: [names.bucket("artefacts", "primary"), names.bucket("evidence", "primary")],
      [standby]: [
        names.bucket("artefacts", "standby"),
        names.bucket("evidence", "standby"),
        names.bucket("switch", "standby"),
      ],
    },
    // The one bucket that is open to everybody for one object; conditions on transport mean nothing on loopback.
    openBuckets: Object.fromEntries(Object.entries(resources.buckets).filter(([name]) => name.includes("-switch-"))),
    objects: ["membership/1.0", "membership/2.0", "age/1.0"].map((it) => ({
      key: `circuits/${it}/verifying.key`,
      buckets: both("artefacts"),
    })),
    keys: keys.map(({ key, spec, policy }) => ({
      alias: `alias/zkp/${key}`,
      spec,
      policy: JSON.stringify(policy),
      tags: [{ TagKey: "zkp-signing-key", TagValue: key }],
    })),
    ipSets: {
      "zkp-strict-v4": "IPV4",
      "zkp-strict-v6": "IPV6",
      "zkp-blocked-v4": "IPV4",
      "zkp-blocked-v6": "IPV6",
    },
    logs: {
      ...(Object.fromEntries(quiet) as Readonly<Record<string, unknown>>),
      "/zkp/application": [
        linked("BR001", "pid-1", "pid-2"),
        linked("BR001", "pid-2", "pid-3"),
        linked("BR002", "pid-9"),
        { service: "pid-registry", message: "BR001 is spoken of here, and nothing was linked" },
      ],
    },
    secrets: environment.failover.cdn === undefined ? [] : [environment.failover.cdn.tokenSecret],
  };
}
