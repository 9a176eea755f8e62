import { importForm, isImportId } from "../../src/adoption";
import { nameOf, type Step } from "../engine";
import { Failure } from "../failure";

/** Ids of objects that exist at the vendors, by `Type::logical-name` of the program. */
export type ExistingIds = Readonly<Record<string, string>>;

/** What a preview says of an adoption. */
export interface Adoption {
  /** Taken over as they are. */
  readonly imported: readonly string[];
  /** Not listed, so made anew. */
  readonly created: readonly string[];
  /** Anything else that would happen: an adoption must not change what it takes over. */
  readonly otherwise: readonly string[];
}

/** The key of a resource in a list of ids. */
export const adoptionKey = (urn: string, type: string): string => `${type.split(":").at(-1) ?? type}::${nameOf(urn)}`;

/** Reads a list of ids: a JSON object, or lines of `Type::logical-name,id`. Lines that begin with # are comments. */
export function parseIds(text: string): ExistingIds {
  if (text.trimStart().startsWith("{")) return JSON.parse(text) as ExistingIds;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const wrong = lines.filter((line) => !/^\w+::[\w-]+,[^,]+$/.test(line.trim()));
  if (wrong.length > 0)
    throw new Failure(`Not of the form Type::logical-name,id:\n${wrong.map((line) => `  ${line}`).join("\n")}`);
  return Object.fromEntries(lines.map((line) => line.trim().split(",") as [string, string]));
}

/**
 * Makes sure that every listed id belongs to something that the program declares and that is not in the state yet, and is
 * written as the import of its type takes it.
 *
 * @param steps of a preview without the list.
 * @throws Failure naming every entry that does not, and what it may have been meant to be.
 */
export function demandAdoptable(ids: ExistingIds, steps: readonly Step[]): void {
  const open = new Map(
    steps
      .filter(({ op }) => op === "create")
      .map(({ urn, newState }) => [adoptionKey(urn, newState?.type ?? ""), newState?.type ?? ""]),
  );
  const problems = Object.entries(ids).flatMap(([key, id]) => {
    const type = open.get(key);
    if (type === undefined) return [`${key}: ${undeclared(key, [...open.keys()])}`];
    return isImportId(type, id) ? [] : [`${key}: ${id} is not of the form ${importForm(type)}`];
  });
  refuse(
    "These cannot be adopted",
    problems,
    "correct the list; `pulumi preview` shows the names, docs/adoption.md the forms",
  );
}

function undeclared(key: string, open: readonly string[]): string {
  const similar = open.filter((it) => it.split("::")[0] === key.split("::")[0]).slice(0, 3);
  return `the program declares no such resource that is still to be made${similar.length > 0 ? `; there are ${similar.join(", ")} …` : ""}`;
}

/**
 * Makes sure that a preview takes over everything that is listed.
 *
 * @throws Failure naming every entry that it does not take over.
 */
export function demandTaken(ids: ExistingIds, { imported }: Adoption): void {
  const left = Object.keys(ids).filter((key) => !imported.includes(key));
  refuse("These are listed and would not be taken over", left, "read what the preview says of them");
}

function refuse(what: string, problems: readonly string[], remedy: string): void {
  if (problems.length === 0) return;
  throw new Failure(`${what}:\n${problems.map((it) => `  ${it}`).join("\n")}\n  What to do: ${remedy}.`);
}

/** Sorts what a preview with the list would do. */
export function adoptionIn(steps: readonly Step[]): Adoption {
  const own = steps.filter(({ newState, oldState }) => (newState ?? oldState)?.custom === true);
  const keys = (wanted: (op: string) => boolean) =>
    own
      .filter(({ op, urn }) => wanted(op) && !urn.includes("pulumi:providers:"))
      .map(({ urn, newState, oldState }) => adoptionKey(urn, (newState ?? oldState)?.type ?? ""))
      .sort();
  return {
    imported: keys((op) => op === "import"),
    created: keys((op) => op === "create"),
    otherwise: keys((op) => !["import", "create", "same", "read", "refresh"].includes(op)),
  };
}

/** The adoption as text: what is taken over, what is made, and what would be changed, which is to be settled first. */
export function renderAdoption({ imported, created, otherwise }: Adoption): string {
  const listed = (title: string, keys: readonly string[]) =>
    keys.length === 0 ? [] : [`${title} (${keys.length}):`, ...keys.map((it) => `  ${it}`)];
  return [
    `Taken over as they are: ${imported.length}`,
    ...listed("Made anew, since no id is listed", created),
    ...listed("Would be changed; mend the plan or the object first", otherwise),
  ].join("\n");
}
