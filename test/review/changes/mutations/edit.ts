import type { Resource, Verdict } from "../../../../src/review";

/** The inputs of a resource. */
export type Inputs = Readonly<Record<string, unknown>>;

/** One change of what production declares, and the sentence that must be said of it. */
export interface Mutation {
  readonly title: string;
  /** The resource's name in the program. */
  readonly of: string;
  readonly change: (before: Resource) => Resource | undefined;
  readonly verdict: Verdict;
  readonly sentence: string;
}

/** Other inputs for a resource. */
export const inputs =
  (changed: (inputs: Inputs) => Inputs) =>
  (it: Resource): Resource => ({ ...it, inputs: { ...it.inputs, ...changed(it.inputs) } });

/** One text of a resource's inputs for another, wherever it stands; inside documents, too. */
export const text =
  (from: string | RegExp, to: string) =>
  (it: Resource): Resource => {
    const was = JSON.stringify(it.inputs);
    const is = was.replace(from, to);
    if (is === was) throw new Error(`${it.urn} has no ${String(from)}`);
    return { ...it, inputs: JSON.parse(is) as Inputs };
  };

/** The resource is no longer declared. */
export const gone = () => undefined;
/** Some inputs have other values. */
export const set = (changed: Inputs) => inputs(() => changed);
/** The engine is asked something else about it. */
export const option = (options: Partial<Resource>) => (it: Resource) => ({ ...it, ...options });
/** A policy has other statements. */
export const statement = (changed: (all: readonly Inputs[]) => readonly Inputs[], name = "policy") =>
  inputs((it) => {
    const policy = JSON.parse(String(it[name])) as { readonly Statement: readonly Inputs[] };
    return { [name]: JSON.stringify({ ...policy, Statement: changed(policy.Statement) }) };
  });
/** A list lacks one of its elements. */
export const without = (list: string, index: number) =>
  inputs((it) => ({ [list]: (it[list] as readonly unknown[]).filter((_, at) => at !== index) }));
