import { join } from "node:path";
import { ownFacts, parseEnvironment, type Own } from "../../src/environment";
import { parseConfigValue, productionStack, readStackFile, stacksIn } from "../../src/environment/stackFile";
import {
  continuity,
  retention,
  escalationMatrix,
  severities,
  severityKeys,
  type Minutes,
  type Rule,
  type SeverityKey,
} from "../../src/plan";

/** A resource as policies see it: before it is made, or in a state. */
export interface Declared {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  /** Outputs that the program marks as secret, by name: the state encrypts them. */
  readonly secretOutputs: readonly string[];
}

/** What another team may set for its own stack; the plan's values are the defaults. */
export interface Settings {
  /** Minutes within which somebody must have acknowledged, by severity. */
  readonly acknowledgeWithinMinutes: Readonly<Record<SeverityKey, Minutes>>;
  /** The fewest rungs of a severity's ladder. */
  readonly rungs: Readonly<Record<SeverityKey, number>>;
  /** Regions that resources may be in, the primary first; none means any. */
  readonly regions: readonly string[];
  /** The fewest days that evidence is kept. */
  readonly evidenceDays: number;
  /** What a stack may name as its own; unknown where the stack is another program's. */
  readonly own?: Own;
}

const bySeverity = <T>(of: (severity: SeverityKey) => T) =>
  Object.fromEntries(severityKeys.map((it) => [it, of(it)])) as Record<SeverityKey, T>;

/** The config of the stack that is judged, as the engine tells it, or else production's; empty where there is neither. */
function judgedConfig(): Readonly<Record<string, unknown>> {
  const told = JSON.parse(process.env.PULUMI_CONFIG ?? "{}") as Readonly<Record<string, string>>;
  const own = Object.entries(told).filter(([key]) => key.startsWith(namespace));
  if (own.length > 0)
    return Object.fromEntries(own.map(([key, text]) => [key.slice(namespace.length), parseConfigValue(text)]));
  const checkout = join(__dirname, "..", "..");
  return stacksIn(checkout).includes(productionStack) ? readStackFile(checkout, productionStack).values : {};
}

const namespace = "incident-response:";

/** The own facts of the stack that is judged: only of a stack of this program does its config tell them. */
function judgedOwn(): { own?: Own } {
  if (!(process.env.PULUMI_CONFIG ?? "").includes(namespace)) return {};
  const { environment } = parseEnvironment(judgedConfig());
  return environment === undefined ? {} : { own: ownFacts(environment) };
}

/** Primary first; the witness region only observes. */
function regionsIn(config: Readonly<Record<string, unknown>>): readonly string[] {
  const { regions } = (config.aws ?? {}) as { readonly regions?: Readonly<Record<string, string>> };
  const { primary, standby, witness } = regions ?? {};
  return [primary, standby, witness].flatMap((it) => it ?? []);
}

/** The plan's own values, and the regions of the stack that is judged. */
export const planSettings: Settings = {
  acknowledgeWithinMinutes: bySeverity((it) => severities[it].acknowledgeWithinMinutes),
  rungs: bySeverity((it) => escalationMatrix[it].rungs.length),
  regions: regionsIn(judgedConfig()),
  evidenceDays: retention.days,
  ...judgedOwn(),
};

/** What a policy's rule looks at: one resource, or the whole stack. */
export interface Declaration {
  readonly resources: readonly Declared[];
  readonly settings: Settings;
}

/** A rule over declared resources, and how it is enforced. */
export interface DeclaredRule extends Rule<Declaration> {
  readonly description: string;
  /** `resource`: looks at each alone, so that it stops a single resource; `stack`: needs to see them together. */
  readonly scope: "resource" | "stack";
  readonly level: "mandatory" | "advisory";
}

/** The severity that a name or a tag speaks of, such as `zkp-p0`, `P1 - High` or `severity:p2`. */
export function severityOf(text: unknown): SeverityKey | undefined {
  if (typeof text !== "string") return undefined;
  const found = /(?:^|[^a-z0-9])p([0-3])(?![a-z0-9])/i.exec(text)?.[1];
  return severityKeys.find((it) => it === `p${found ?? ""}`);
}

/** Resources of a type. */
export const ofType = ({ resources }: Declaration, type: RegExp) => resources.filter((it) => type.test(it.type));

/** What is a list, or becomes one: a value that is not known yet, in a preview, is none. */
export const list = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];

/** Text, when it is known. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** How long a failed region may stay in caches: with the health check's time it must fit the recovery objective. */
export const recoverySeconds = continuity.automaticRecoveryMinutes * 60;
