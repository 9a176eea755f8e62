/** What a text has in it that is no text of its own. */
export type Said = string | number;
