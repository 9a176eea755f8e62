import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { parseConfigValue, productionStack, project, readStackFile } from "../../environment/stackFile";
import { Refusal } from "../../refusal";
import { readResources, ReviewError, type Resource } from "../resources";

const root = join(__dirname, "..", "..", "..");

/**
 * What the program declares for a stack, without an engine: it runs on Pulumi's mocks with the config of the stack's file
 * and a placeholder for each secret. Ids are the resources' names.
 *
 * @throws StackFileError if there is no such stack.
 * @throws ReviewError with every mistake in the plan or the config, when the program declares nothing.
 */
export function declaredResources(stack: string = productionStack): Promise<readonly Resource[]> {
  const running = declared.get(stack) ?? runOnMocks(stack);
  declared.set(stack, running);
  return running;
}

const declared = new Map<string, Promise<readonly Resource[]>>();

/**
 * The same if some keys of the config had other values.
 *
 * @throws ReviewError like `declaredResources`.
 */
export const declaredWith = (change: Config, stack: string = productionStack): Promise<readonly Resource[]> =>
  runOnMocks(stack, change);

type Config = Readonly<Record<string, unknown>>;

function runOnMocks(stack: string, change: Config = {}): Promise<readonly Resource[]> {
  const config = configOf(stack, change);
  // The program asks for the account first, and goes on if it is the config's.
  const { accountId } = Object(parseConfigValue(config.values[`${project}:aws`])) as { readonly accountId?: string };
  return onMocks(
    async () => {
      pulumi.runtime.setAllConfig(config.values, config.secrets);
      const { default: program } = await import("../../../index.js");
      await program().catch((error: unknown) => {
        // What a user did wrong, in the plan or the config, in the program's own words.
        throw error instanceof Refusal ? new ReviewError(error.message) : error;
      });
    },
    { accountId },
    stack,
  );
}

/**
 * The resources that a program registers on Pulumi's mocks. Mocks are global to a process: one program at a time.
 *
 * @param run declares resources, or imports what does.
 * @param answers what a vendor's functions answer, beside an id and what they are asked.
 * @param stack what the program is told to be.
 */
export async function onMocks(
  run: () => void | Promise<void>,
  answers: Readonly<Record<string, unknown>> = {},
  stack: string = productionStack,
): Promise<readonly Resource[]> {
  const registered: unknown[] = [];
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ type, name, inputs: given, custom }) => {
      const inputs = given as Record<string, unknown>;
      const id = `${name}-id`;
      const urn = urnOf(type, name);
      const arn = joinedByArn.test(type) ? keyOf(urn) : arnOf(type, name);
      if (custom !== false)
        registered.push({ urn, type, id, inputs, outputs: { arn }, propertyDependencies: madeFrom(inputs) });
      const made = { arn, integrationKey: keyOf(urn), parameters: [{ routingKey: keyOf(urn) }] };
      return { id, state: { ...made, ...inputs } };
    },
    call: ({ token, inputs }) => ({
      id: `${token.split(":").at(-1) ?? token}-id`,
      ...answers,
      ...(inputs as Record<string, unknown>),
    }),
  };
  await pulumi.runtime.setMocks(mocks, project, stack, false);
  await run();
  await pulumi.runtime.disconnect();
  return readResources(registered, { from: "The program" });
}

/** An ARN as the vendor would make it, of the mocks' account: `aws:sqs/queue:Queue` is a `queue` of `sqs`. */
function arnOf(type: string, name: string): string {
  const [, service = "", kind = ""] = /^\w+:(\w+)\/(\w+):/.exec(type) ?? [];
  return `arn:aws:${service}::123456789012:${kind}/${name}`;
}

/** What others name by an ARN that only the vendor knows; it stands for its maker, as keys do. */
const joinedByArn = /:Event(ApiDestination|Connection)$|:Topic$/;

/** The URN of a resource on mocks; without its parents, which mocks do not know. */
export const urnOf = (type: string, name: string): string => `urn:pulumi:prod::${project}::${type}::${name}`;

/** Stands for a key that a vendor makes; it names its maker, so that whoever is given it can be joined to that. */
export const keyOf = (urn: string) => `key of ${urn}`;

/** Per input, what made the keys in it: an engine would know, mocks do not. */
function madeFrom(inputs: Readonly<Record<string, unknown>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => {
      const makers = [...JSON.stringify(value ?? null).matchAll(/key of (urn:[\w:./-]+::[\w-]+)/g)].map(
        ([, urn = ""]) => urn,
      );
      return makers.length === 0 ? [] : [[name, makers]];
    }),
  );
}

function configOf(
  stack: string,
  change: Config,
): { readonly values: Record<string, string>; readonly secrets: string[] } {
  const { config } = parse(readFileSync(join(root, "Pulumi.yaml"), "utf8")) as {
    readonly config: Readonly<Record<string, { readonly secret?: boolean }>>;
  };
  const secrets = Object.keys(config)
    .filter((key) => config[key]?.secret === true)
    .map((key) => `${project}:${key}`);
  const facts = Object.entries({ ...readStackFile(root, stack).values, ...change }).map(
    ([key, value]) => [`${project}:${key}`, typeof value === "string" ? value : JSON.stringify(value)] as const,
  );
  return {
    values: { ...Object.fromEntries(secrets.map((it) => [it, `placeholder-${it}`])), ...Object.fromEntries(facts) },
    secrets,
  };
}
