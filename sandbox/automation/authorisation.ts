import { runSimulation } from "@cloud-copilot/iam-simulate";
import type { Emulator } from "../emulator";
import type { Answer, Call } from "./worker";

/** What IAM is asked about a call: one question an action that it needs. */
interface Question {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** The policy of the resource itself, where it has one. */
  readonly resourcePolicy?: unknown;
}

/** Who acts, with which rights, in which account. */
export interface Identity {
  readonly arn: string;
  readonly policies: readonly { readonly name: string; readonly policy: unknown }[];
}

/** What an account's resources say themselves, by bucket name. */
export interface ResourcePolicies {
  readonly buckets: Readonly<Record<string, unknown>>;
}

const account = "123456789012";
const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** Which rights each call needs. A call that is not here cannot be judged, and fails whoever makes it. */
async function questionsOf(call: Call, { emulator, resources }: Subject): Promise<Question[]> {
  const { service, operation, region, params } = call;
  const arn = (rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
  const one = (resource: string, context?: Question["context"]): Question[] => [
    { action: `${service}:${operation}`, resource, ...(context !== undefined && { context }) },
  ];
  switch (service) {
    case "s3": {
      const bucket = text(params.Bucket);
      const policy = resources.buckets[bucket];
      const action = operation === "ListObjectsV2" ? "ListBucket" : operation;
      const resource = `arn:aws:s3:::${bucket}${operation === "ListObjectsV2" ? "" : `/${text(params.Key)}`}`;
      return [{ action: `s3:${action}`, resource, ...(policy !== undefined && { resourcePolicy: policy }) }];
    }
    case "dynamodb":
      return one(arn(`table/${text(params.TableName)}`));
    case "wafv2":
      return operation === "ListIPSets" ? one("*") : one(arn(`regional/ipset/${text(params.Name)}/${text(params.Id)}`));
    case "logs":
      return operation.startsWith("Describe") ? one("*") : one(arn(`log-group:${text(params.logGroupName)}:*`));
    case "events":
      return one(arn("event-bus/default"), eventContext(params));
    case "ssm":
      return one(arn(`automation-execution/${text(params.AutomationExecutionId)}`));
    case "secretsmanager":
      return one(arn(`secret:${text(params.SecretId)}-AbCdEf`));
    case "kms":
      return keyQuestions(call, emulator);
    default:
      throw new Error(`the harness does not know which right ${service}:${operation} needs`);
  }
}

function eventContext({ Entries = [] }: { readonly Entries?: unknown }): Record<string, string[]> {
  const entries = Entries as readonly { readonly Source: string }[];
  return { "events:source": entries.map(({ Source }) => Source) };
}

/** KMS asks the key's own policy first, and knows the key's tags. */
async function keyQuestions({ operation, region, params }: Call, emulator: Emulator): Promise<Question[]> {
  const ask = (target: string, body: unknown) => kms(emulator, region, target, body);
  const given = (params.Tags ?? []) as readonly { readonly TagKey: string; readonly TagValue: string }[];
  const requested = Object.fromEntries(given.map(({ TagKey, TagValue }) => [`aws:RequestTag/${TagKey}`, TagValue]));
  const making: Question[] = ["kms:CreateKey", ...(given.length > 0 ? ["kms:TagResource"] : [])].map((action) => ({
    action,
    resource: "*",
    context: requested,
  }));
  if (operation === "CreateKey") return making;
  const { KeyMetadata } = await ask("DescribeKey", { KeyId: params.TargetKeyId ?? params.KeyId });
  // Of a key that is not there, KMS says so to everybody who may look at all.
  if (KeyMetadata === undefined) return [];
  const { KeyId, Arn } = KeyMetadata as { KeyId: string; Arn: string };
  const { Tags } = await ask("ListResourceTags", { KeyId });
  const { Policy } = await ask("GetKeyPolicy", { KeyId, PolicyName: "default" });
  const onKey: Question = {
    action: `kms:${operation}`,
    resource: Arn,
    context: Object.fromEntries(
      (Tags as typeof given).map(({ TagKey, TagValue }) => [`aws:ResourceTag/${TagKey}`, TagValue]),
    ),
    resourcePolicy: JSON.parse(String(Policy)),
  };
  switch (operation) {
    case "UpdateAlias":
      return [
        onKey,
        { action: "kms:UpdateAlias", resource: `arn:aws:kms:${region}:${account}:${text(params.AliasName)}` },
      ];
    case "ReplicateKey":
      return [onKey, ...making];
    default:
      return [onKey];
  }
}

async function kms(emulator: Emulator, region: string, target: string, body: unknown) {
  const answer = await fetch(emulator.url, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": `TrentService.${target}`,
      Authorization: `AWS4-HMAC-SHA256 Credential=test/20250101/${region}/kms/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify(body),
  });
  return (answer.ok ? await answer.json() : {}) as Record<string, unknown>;
}

interface Subject {
  readonly emulator: Emulator;
  readonly resources: ResourcePolicies;
}

/** Judges calls with the IAM evaluator: the role's own policies, and those of keys and buckets. */
export async function mayCall(call: Call, identity: Identity, subject: Subject): Promise<Answer> {
  for (const question of await questionsOf(call, subject)) {
    const why = await refusal(question, identity);
    if (why !== undefined) return { allowed: false, why };
  }
  return { allowed: true };
}

const judged = new WeakMap<Identity, Map<string, string | undefined>>();

/** @returns why the identity may not, or undefined. The same question is judged once: policies do not change. */
export async function refusal(question: Question, identity: Identity): Promise<string | undefined> {
  const known = judged.get(identity) ?? new Map<string, string | undefined>();
  judged.set(identity, known);
  const key = JSON.stringify(question);
  if (!known.has(key)) known.set(key, await judge(question, identity));
  return known.get(key);
}

async function judge(
  { action, resource, context = {}, resourcePolicy }: Question,
  { arn, policies }: Identity,
): Promise<string | undefined> {
  const values = Object.entries(context).map(([key, it]) => [key, typeof it === "string" ? it : [...it]] as const);
  const simulated = await runSimulation(
    {
      request: {
        principal: arn,
        action,
        resource: { resource, accountId: account },
        contextVariables: { "aws:PrincipalArn": arn, "aws:SecureTransport": "true", ...Object.fromEntries(values) },
      },
      identityPolicies: policies.map(({ name, policy }) => ({ name, policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resourcePolicy !== undefined && { resourcePolicy }),
    },
    {},
  );
  if (simulated.resultType === "error") throw new Error(`${action}: ${JSON.stringify(simulated.errors)}`);
  if (simulated.overallResult === "Allowed") return undefined;
  return `${arn} is not authorized to perform ${action} on ${resource}`;
}
