import type { z } from "zod";
import type { Finding } from "../plan";
import { crossChecks, missingFacts, sectionOf, strangers } from "./crossChecks";
import type { Feature } from "./features";
import { invalid, located, toFindings, unknownKey } from "./findings";
import { strangeTexts } from "./inert";
import { isAbout, repaired, repairOf, withoutStrange, type Repairs } from "./repair";
import { sections, type Environment, type SectionName } from "./sections";
import { wordsFor } from "./words";

/** What became of a stack's config. */
export interface ParsedEnvironment {
  /** The environment, if nothing is wrong with it. */
  readonly environment: Environment | undefined;
  /** Every problem of the config alone, one for each place. */
  readonly findings: readonly Finding[];
  /**
   * The environment, with everything wrong in it replaced by an example, so that the rest can be judged in the same wave;
   * absent if a section is beyond that.
   */
  readonly draft: Environment | undefined;
  /** What was put in place of what is wrong, by path, such as `config.people.alice-smith.phone`. */
  readonly repairs: ReadonlyMap<string, unknown>;
}

/** How often a section is mended and read again: each reading may show what the one before could not see. */
const readings = 4;

type Draft = Partial<Record<SectionName, unknown>>;

/**
 * Turns a stack's config values into an environment. Nothing is thrown: each problem is a finding with its path, what is
 * wrong and what is allowed, and a problem hides no other.
 */
export function parseEnvironment(values: Readonly<Record<string, unknown>>): ParsedEnvironment {
  const findings: Finding[] = Object.keys(values)
    .filter((key) => !Object.hasOwn(sections, key))
    .map((key) => unknownKey([key], Object.keys(sections)));
  const repairs: Repairs = new Map();
  const draft: Draft = {};
  for (const name of Object.keys(sections) as SectionName[]) {
    // The config schema's default of what need not be given is an empty text.
    const given = values[name] === "" ? undefined : values[name];
    const read = readSection(name, given, repairs);
    findings.push(...read.findings);
    if ("data" in read) draft[name] = read.data;
  }
  // A section that was replaced as a whole says nothing of the others.
  const own = Object.fromEntries(Object.entries(draft).filter(([name]) => !repairs.has(`config.${name}`)));
  findings.push(...crossChecks(own).filter((it) => !isAbout(it.path, repairs)));
  if (findings.length === 0) {
    const environment = withoutWhatIsOff(draft as Environment);
    return { environment, findings, draft: environment, repairs };
  }
  return { environment: undefined, findings, draft: drafted(draft, repairs), repairs };
}

/** Reads one section, with examples in place of what is wrong in it; `data` is absent where that did not help. */
function readSection(
  name: SectionName,
  given: unknown,
  repairs: Repairs,
): { readonly data?: unknown; readonly findings: readonly Finding[] } {
  const schema: z.ZodType = sections[name];
  const strange = strangeTexts(given);
  const findings = strange.map(({ path, problem }) => invalid([name, ...path], problem));
  let value = strange.length === 0 ? given : withoutStrange(name, given, strange, repairs);
  for (let reading = 1; reading <= readings; reading++) {
    const parsed = schema.safeParse(value, { error: wordsFor });
    if (parsed.success) return { data: parsed.data, findings };
    const issues = located(parsed.error.issues);
    for (const found of issues.flatMap((it) => toFindings(name, it)))
      if (!isAbout(found.path, repairs) && !findings.some(({ path }) => path === found.path)) findings.push(found);
    value = repaired(name, value, issues, repairs, reading === readings - 1);
  }
  return { findings };
}

/** The environment that is judged by the plan's rules although something is wrong: what its features lack is an example. */
function drafted(draft: Draft, repairs: Repairs): Environment | undefined {
  const values: Record<string, unknown> = { ...draft };
  for (const { path } of missingFacts(draft as Partial<Environment>)) {
    const [section = "", ...rest] = path;
    const last = rest.pop();
    const example = repairOf(path, repairs);
    if (last === undefined) values[section] = sections[section as SectionName].safeParse(example).data;
    else {
      const root = structuredClone(values[section]) as Record<string, unknown>;
      const parent = rest.reduce((at, step) => at[step] as Record<string, unknown>, root);
      parent[last] = example;
      values[section] = root;
    }
  }
  const needed = Object.entries(sections).filter(([, schema]) => !schema.safeParse(undefined).success);
  if (needed.some(([name]) => values[name] === undefined)) return undefined;
  const environment = values as Environment;
  // Whoever is named and is not among people is somebody who can be reached, so that only the name is a problem.
  const standIns = strangers(environment).map((key): [string, Environment["people"][string]] => {
    repairs.set(`config.people.${key}`, key);
    const phone = { countryCode: 44, number: "2079460000" };
    return [key, { name: key, email: `${key}@acme.example`, phone, pushDevice: "Phone", role: "user" }];
  });
  return withoutWhatIsOff({ ...environment, people: { ...environment.people, ...Object.fromEntries(standIns) } });
}

/** A section whose feature is off counts as not given, so that nothing has to look at both. */
function withoutWhatIsOff(environment: Environment): Environment {
  const off = Object.entries(sectionOf)
    .filter(([feature]) => !environment.features[feature as Feature])
    .map(([, section]): [string, undefined] => [section, undefined]);
  return { ...environment, ...Object.fromEntries<undefined>(off) };
}
