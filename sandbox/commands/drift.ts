import { leverOf, plan } from "../../src/plan";
import { differencesOf, isNeverRead, topLevel } from "../behaviour";
import { diff, diffMarkdown, graph, readResources } from "../../src/review";
import { orphans, type CloudObject } from "../cloud";
import type { StateResource } from "../launcher";
import { withSandbox, type Context } from "./context";

/** The engine's own exit code for changes that nobody expected. */
export const unexpectedChanges = 7;

/**
 * Says what somebody changed by hand: which properties of which objects, what that means for who is notified, and what
 * exists that no state knows. Looks only. Returns 0 when nothing differs, 7 when something does, as Pulumi. A lever that
 * was moved in an incident is told and is no drift: no deployment moves it back.
 */
export function drift(context: Context): Promise<number> {
  return withSandbox(context, async (sandbox) => {
    const resources = await sandbox.resources();
    const objects = sandbox.cloud.list();
    const changes = resources.filter(isManaged).flatMap((it) => changesOf(it, objectOf(it, objects)));
    for (const { text } of changes.filter(({ kept }) => kept)) process.stdout.write(`${text}\n`);
    const found = changes.filter(({ kept }) => !kept).map(({ text }) => text);
    const made = orphans(objects, resources).map(
      ({ type, id, inputs }) =>
        `${type} ${typeof inputs.name === "string" ? inputs.name : ""} (${id}) was made by hand`,
    );
    const lines = [...found, ...made];
    if (lines.length === 0) {
      process.stdout.write("No drift: everything is as it was declared.\n");
      return 0;
    }
    const [before, after] = [resources, asInCloud(resources, objects)].map((it) => graph(readResources(it)));
    process.stdout.write(`${lines.join("\n")}\n`);
    // What was only made by hand changes nothing of what is declared.
    if (found.length > 0 && before !== undefined && after !== undefined)
      process.stdout.write(`\n${diffMarkdown(diff(before, after, plan))}`);
    return unexpectedChanges;
  });
}

function objectOf({ type, id }: StateResource, objects: readonly CloudObject[]): CloudObject | undefined {
  return objects.find((it) => it.type === type && it.id === id);
}

/** What a person provisions: not the stack, the providers and the program's own groupings. */
function isManaged({ type, custom }: StateResource): boolean {
  return custom === true && !type.startsWith("pulumi:");
}

interface Change {
  readonly text: string;
  /** Whether it is a lever's, which stays as it is. */
  readonly kept: boolean;
}

function changesOf({ type, urn, inputs }: StateResource, object: CloudObject | undefined): Change[] {
  const name = `${type} ${urn.split("::").at(-1) ?? urn}`;
  if (object === undefined) return [{ text: `${name} is gone`, kept: false }];
  // The state keeps secrets encrypted; whether a vendor's copy of one is another cannot be seen from here.
  const declared = JSON.parse(
    JSON.stringify(inputs ?? {}, (_, value: unknown) => (isSecret(value) ? null : value)),
  ) as CloudObject["inputs"];
  return differencesOf(type, declared, object.inputs)
    .filter(({ path }) => valueAt(declared, path) !== null && !isNeverRead(type, topLevel(path)))
    .map(({ path }) => {
      const text = `${name}: ${path} was ${shown(valueAt(declared, path))}, is ${shown(valueAt(object.inputs, path))}`;
      const lever = leverOf(type, path);
      return { text: lever === undefined ? text : `${text}; it stays: ${lever.reason}`, kept: lever !== undefined };
    });
}

const isSecret = (value: unknown): boolean => typeof value === "object" && value !== null && "ciphertext" in value;

function valueAt(inputs: CloudObject["inputs"], path: string): unknown {
  const steps = [...path.matchAll(/[^.[\]]+/g)].map(([step]) => step.replaceAll('"', ""));
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], inputs);
}

function shown(value: unknown): string {
  return value === undefined ? "not set" : JSON.stringify(value);
}

/** The state as a refresh would make it, but for levers. */
function asInCloud(resources: readonly StateResource[], objects: readonly CloudObject[]): readonly StateResource[] {
  return resources.flatMap((resource) => {
    if (!isManaged(resource)) return [resource];
    const object = objectOf(resource, objects);
    if (object === undefined) return [];
    const stays = ([name]: readonly [string, unknown]) =>
      leverOf(resource.type, name) !== undefined || isNeverRead(resource.type, name);
    const changed = Object.entries(object.inputs).filter((it) => !stays(it));
    const levers = Object.entries(resource.inputs ?? {}).filter(stays);
    const inputs = withSecretsOf(resource.inputs, Object.fromEntries([...changed, ...levers])) as CloudObject["inputs"];
    return [{ ...resource, inputs, outputs: { ...resource.outputs, ...inputs } }];
  });
}

/** What a vendor holds, with every secret as the state keeps it: only the vendor knows whether it is another. */
function withSecretsOf(declared: unknown, held: unknown): unknown {
  if (isSecret(declared)) return declared;
  if (Array.isArray(declared) && Array.isArray(held)) return held.map((it, at) => withSecretsOf(declared[at], it));
  if (!isObject(declared) || !isObject(held) || Array.isArray(held)) return held;
  return Object.fromEntries(Object.entries(held).map(([name, it]) => [name, withSecretsOf(declared[name], it)]));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
