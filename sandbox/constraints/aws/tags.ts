import { said, where, type Constraint } from "../constraint";

const source = "AWS General Reference, tagging";
/** Services that take no other sign in a tag; the others take more. */
const narrow = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Tags, of whatever type. */
export const tags: readonly Constraint[] = [
  where("aws/tags", `${source}: 50 tags, 128 characters of key, 256 of value`, "tags", ({ value }) => {
    const all = Object.entries(value as object) as [string, string][];
    if (all.length > 50) return `has ${all.length} tags; at most 50`;
    const odd = all.find(([key, it]) => key.length > 128 || said(it).length > 256 || /^aws:/i.test(key));
    return odd === undefined ? undefined : `${odd[0]}: is too long, or begins with aws:`;
  }),
];

/** Tags where only letters, digits, blanks and _ . : / = + - @ are taken. */
export const narrowTags = (service: string): Constraint =>
  where("aws/tag-signs", `${service}, API reference Tag`, "tags", ({ value }) => {
    const odd = Object.entries(value as object).find(
      ([key, it]) => !narrow.test(key) || !narrow.test(said(it as string)),
    );
    return odd === undefined
      ? undefined
      : `${odd[0]}: ${said(odd[1] as string)} has signs beside letters, digits, blanks and _ . : / = + - @`;
  });
