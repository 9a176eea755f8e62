import { isManaged, nameOf, record, text, unknownValue, type Resource } from "../resources";
import type { GraphFinding } from "./types";

/** Finds resources by type, id and URN, and keeps what did not resolve. */
export class Lookup {
  readonly resources: readonly Resource[];
  readonly findings: GraphFinding[] = [];
  readonly #byType = new Map<string, Resource[]>();
  readonly #byId = new Map<string, Resource>();
  readonly #byUrn = new Map<string, Resource>();

  constructor(resources: readonly Resource[]) {
    this.resources = [...resources].sort((a, b) => compare(a.urn, b.urn));
    for (const it of this.resources.filter(isManaged)) {
      const same = this.#byType.get(it.type);
      if (same === undefined) this.#byType.set(it.type, [it]);
      else same.push(it);
      this.#byUrn.set(it.urn, it);
      if (it.id !== undefined) this.#byId.set(`${it.type} ${it.id}`, it);
    }
  }

  /** Every resource of one of these types, sorted by URN. */
  all(...types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  /**
   * The resource that an id refers to. When the id is known only after `up`, or a secret, the resource that the property
   * was made from; if there are several, nobody can tell which one is meant, and that is a finding.
   */
  resolve(from: Resource, propertyName: string, id: unknown, types: readonly string[]): Resource | undefined {
    const known = text(id);
    if (known !== undefined) {
      for (const type of types) {
        const found = this.#byId.get(`${type} ${known}`);
        if (found !== undefined) return found;
      }
      this.dangling(from, `${propertyName} refers to ${known}, which is not declared`);
      return undefined;
    }
    const candidates = this.madeFrom(from, propertyName, types);
    if (candidates.length === 1) return candidates[0];
    if (id === unknownValue)
      this.dangling(
        from,
        `${propertyName} is known only after up${candidates.length > 1 ? `; it is one of ${candidates.map(nameOf).join(", ")}` : ""}`,
      );
    return undefined;
  }

  /** The resources of these types that a property was made from. */
  madeFrom(from: Resource, propertyName: string, types: readonly string[]): readonly Resource[] {
    const urns = record(from.propertyDependencies)[propertyName];
    return (Array.isArray(urns) ? (urns as string[]) : [])
      .flatMap((urn) => this.#byUrn.get(urn) ?? [])
      .filter((it) => types.includes(it.type));
  }

  dangling(from: Resource, problem: string): void {
    this.report("graph/dangling-edge", from, problem, "declare what it refers to in the same program, or correct it");
  }

  report(rule: string, { urn, type }: Resource, problem: string, remedy: string): void {
    this.findings.push({ rule, path: `${type.split(":").at(-1) ?? type} ${nameOf({ urn })}`, problem, remedy });
  }
}

/** What a resource says by itself, read once: stacks that are compared share most of their resources. */
export function remembered<T>(read: (it: Resource) => T): (it: Resource) => T {
  const known = new WeakMap<Resource, { readonly read: T }>();
  return (it) => {
    const found = known.get(it) ?? { read: read(it) };
    known.set(it, found);
    return found.read;
  };
}

/** Orders texts by code unit, the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
