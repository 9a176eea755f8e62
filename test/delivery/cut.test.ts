import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut } from "../../delivery/github/cut";
import { folded } from "../../delivery/meaning";

/** How many blocks and folds a text leaves open, read as GitHub reads it. */
function open(text: string): { readonly fence: string; readonly folds: number } {
  return text.split("\n").reduce(
    ({ fence, folds }, line) => {
      const [marks = ""] = /^(`{3,})/.exec(line) ?? [];
      if (fence !== "") return { fence: marks.length >= fence.length && line === marks ? "" : fence, folds };
      if (marks !== "") return { fence: marks, folds };
      return { fence, folds: folds + Number(line.includes("<details>")) - Number(line.includes("</details>")) };
    },
    { fence: "", folds: 0 },
  );
}

describe("a comment that is too long", () => {
  const block = folded("Raw preview", Array.from({ length: 60 }, (_, line) => `+ resource ${line} 🔻`).join("\n"));
  const withFence = folded(
    "Raw preview",
    ["````markdown", ...Array.from({ length: 60 }, () => "text"), "````"].join("\n"),
  );

  it.each([
    ["in verbatim text", `before\n\n${block}`],
    ["in verbatim text that holds a fence", `before\n\n${withFence}`],
    ["after it", `${block}\n\n${"after ".repeat(300)}`],
    ["in a fold in a fold", `<details><summary>Objects</summary>\n\n${block}\n\n</details>`],
  ])("is cut %s and closes what it opened", (_, text) => {
    fc.assert(
      fc.property(fc.integer({ min: 120, max: text.length - 1 }), (longest) => {
        const shorter = cut(text, longest);
        expect(shorter.length).toBeLessThanOrEqual(longest);
        expect(open(shorter)).toEqual({ fence: "", folds: 0 });
        expect(shorter).toMatch(/\(cut: the whole text is in the workflow's artefact\)$/);
      }),
    );
  });

  it("is left alone as long as it is short enough", () => {
    expect(cut(block)).toBe(block);
  });
});
