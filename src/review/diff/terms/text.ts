/** How much of what is the same around a difference is shown, and of the difference itself. */
const around = 24;
const longest = 80;

const oneLine = (value: string) => value.replace(/\s+/g, " ").trim();

/** Two texts, cut to where they differ: `"… 30 minutes …" instead of "… 60 minutes …"`. */
export function contrast(was: string, is: string): string {
  const [old, young] = [oneLine(was), oneLine(is)];
  let start = 0;
  while (start < Math.min(old.length, young.length) && old[start] === young[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, young.length) - start && old.at(-1 - end) === young.at(-1 - end)) end += 1;
  return `${cut(young, start, end)} instead of ${cut(old, start, end)}`;
}

function cut(value: string, start: number, end: number): string {
  if (value === "") return "nothing";
  if (value.length <= longest) return quoted(value);
  const from = wordStart(value, Math.max(0, start - around));
  const until = Math.min(value.length, Math.max(value.length - end + around, from + 1), from + 2 * longest);
  return quoted(`${from > 0 ? "… " : ""}${value.slice(from, until).trim()}${until < value.length ? " …" : ""}`);
}

const wordStart = (value: string, index: number) => (index === 0 ? 0 : value.indexOf(" ", index) + 1 || index);
const quoted = (value: string) => (/\s/.test(value) || value === "" ? `"${value}"` : value);
