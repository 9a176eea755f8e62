import { pressedBy, presses, type Press, type PressKey } from "../../../plan";
import type { Happening } from "../core";
import type { Facts } from "../facts";

/** As much of a note as a record keeps; PagerDuty has the whole. */
const longestNote = 2000;

/**
 * Reads a note: a press, if it begins with / and a word that the plan knows, and its writer may say that; anything else is
 * a note, which is answered if it looks like a press.
 */
export function readNote(content: string, who: string | undefined, facts: Facts): Happening {
  const text = content.trim().slice(0, longestNote);
  const [, word = "", rest = ""] = /^\/([a-z-]+)\s*(.*)$/s.exec(text) ?? [];
  if (!isPress(word) || !maySay(word, who, facts)) return { kind: "note", text };
  return { kind: "press", press: word, text: rest.trim() };
}

const isPress = (word: string): word is PressKey => Object.hasOwn(presses, word);

function maySay(press: PressKey, who: string | undefined, { seats }: Facts): boolean {
  const { by }: Press = presses[press];
  if (by === undefined) return true;
  return pressedBy[by].some((seat) => seats[seat].some(({ name }) => name === who));
}
