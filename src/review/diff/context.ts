import type { Plan, SeverityKey } from "../../plan";
import { compare, severityIn, type Graph } from "../graph";
import { nameOf, record, text, texts, unknownValue, type Resource } from "../resources";
import type { Change, Element, Pair } from "./changes";
import { usage } from "./usage";
import { wordsOf } from "./table";

/** One side of a comparison, with ways to find things in it. */
export class Side {
  static readonly #known = new WeakMap<Graph, Side>();
  readonly #byId = new Map<string, Resource>();
  readonly #byUrn = new Map<string, Resource>();
  readonly #used: ReadonlyMap<string, SeverityKey>;

  /** A graph that is compared with several others is looked through once. */
  static of(graph: Graph): Side {
    const side = Side.#known.get(graph) ?? new Side(graph);
    Side.#known.set(graph, side);
    return side;
  }

  private constructor(readonly graph: Graph) {
    for (const it of graph.resources) {
      this.#byUrn.set(it.urn, it);
      // Parts of a thing share its id, and sort after it.
      for (const id of [it.id, text(it.outputs.arn)])
        if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, it);
    }
    this.#used = usage(graph);
  }

  /** What is declared under an id, an ARN or a URN. */
  find(reference: string): Resource | undefined {
    return this.#byUrn.get(reference) ?? this.#byId.get(reference);
  }

  /** The worst severity that uses a resource, or something that it refers to. */
  severityOf(resource: Resource): SeverityKey | undefined {
    const own = this.#used.get(resource.urn) ?? toldSeverity(resource);
    if (own !== undefined) return own;
    return referencesIn(resource)
      .flatMap((it) => {
        const found = this.find(it);
        return (found && (this.#used.get(found.urn) ?? toldSeverity(found))) ?? [];
      })
      .sort(compare)[0];
  }
}

/** The worst severity that a resource of Datadog or PagerDuty names in its tags, its name, or whom it tells. */
function toldSeverity({ type, inputs }: Resource): SeverityKey | undefined {
  if (type.startsWith("aws:")) return cloudSeverity(inputs);
  const { name, serviceName, channelName, recipients, handles, targets, tags, filter } = inputs;
  const names = [name, serviceName, channelName].flatMap((it) => text(it) ?? []);
  const told = [recipients, handles, targets, tags, record(filter).tags].flatMap(texts);
  return [...names, ...told].flatMap((it) => severityIn(it) ?? []).sort(compare)[0];
}

/** The severity that something of AWS has as a tag, or hands to PagerDuty with its event. */
function cloudSeverity({ tags, inputTransformer }: Resource["inputs"]): SeverityKey | undefined {
  const handed = /"severity":"(p\d)"/.exec(text(record(inputTransformer).inputTemplate) ?? "")?.[1];
  return severityIn(text(record(tags).severity) ?? handed ?? "");
}

/** What may be an id of something else: short texts without spaces, and what a hidden value was made from. */
function referencesIn({ inputs, propertyDependencies = {} }: Resource): readonly string[] {
  const short = (value: unknown): readonly string[] => {
    const known = text(value);
    return known === undefined || /\s/.test(known) ? [] : [known, known.replace(/^\w+:/, "")];
  };
  return [
    ...Object.values(inputs).flatMap((value) => (Array.isArray(value) ? value.flatMap(short) : short(value))),
    ...Object.values(propertyDependencies).flat(),
  ];
}

/** Two stacks that are compared, and how what is in them is called. */
export class Context {
  readonly before: Side;
  readonly after: Side;
  readonly #made = new Map<(context: Context) => unknown, unknown>();

  constructor(
    before: Graph,
    after: Graph,
    readonly plan: Plan,
  ) {
    this.before = Side.of(before);
    this.after = Side.of(after);
  }

  /** What a function finds out about both sides, found out once. */
  once<T>(make: (context: Context) => T): T {
    if (!this.#made.has(make)) this.#made.set(make, make(this));
    return this.#made.get(make) as T;
  }

  /** What is declared under an id, after the change or before. */
  readonly find = (reference: string): Resource | undefined =>
    this.after.find(reference) ?? this.before.find(reference);

  /** The worst severity that a resource serves on either side. */
  severityOf({ before, after }: Pair): SeverityKey | undefined {
    return [before && this.before.severityOf(before), after && this.after.severityOf(after)]
      .flatMap((it) => it ?? [])
      .sort(compare)[0];
  }

  /** What people call a resource. */
  nameOf(resource: Resource): string {
    const { noun, name } = wordsOf(resource.type);
    const called = name?.(resource.inputs, this) ?? text(resource.inputs.name) ?? nameOf(resource);
    const region = text(resource.inputs.region);
    const where = region === undefined || called.includes(region) ? "" : ` in ${region}`;
    return `${noun === "" ? "" : `${noun} `}${noun !== "" && /\s/.test(called) ? `"${called}"` : called}${where}`;
  }

  /** What people call the place of a change: the resource, and the elements of lists that the change is in. */
  subjectOf({ pair, elements, pattern }: Change): string {
    // By the name that people know it by so far.
    const resource = pair.before ?? pair.after;
    const named = resource === undefined ? nameOf(pair) : this.nameOf(resource);
    const around = pattern.endsWith("[]") ? elements.slice(0, -1) : elements;
    return [named, ...around.map((it) => this.elementName(it)).filter((it) => it !== "")].join(", ");
  }

  /** What people call an element of a list: `rung 2`, `step "Open a ticket"`. */
  elementName({ noun, key }: Element): string {
    const isPlace = noun === "" && /^\d+$/.test(key);
    return isPlace || /^[[{]/.test(key) ? noun : `${noun} ${this.show(key)}`.trim();
  }

  /** A value for people: what an id stands for, short texts as they are, long ones cut. */
  readonly show = (value: unknown): string => {
    if (value === undefined || value === "") return "nothing";
    if (value === unknownValue) return "what is known only after up";
    if (typeof value !== "string") return excerpt(JSON.stringify(value));
    const found = this.find(value);
    return found === undefined ? quoted(excerpt(value)) : this.nameOf(found);
  };

  /** The resource that an input of a changed resource refers to, on one side. */
  referred(side: "before" | "after", resource: Resource | undefined, name: string): Resource | undefined {
    const known = text(record(resource?.inputs)[name]);
    const urns = record(resource?.propertyDependencies)[name];
    const [urn] = Array.isArray(urns) ? (urns as string[]) : [];
    return this[side].find(known ?? urn ?? "");
  }
}

const longest = 90;
const excerpt = (value: string) => {
  const line = value.replace(/\s+/g, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
};
const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value);
