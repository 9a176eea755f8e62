import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateScheduleGroupCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { RecordSpecs } from "../../src/record";
import type { Facts } from "../../src/record/runtime/facts";
import type { Resource } from "../../src/review/resources";
import type { Emulator } from "../emulator";
import type { Vendors } from "./vendors/serve";
import { secretOf } from "./vendors/vendor";

/** Makes what the program declares, as far as the record needs it, and tells the runtime where everything is. */
export async function build(
  specs: RecordSpecs,
  resources: readonly Resource[],
  vendors: Vendors,
  { url }: Emulator,
): Promise<Facts> {
  const { facts } = specs;
  const { region, scheduleGroup, evidenceBucket, table, queueArn } = facts.storage;
  const declared = (type: string, key: string, value: string) => {
    const found = resources.find((it) => it.type === type && it.inputs[key] === value);
    if (found === undefined) throw new Error(`the program declares no ${type} ${value}`);
    return found.inputs;
  };
  const { hashKey, rangeKey, attributes, globalSecondaryIndexes } = declared(
    "aws:dynamodb/table:Table",
    "name",
    table,
  ) as unknown as DeclaredTable;
  await new DynamoDBClient({ region }).send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: attributes.map(({ name }) => ({ AttributeName: name, AttributeType: "S" })),
      KeySchema: keys(hashKey, rangeKey),
      GlobalSecondaryIndexes: globalSecondaryIndexes.map((it) => ({
        IndexName: it.name,
        KeySchema: keys(it.hashKey, it.rangeKey),
        Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: [...it.nonKeyAttributes] },
      })),
    }),
  );
  const queueName = queueArn.split(":").at(-1) ?? "";
  declared("aws:sqs/queue:Queue", "name", queueName);
  const { QueueUrl = "" } = await new SQSClient({ region }).send(new CreateQueueCommand({ QueueName: queueName }));
  await new SchedulerClient({ region }).send(new CreateScheduleGroupCommand({ Name: scheduleGroup }));
  await new S3Client({ region, forcePathStyle: true }).send(
    new CreateBucketCommand({
      Bucket: evidenceBucket,
      ObjectLockEnabledForBucket: true,
      CreateBucketConfiguration: { LocationConstraint: region as "us-west-2" },
    }),
  );
  const secrets = new SecretsManagerClient({ region });
  for (const { name } of specs.secrets) {
    declared("aws:secretsmanager/secret:Secret", "name", `${facts.storage.secrets}/${name}`);
    await secrets.send(
      new CreateSecretCommand({ Name: `${facts.storage.secrets}/${name}`, SecretString: secretOf(name) }),
    );
  }
  const at = <Section extends { readonly url: string }>(section: Section | undefined, where: string) =>
    section === undefined ? undefined : { ...section, url: where };
  return {
    ...facts,
    storage: { ...facts.storage, queueUrl: QueueUrl.replace(/^https?:\/\/[^/]+/, url) },
    pagerduty: { url: vendors.url("pagerduty") },
    datadog: { url: vendors.url("datadog") },
    slack: at(facts.slack, `${vendors.url("slack")}/api/`),
    jira: at(facts.jira, vendors.url("jira")),
    statusPage: at(facts.statusPage, vendors.url("statuspage")),
    email: at(facts.email, vendors.url("sendgrid")),
    postMortems: at(facts.postMortems, vendors.url("github")),
  } as Facts;
}

interface DeclaredTable {
  readonly hashKey: string;
  readonly rangeKey: string;
  readonly attributes: readonly { readonly name: string }[];
  readonly globalSecondaryIndexes: readonly {
    readonly name: string;
    readonly hashKey: string;
    readonly rangeKey: string;
    readonly nonKeyAttributes: readonly string[];
  }[];
}

const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: "HASH" as const },
  { AttributeName: range, KeyType: "RANGE" as const },
];
