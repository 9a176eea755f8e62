/** GitHub refuses longer bodies; the end of what is too long is cut, which is the raw output. */
const longestBody = 65_000;

const note = "\n\n(cut: the whole text is in the workflow's artefact)";

/** Markdown that GitHub takes: what is too long ends with a line, and everything that it had opened is closed. */
export function cut(text: string, longest: number = longestBody): string {
  if (text.length <= longest) return text;
  const lines = text.slice(0, longest - note.length).split("\n");
  // The last line may be half of one; with it, half of a character or of markup would go.
  for (let kept = lines.length > 1 ? lines.slice(0, -1) : lines; ; kept = kept.slice(0, -1)) {
    const shorter = kept.join("\n") + closing(kept) + note;
    if (shorter.length <= longest || kept.length === 0) return shorter;
  }
}

/** What closes what these lines leave open: a block of verbatim text, and what is folded. */
function closing(lines: readonly string[]): string {
  let fence = "";
  let folds = 0;
  for (const line of lines) {
    const [marks = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.slice(1) ?? [];
    if (fence === "") {
      fence = marks;
      if (marks === "") folds += count(line, /<details\b/g) - count(line, /<\/details>/g);
    } else if (marks.startsWith(fence) && line.trim() === marks) fence = "";
  }
  return `${fence === "" ? "" : `\n${fence}`}${"\n\n</details>".repeat(Math.max(0, folds))}`;
}

const count = (line: string, pattern: RegExp) => line.match(pattern)?.length ?? 0;
