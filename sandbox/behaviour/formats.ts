import { createHash } from "node:crypto";

const alphabets = {
  decimal: "0123456789",
  hexadecimal: "0123456789abcdef",
  lower: "abcdefghijklmnopqrstuvwxyz0123456789",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
} as const;

/** A string that looks random and is the same for the same seed in every run. */
export function derived(seed: string, alphabet: keyof typeof alphabets, length: number): string {
  const letters = alphabets[alphabet];
  const bytes: number[] = [];
  for (let block = 0; bytes.length < length; block++)
    bytes.push(...createHash("sha256").update(`${seed}#${block}`).digest());
  return bytes
    .slice(0, length)
    .map((byte) => letters[byte % letters.length])
    .join("");
}

/** A UUID of a seed, in the usual grouping. */
export function derivedUuid(seed: string): string {
  const digits = derived(seed, "hexadecimal", 32);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** A value as text; nothing for what is not text, such as an unknown. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
