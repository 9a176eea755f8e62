import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../sandbox/emulator";

const run = promisify(execFile);

describe("the AWS emulator", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  }, 300_000);
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset());

  /** What a script prints that has `client(service, region)`. */
  const python = async (...script: readonly string[]) => {
    const client = "def client(service, region): return boto3.client(service, region_name=region)";
    const options = { env: { PATH: process.env.PATH, ...emulator.env } };
    const { stdout } = await run(emulator.python, ["-c", ["import boto3", client, ...script].join("\n")], options);
    return stdout.trim();
  };
  const table = [
    "here, there = client('dynamodb', 'us-west-2'), client('dynamodb', 'us-east-1')",
    "key = {'KeySchema': [{'AttributeName': 'id', 'KeyType': 'HASH'}], 'AttributeDefinitions': [{'AttributeName': 'id', 'AttributeType': 'S'}]}",
    "here.create_table(TableName='t', BillingMode='PAY_PER_REQUEST', **key)",
    "here.update_table(TableName='t', ReplicaUpdates=[{'Create': {'RegionName': 'us-east-1'}}])",
    "here.put_item(TableName='t', Item={'id': {'S': 'one'}})",
  ];

  it("has one account, and regions that know nothing of each other's keys", async () => {
    expect(await python("print(client('sts', 'us-west-2').get_caller_identity()['Account'])")).toBe("123456789012");
    expect(
      await python(
        "client('kms', 'us-west-2').create_key()",
        "print(len(client('kms', 'us-east-1').list_keys()['Keys']), len(client('kms', 'us-west-2').list_keys()['Keys']))",
      ),
    ).toBe("0 1");
  });

  it("has global tables: what is written in one region is read in the other", async () => {
    expect(await python(...table, "print(there.scan(TableName='t')['Items'][0]['id']['S'])")).toBe("one");
  });

  it("forgets everything on reset", async () => {
    await python(...table);
    await emulator.reset();
    expect(await python("print(client('dynamodb', 'us-east-1').list_tables()['TableNames'])")).toBe("[]");
  });

  it("goes back to what was kept, with tables and keys that two regions share", async () => {
    const aliases =
      "print('alias/a' in str(client('kms', 'us-west-2').list_aliases()), len(there.scan(TableName='t')['Items']))";
    await python(
      ...table,
      "client('kms', 'us-west-2').create_alias(AliasName='alias/a', TargetKeyId=client('kms', 'us-west-2').create_key()['KeyMetadata']['KeyId'])",
    );
    await emulator.keep("kms", "dynamodb");
    const [clients = ""] = table;
    await python(
      clients,
      "here.put_item(TableName='t', Item={'id': {'S': 'two'}})",
      "client('kms', 'us-west-2').delete_alias(AliasName='alias/a')",
    );
    await emulator.restore();
    const written = "here.put_item(TableName='t', Item={'id': {'S': 'three'}})";
    expect(await python(clients, written, aliases)).toBe("True 2");
  });

  it("answers nothing for a region that is dead, and all of the others", async () => {
    await emulator.kill("us-east-1");
    const look = (region: string) => python(`print(client('kms', '${region}').list_keys()['Keys'])`);
    await expect(look("us-east-1")).rejects.toThrow("503");
    expect(await look("us-west-2")).toBe("[]");
    await emulator.kill();
    expect(await look("us-east-1")).toBe("[]");
  });
});
