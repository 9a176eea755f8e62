/** One broken rule: where, what is wrong, and how to mend it. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

/** A tagged rule over a subject. It returns every place that breaks it, never just the first. */
export interface Rule<Subject> {
  /** `<area>/<what-is-wrong>`, such as `escalation/unreachable-rung`. */
  readonly tag: string;
  /** Where the rule comes from: a section of the plan, a vendor's documentation, an incident. */
  readonly source: string;
  readonly check: (subject: Subject) => readonly Omit<Finding, "rule">[];
}

/** An accepted exception: the rule, the path it is excused at, and why. */
export interface Waiver {
  readonly rule: string;
  readonly path: string;
  readonly reason: string;
}

/**
 * Evaluates every rule and removes what is waived. A waiver that excuses nothing, or gives no reason, is itself a
 * finding, so that exceptions do not outlive what they excused.
 */
export function evaluate<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  waivers: readonly Waiver[] = [],
): readonly Finding[] {
  const found = rules.flatMap(({ tag, check }) => check(subject).map((it) => ({ rule: tag, ...it })));
  const excuses = (waiver: Waiver, finding: Finding) => waiver.rule === finding.rule && waiver.path === finding.path;
  const unused = waivers
    .filter((waiver) => !found.some((finding) => excuses(waiver, finding)))
    .map(({ rule, path }) => ({
      rule: "waiver/unused",
      path,
      problem: `the waiver of ${rule} excuses nothing`,
      remedy: "remove the waiver",
    }));
  const unreasoned = waivers
    .filter(({ reason }) => reason.trim() === "")
    .map(({ rule, path }) => ({
      rule: "waiver/no-reason",
      path,
      problem: `the waiver of ${rule} gives no reason`,
      remedy: "say in the waiver why the exception is safe",
    }));
  const open = found.filter((finding) => !waivers.some((waiver) => excuses(waiver, finding)));
  return [...open, ...unused, ...unreasoned].sort(byPath);
}

const byPath = (a: Finding, b: Finding) =>
  compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.problem, b.problem);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Where a finding's path is written, such as `Pulumi.prod.yaml:12:5`; undefined where nobody knows. */
export type PlaceOf = (path: string) => string | undefined;

/** Findings as text for people: one line each, sorted by path. Empty when there are none. */
export function formatFindings(findings: readonly Finding[], placeOf: PlaceOf = () => undefined): string {
  return [...findings]
    .sort(byPath)
    .map(({ rule, path, problem, remedy }) => {
      const place = placeOf(path);
      return `  ${place === undefined ? "" : `${place}: `}${path}: ${problem} [${rule}] -> ${remedy}`;
    })
    .join("\n");
}

/** A user's mistake, or several: the message lists every finding. */
export class PlanError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[], placeOf?: PlaceOf) {
    const count = findings.length === 1 ? "1 problem" : `${findings.length} problems`;
    super(`The plan cannot be declared, ${count}:\n${formatFindings(findings, placeOf)}`);
    this.name = "PlanError";
    this.findings = findings;
  }
}
