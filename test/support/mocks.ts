import * as pulumi from "@pulumi/pulumi";
import { configSchema, productionConfig } from "./production";

/** A resource as the program registered it on mocks. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What the program's functions answer. One that is not here throws, so that a new one is noticed. */
const functions: Readonly<Record<string, (args: Record<string, unknown>) => Record<string, unknown>>> = {
  "pagerduty:index/getVendor:getVendor": ({ name }) => ({ id: `vendor-${String(name)}`, name, type: "generic" }),
  "pagerduty:index/getPriority:getPriority": ({ name }) => ({ id: `priority-${String(name)}`, name, description: "" }),
  "pagerduty:index/getUser:getUser": ({ email }) => ({ id: `user-of-${String(email)}`, email, description: "" }),
  "pagerduty:index/getUserContactMethod:getUserContactMethod": ({ userId, type, label }) => ({
    id: `${String(userId)}-${String(type)}`,
    type,
    label,
  }),
  "aws:arcregionswitch/getRoute53HealthChecks:getRoute53HealthChecks": ({ planArn }) => ({
    planArn,
    healthChecks: ["us-east-1", "us-west-2"].map((region) => ({
      healthCheckId: `check-${region}`,
      recordName: "api.vey.example",
      region,
    })),
  }),
  "pagerduty:index/getJiraCloudAccountMapping:getJiraCloudAccountMapping": ({ subdomain }) => ({
    id: `mapping-${String(subdomain)}`,
    subdomain,
  }),
};

/** What the vendors compute and the program reads. */
const computed = (name: string) => ({
  integrationKey: `${name}-key`,
  parameters: [{ type: "global", routingKey: `${name}-key` }],
  keyId: `${name}-key`,
  zoneId: `${name}-zone`,
  arn: `${name}-arn`,
  functionUrl: `https://${name}.lambda-url.on.aws/`,
  clusterEndpoints: [{ endpoint: `https://${name}.example`, region: "us-west-2" }],
});

const project = "incident-response";

/** What the program registers for production. It is run once for all tests of a worker. */
export function productionProgram(): Promise<readonly Registered[]> {
  return (ofProduction ??= runProgram());
}
let ofProduction: Promise<readonly Registered[]> | undefined;

/**
 * Runs the whole program, index.ts, on Pulumi's mocks with a stack's config, production's unless named, and returns what
 * it registered, sorted by type and name. Secret inputs are shown as "[secret]".
 */
export async function runProgram(
  options: { preview?: boolean; stack?: string; config?: Record<string, unknown> } = {},
): Promise<readonly Registered[]> {
  const registered: Registered[] = [];
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ type, name, inputs: given }) => {
      const inputs = given as Record<string, unknown>;
      registered.push({ type, name, inputs: masked(inputs) as Registered["inputs"] });
      return { id: `${name}-id`, state: { ...computed(name), ...inputs } };
    },
    call: ({ token, inputs }) => {
      if (token === "aws:index/getCallerIdentity:getCallerIdentity")
        return productionConfig(options.stack).aws as { accountId: string };
      const answer = functions[token];
      if (answer === undefined) throw new Error(`the mocks know no function ${token}`);
      return answer(inputs as Record<string, unknown>);
    },
  };
  await pulumi.runtime.setMocks(mocks, project, options.stack ?? "prod", options.preview ?? false);
  const secrets = Object.entries(configSchema()).filter(([, { secret }]) => secret === true);
  const placeholders = Object.fromEntries(secrets.map(([key]) => [key, `placeholder-${key}`]));
  const config = options.config ?? { ...productionConfig(options.stack), ...placeholders };
  pulumi.runtime.setAllConfig(
    Object.fromEntries(
      Object.entries(config).map(([key, value]) => [
        `${project}:${key}`,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    ),
    secrets.map(([key]) => `${project}:${key}`),
  );
  const { default: program } = await import("../../index.js");
  await program();
  await pulumi.runtime.disconnect();
  return registered.sort((a, b) => compare(`${a.type} ${a.name}`, `${b.type} ${b.name}`));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Pulumi marks what is no plain value in a mock's inputs by this key: a secret, or an archive such as a function's code. */
const signature = "4dabf18193072939515e22adb298388d";
const archive = "0def7320c3a5731c473e5ecbe6d01bc7";

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== "object" || value === null) return value;
  if (signature in value)
    return value[signature] === archive && "assets" in value
      ? `[archive of ${Object.keys(value.assets as object).join(", ")}]`
      : "[secret]";
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner)]));
}
