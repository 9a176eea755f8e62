/** Control characters but tab and line feed, and marks that turn, join or hide the characters around them. */
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A text with what nobody would see in it shown, as [U+202E], so that a terminal, a comment or a picture cannot obey it. Texts
 * of vendors and of other people's changes pass through here before anybody reads them.
 */
export const legible = (text: string): string =>
  text.replaceAll(unseen, (it) => `[U+${it.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
