import { describe, expect, it } from "vitest";
import { runbookUrl } from "../../src/environment";
import { failoverSpecs } from "../../src/failover";
import { plan, regionRoles } from "../../src/plan";
import { production } from "../support/environment";
import { matchesPattern } from "./support/eventPattern";

const account = "123456789012";
const specs = failoverSpecs(plan, production());

const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;

/** Who calls, as CloudTrail writes it down. */
const callers = {
  issuer: assumed("zkp-issuer"),
  publisher: assumed("zkp-revocation-publisher"),
  deployer: assumed("zkp-deployer"),
  "break-glass": assumed("zkp-break-glass"),
  executor: assumed("zkp-executor"),
  operator: assumed("zkp-operator"),
  "another role": assumed("somebody"),
  "a role with the issuer's name elsewhere": assumed("zkp-issuer", "999999999999"),
  "a user": { type: "IAMUser", arn: `arn:aws:iam::${account}:user/issuer`, userName: "issuer" },
  "the root user": { type: "Root", arn: `arn:aws:iam::${account}:root` },
  "a service": { type: "AWSService", invokedBy: "fis.amazonaws.com" },
  "DynamoDB's replication": assumed(
    "aws-service-role/replication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBReplication",
  ),
} as const;
type Caller = keyof typeof callers;
const everybody = Object.keys(callers) as Caller[];
const everybodyBut = (...some: readonly Caller[]) => everybody.filter((it) => !some.includes(it));

function assumed(name: string, of = account) {
  const session = name.split("/").at(-1) ?? name;
  return {
    type: "AssumedRole",
    arn: `arn:aws:sts::${of}:assumed-role/${session}/session`,
    sessionContext: { sessionIssuer: { type: "Role", arn: `arn:aws:iam::${of}:role/${name}`, userName: session } },
  };
}

interface Call {
  readonly source: string;
  readonly eventName: string;
  readonly resources?: readonly { readonly ARN: string }[];
  readonly requestParameters?: Readonly<Record<string, unknown>>;
}

const key = (id: string): Pick<Call, "resources"> => ({
  resources: [{ ARN: `arn:aws:kms:us-east-1:${account}:key/${id}` }],
});
const table = (name: string): Pick<Call, "resources"> => ({
  resources: [{ ARN: `arn:aws:dynamodb:us-west-2:${account}:table/${name}` }],
});

/** Which rules take a call, in each region. */
function alerts(caller: Caller, { source, ...call }: Call): readonly string[] {
  const event = {
    source,
    "detail-type": "AWS API Call via CloudTrail",
    detail: { ...call, userIdentity: callers[caller] },
  };
  const inRegion = regionRoles.map((region) =>
    specs.alerts
      .filter(({ role: where, pattern }) => where === region && matchesPattern(pattern, event))
      .map((it) => it.key),
  );
  expect(inRegion[0]).toEqual(inRegion[1]);
  return inRegion[0] ?? [];
}

const rows: readonly (readonly [what: string, call: Call, alert: string, by: readonly Caller[]])[] = [
  [
    "signs with an issuer's key",
    { source: "aws.kms", eventName: "Sign", ...key("mrk-0123") },
    "signing-key-misuse",
    everybodyBut("issuer"),
  ],
  [
    "signs with a fresh key that an incident brought",
    { source: "aws.kms", eventName: "Sign", ...key("mrk-fresh") },
    "signing-key-misuse",
    everybodyBut("issuer"),
  ],
  ["signs with a key of another application", { source: "aws.kms", eventName: "Sign", ...key("0123") }, "", []],
  ["only looks at a key", { source: "aws.kms", eventName: "DescribeKey", ...key("mrk-0123") }, "", []],
  ...["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"].map(
    (eventName) =>
      [
        `changes the revocation list by ${eventName}`,
        { source: "aws.dynamodb", eventName, ...table("zkp-revocation") },
        "revocation-list-manipulated",
        everybodyBut("publisher", "DynamoDB's replication"),
      ] as const,
  ),
  ["writes to another table", { source: "aws.dynamodb", eventName: "PutItem", ...table("sessions") }, "", []],
  ["reads the revocation list", { source: "aws.dynamodb", eventName: "GetItem", ...table("zkp-revocation") }, "", []],
  ...(
    [
      ["aws.kms", "PutKeyPolicy", { keyId: "mrk-0123", policyName: "default", bypassPolicyLockoutSafetyCheck: false }],
      ["aws.kms", "DisableKey", { keyId: `arn:aws:kms:us-east-1:${account}:key/mrk-0123` }],
      ["aws.kms", "EnableKey", { keyId: "mrk-0123" }],
      ["aws.kms", "ScheduleKeyDeletion", { keyId: "mrk-0123", pendingWindowInDays: 30 }],
      ["aws.kms", "CreateGrant", { keyId: "mrk-0123", operations: ["Sign"] }],
      ["aws.kms", "UpdateAlias", { aliasName: "alias/zkp/credential", targetKeyId: "mrk-0123" }],
      ["aws.kms", "DeleteAlias", { aliasName: "alias/zkp/credential" }],
      ["aws.kms", "ReplicateKey", { keyId: "mrk-0123", replicaRegion: "us-west-2" }],
      ["aws.kms", "UpdatePrimaryRegion", { keyId: "mrk-0123", primaryRegion: "us-west-2" }],
      ["aws.cloudtrail", "StopLogging", { name: `arn:aws:cloudtrail:us-west-2:${account}:trail/zkp-evidence` }],
      ["aws.s3", "PutBucketPolicy", { bucketName: `zkp-evidence-${account}-us-west-2` }],
      // Either takes the switch away from the checkers that look at it.
      ["aws.s3", "PutBucketPublicAccessBlock", { bucketName: `zkp-switch-${account}-us-west-2` }],
      ["aws.s3", "PutAccountPublicAccessBlock", { accountId: account }],
    ] as const
  ).map(([source, eventName, requestParameters]) => {
    return [
      `administers by ${source} ${eventName}`,
      { source, eventName, requestParameters, ...(source === "aws.kms" && key("mrk-0123")) },
      "administration-by-others",
      everybodyBut("deployer", "break-glass", "executor"),
    ] as const;
  }),
  [
    "assumes the emergency role",
    { source: "aws.sts", eventName: "AssumeRole", requestParameters: { roleArn: role("zkp-break-glass") } },
    "emergency-role-used",
    everybody,
  ],
  [
    "assumes the operator's role",
    { source: "aws.sts", eventName: "AssumeRole", requestParameters: { roleArn: role("zkp-operator") } },
    "",
    [],
  ],
];

describe("whoever", () => {
  it.each(rows)("%s: exactly the right alert, for exactly whom it concerns", (_, call, alert, by) => {
    for (const caller of everybody) {
      expect(alerts(caller, call), caller).toEqual(by.includes(caller) ? [alert] : []);
    }
  });
});

describe("the rules over the trail", () => {
  it("fit into what EventBridge takes: 2,048 characters of pattern, 8,192 of template", () => {
    for (const { pattern, template } of specs.alerts) {
      expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2048);
      expect(template.text.length).toBeLessThanOrEqual(8192);
    }
  });

  it("tell PagerDuty severity and component in fields of their own, and who did what", () => {
    const alert = specs.alerts.find((it) => it.key === "signing-key-misuse" && it.role === "standby");
    const values = { time: "2026-03-19T11:05:00Z", who: "arn:aws:iam::1:user/x", call: "Sign" };
    const sent = Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`<${name}>`, value),
      alert?.template.text ?? "",
    );
    expect(JSON.parse(sent)).toMatchObject({
      event_action: "trigger",
      dedup_key: "zkp-signing-key-misuse/us-west-2",
      payload: {
        summary: "[P1] issuer-signing: A signing key was used by somebody other than the issuer",
        source: "us-west-2",
        severity: "error",
        component: "issuer-signing",
        custom_details: { severity: "p1", component: "issuer-signing", who: values.who, call: "Sign" },
      },
      links: [{ href: runbookUrl(production(), "signing-key-compromise") }],
    });
  });

  it("find a place in the event for every word that the template leaves open", () => {
    for (const { template } of specs.alerts) {
      const open = [...template.text.matchAll(/<(\w+)>/g)].map(([, name = ""]) => name);
      expect([...new Set(open)].sort()).toEqual(Object.keys(template.paths).sort());
    }
  });
});
