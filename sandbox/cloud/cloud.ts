import { createHash } from "node:crypto";
import { VendorError } from "./errors";
import { invokes } from "./invokes";
import type { CloudObject, CloudStore, Json, Properties } from "./store";
import { behaviourOf } from "./types";

/** Why a vendor would refuse a property. */
export interface CheckFailure {
  readonly path: string;
  readonly reason: string;
}

/** The vendors' behaviour over one store. Every method is what one call of a provider would lead to. */
export class Cloud {
  readonly #store: CloudStore;

  constructor(store: CloudStore) {
    this.#store = store;
  }

  /** Validates inputs before anything is planned. */
  check(
    _type: string,
    inputs: Properties,
  ): { readonly inputs: Properties; readonly failures: readonly CheckFailure[] } {
    return { inputs, failures: [] };
  }

  create(type: string, urn: string, inputs: Properties): CloudObject {
    const behaviour = behaviourOf(type);
    const id = this.#freshId(type, urn, (seed) => behaviour.id(seed, inputs));
    const object = { type, id, inputs, computed: behaviour.computed({ id, inputs, seed: hash(`${type}:${id}`) }) };
    this.#store.put(object);
    return object;
  }

  read(type: string, id: string): CloudObject | undefined {
    return this.#store.get(type, id);
  }

  update(type: string, id: string, inputs: Properties): CloudObject {
    const existing = this.#existing(type, id);
    const computed = behaviourOf(type).computed({ id, inputs, seed: hash(`${type}:${id}`) });
    const object = { ...existing, inputs, computed };
    this.#store.put(object);
    return object;
  }

  delete(type: string, id: string): void {
    if (this.#store.get(type, id) !== undefined) this.#store.drop(type, id);
  }

  invoke(token: string, args: Properties): Properties {
    const answer = invokes[token];
    if (answer === undefined)
      throw new VendorError(`unknown function ${token}; the stand-ins know ${Object.keys(invokes).join(", ")}`);
    return answer(args, this.#store.list());
  }

  /** An object's outputs: what was asked for, and what the vendor computed. */
  outputs(object: CloudObject): Properties {
    return { ...object.inputs, ...object.computed };
  }

  /** The outputs of a type that only exist after creation. */
  computedKeys(type: string): readonly string[] {
    return Object.keys(behaviourOf(type).computed({ id: "", inputs: {}, seed: hash(type) }));
  }

  /** The outputs of a type that its provider marks as secret. */
  secretKeys(type: string): readonly string[] {
    return behaviourOf(type).secretOutputs;
  }

  /** The inputs of a type whose change forces a replacement. */
  replacedBy(type: string): readonly string[] {
    return behaviourOf(type).replacedBy;
  }

  #existing(type: string, id: string): CloudObject {
    const found = this.#store.get(type, id);
    if (found === undefined) throw new VendorError(`${type} ${id} does not exist (404)`);
    return found;
  }

  #freshId(type: string, urn: string, format: (seed: string) => string): string {
    for (let attempt = 0; ; attempt++) {
      const id = format(hash(`${urn}#${attempt}`));
      if (this.#store.get(type, id) === undefined) return id;
    }
  }
}

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/** One changed property, by its path. */
export interface PropertyChange {
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
}

/** What differs between two sets of inputs, leaf by leaf, sorted by path. */
export function diffProperties(olds: Properties, news: Properties): readonly PropertyChange[] {
  return compare(olds, news, "").sort((a, b) => (a.path < b.path ? -1 : 1));
}

function compare(before: Json | undefined, after: Json | undefined, path: string): PropertyChange[] {
  if (before === undefined || after === undefined) {
    if (before === after) return [];
    return [{ path, kind: before === undefined ? "add" : "delete" }];
  }
  if (isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)) {
    const at = (of: object, key: string) => (of as Record<string, Json | undefined>)[key] ?? undefined;
    const step = (key: string) => (Array.isArray(before) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`);
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => compare(at(before, key), at(after, key), step(key)));
  }
  return before === after ? [] : [{ path, kind: "update" }];
}

const isContainer = (value: Json): value is readonly Json[] | Properties => typeof value === "object" && value !== null;
