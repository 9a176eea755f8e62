import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";
import { LambdaFunction, rightsOf, type FunctionSpec } from "../../src/functions";
import { onMocks } from "../../src/review/cli/declared";
import { nameOf, type Resource } from "../../src/review/resources";
import { checkConstraints } from "../../sandbox/constraints";
import type { Properties } from "../../sandbox/protocol";
import { answered } from "../support/iam";

const accountId = "123456789012";
const spec: FunctionSpec = {
  name: "zkp-prober",
  description: "Asks the primary region to verify a proof.",
  region: "us-west-2",
  entry: "src/plan/index.ts",
  memoryMegabytes: 256,
  timeoutSeconds: 30,
  rights: [{ Sid: "Measure", Effect: "Allow", Action: "cloudwatch:PutMetricData", Resource: "*" }],
  environment: { PRIMARY: "us-east-1" },
  everyMinutes: 1,
};

let resources: readonly Resource[];
beforeAll(async () => {
  resources = await onMocks(() => {
    new LambdaFunction("prober", { spec, accountId, alarmTopic: pulumi.output("arn:aws:sns:us-west-2:1:topic") });
  });
});
const one = (name: string) => resources.find((it) => nameOf(it) === name)?.inputs;

describe("a declared function", () => {
  it("runs on the pinned runtime with traces, a log that ends, and a queue for what failed", () => {
    expect(one("prober")).toMatchObject({
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      tracingConfig: { mode: "Active" },
      loggingConfig: { logFormat: "JSON" },
      environment: { variables: { PRIMARY: "us-east-1" } },
    });
    expect(one("prober-log")).toMatchObject({ name: "/aws/lambda/zkp-prober", retentionInDays: 90 });
    expect(one("prober-dead-letters")).toMatchObject({ sqsManagedSseEnabled: true });
  });

  it("is started by the clock in a role that may start it alone", () => {
    expect(one("prober-schedule")).toMatchObject({ scheduleExpression: "rate(1 minute)" });
    expect(one("prober-starter-rights")?.policy).toContain(
      '"arn:aws:lambda:us-west-2:123456789012:function:zkp-prober"',
    );
  });

  it("alarms when it fails, and when it leaves something behind", () => {
    for (const alarm of ["prober-fails", "prober-left-behind"])
      expect(one(alarm)).toMatchObject({ alarmActions: ["arn:aws:sns:us-west-2:1:topic"], threshold: 0 });
  });

  it("names its region on everything regional, so that it does not follow the provider's", () => {
    const regional = resources.filter(({ type }) => !type.startsWith("aws:iam/"));
    expect(regional.map((it) => it.inputs.region)).toEqual(regional.map(() => "us-west-2"));
  });

  it("is nothing that AWS refuses", () => {
    expect(resources.flatMap(({ type, inputs }) => checkConstraints(type, inputs as Properties))).toEqual([]);
  });
});

describe("a function's rights", () => {
  it.each([
    [
      "logs:PutLogEvents",
      "arn:aws:logs:us-west-2:123456789012:log-group:/aws/lambda/zkp-prober:log-stream:s",
      "allowed",
    ],
    ["logs:PutLogEvents", "arn:aws:logs:us-west-2:123456789012:log-group:/aws/lambda/other:log-stream:s", "denied"],
    ["sqs:SendMessage", "arn:aws:sqs:us-west-2:123456789012:zkp-prober-dead-letters", "allowed"],
    ["sqs:SendMessage", "arn:aws:sqs:us-west-2:123456789012:zkp-record", "denied"],
    ["cloudwatch:PutMetricData", "*", "allowed"],
    ["s3:GetObject", "arn:aws:s3:::zkp-evidence/x", "denied"],
  ])("are its own: %s on %s", async (action, resource, answer) => {
    expect(await answered(rightsOf(spec, accountId), action, resource)).toBe(answer);
  });
});
