/**
 * What a page or a terminal obeys instead of showing it: control characters (but for tab and line feed), marks that turn
 * the direction of writing, characters without width, line separators, halves of characters. Unicode's categories Cc, Cf, Cs, Zl and Zp.
 */
const obeyed = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A text in which every character is shown: `⟨U+202E⟩` stands for a mark that would turn around what follows it. Names and
 * texts come from outside and may hold any; every table, picture, comment and log goes through this.
 */
export const visible = (text: string): string =>
  text.replace(obeyed, (it) => `⟨U+${(it.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
