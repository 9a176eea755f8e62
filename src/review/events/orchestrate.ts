import { holds, textsOf, valueAt, type Condition } from "./conditions";

/** An event on its way through PagerDuty: in its common format, and as the tool sent it. */
export interface EventData {
  readonly event: Readonly<Record<string, unknown>>;
  readonly raw_event: Readonly<Record<string, unknown>>;
  /** What a service has been told, by the name of the variable. */
  readonly cache_var?: Readonly<Record<string, string>>;
}

/** What a field becomes: a template, or what a regular expression finds in another field. */
export interface Extraction {
  readonly target: string;
  readonly template?: string;
  readonly regex?: string;
  readonly source?: string;
}

/** What a rule does to an event. */
export interface RuleActions {
  readonly then?: string;
  readonly severity?: string;
  /** The id of a priority. */
  readonly priority?: string;
  readonly note?: string;
  readonly eventAction?: string;
  readonly suppress?: boolean;
  readonly drop?: boolean;
  readonly variables: readonly { readonly name: string; readonly path: string; readonly regex: string }[];
  readonly extractions: readonly Extraction[];
}

/** A rule of an orchestration. */
export interface Rule {
  readonly label: string;
  readonly disabled: boolean;
  /** Any is enough; none means always. */
  readonly conditions: readonly Condition[];
  readonly actions: RuleActions;
}

/** Sets of rules; events enter at the one called start. */
export interface RuleSets {
  readonly sets: ReadonlyMap<string, readonly Rule[]>;
  readonly otherwise: RuleActions;
}

/** An event, and what rules have said of it so far. */
export interface Processed extends EventData {
  readonly priority?: string;
  readonly note?: string;
  readonly suppressed: boolean;
  readonly dropped: boolean;
}

/** Whether a rule takes an event. */
export const takes = ({ disabled, conditions }: Rule, data: EventData): boolean =>
  !disabled && (conditions.length === 0 || conditions.some((it) => holds(it, data)));

/** Sends an event through sets of rules: of each set the first rule that takes it, from set to set. */
export function processed({ sets, otherwise }: RuleSets, given: Processed): Processed {
  let data = given;
  let set: string | undefined = "start";
  const visited = new Set<string>();
  while (set !== undefined && !visited.has(set)) {
    visited.add(set);
    const rule: Rule | undefined = (sets.get(set) ?? []).find((it) => takes(it, data));
    // A set whose rules leave an event alone does what the catch-all says; so does the first.
    data = apply(rule?.actions ?? otherwise, data);
    set = rule?.actions.then;
  }
  return data;
}

function apply(actions: RuleActions, data: Processed): Processed {
  const variables = Object.fromEntries(
    actions.variables.flatMap(({ name, path, regex }) => {
      const found = extracted(regex, valueAt(data, path));
      return found === undefined ? [] : [[name, found]];
    }),
  );
  let { event } = data;
  for (const { target, template, regex, source } of actions.extractions) {
    const value =
      template === undefined
        ? extracted(regex ?? "", valueAt({ ...data, event }, source ?? ""))
        : filled(template, { ...data, event, variables });
    if (value !== undefined) event = withValue(event, target.replace(/^event\./, "").split("."), value);
  }
  if (actions.severity !== undefined) event = { ...event, severity: actions.severity };
  if (actions.eventAction !== undefined) event = { ...event, event_action: actions.eventAction };
  return {
    ...data,
    event,
    ...(actions.priority !== undefined && { priority: actions.priority }),
    ...(actions.note !== undefined && { note: actions.note }),
    suppressed: data.suppressed || actions.suppress === true,
    dropped: data.dropped || actions.drop === true,
  };
}

/** What a regular expression (RE2) finds: its first group, or all that it matches. */
function extracted(regex: string, value: unknown): string | undefined {
  const insensitive = regex.startsWith("(?i)");
  const pattern = new RegExp(insensitive ? regex.slice("(?i)".length) : regex, insensitive ? "i" : "");
  const match = pattern.exec(textsOf(value).join(", "));
  return match === null ? undefined : (match[1] ?? match[0]);
}

/** A template with its fields filled in; a field that the event lacks is empty. */
const filled = (template: string, data: unknown): string =>
  template.replaceAll(/\{\{\s*([^}\s]+)\s*\}\}/g, (_, path: string) => textsOf(valueAt(data, path)).join(", "));

function withValue(
  into: Readonly<Record<string, unknown>>,
  [key = "", ...rest]: readonly string[],
  value: string,
): Readonly<Record<string, unknown>> {
  if (rest.length === 0) return { ...into, [key]: value };
  const below = into[key];
  const inside = typeof below === "object" && below !== null ? (below as Record<string, unknown>) : {};
  return { ...into, [key]: withValue(inside, rest, value) };
}
