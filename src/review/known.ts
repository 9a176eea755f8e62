import { knownAre } from "../environment/words";

/** One sentence for each name that is not known, with what was probably meant and what there is. */
export const unknown = (kind: string, given: readonly string[], known: readonly string[]): readonly string[] => {
  const sorted = [...new Set(known)].sort();
  return given
    .filter((it) => !sorted.includes(it))
    .map((it) => `There is no ${kind} "${it}"${knownAre(it, sorted) || "; there are none"}.`);
};

/** The contact channels that a graph's people have. */
export const channelsOf = (people: readonly { readonly contacts: readonly { readonly channel: string }[] }[]) => [
  "email",
  ...people.flatMap(({ contacts }) => contacts.map(({ channel }) => channel)),
];
