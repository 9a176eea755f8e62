import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plain } from "../delivery/meaning";
import { label, picture } from "../src/review/render/svg";
import { markdownTable, textTable } from "../src/review/render/tables";
import { visible } from "../src/visible";
import { runs } from "./support/depth";

const obeyed = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** Names as somebody may write them at a vendor: with marks that turn, hide, ring and colour. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "\u202e",
      "\u2066",
      "\u200b",
      "\u200d",
      "\ufeff",
      "\u001b[31m",
      "\u0007",
      "\r",
      "\u2028",
      "\u{e0041}",
    ),
    fc.constantFrom("<script>", "&", "|", "`", "\n::error::", "@everyone ", "https://evil.example/", "אב"),
    fc.string({ unit: "binary", maxLength: 3 }),
  ),
});

describe("a name that comes from outside", () => {
  it("is shown, not obeyed, in every table, picture and comment", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        expect(visible(name)).not.toMatch(obeyed);
        expect(textTable(["name"], [[name]])).not.toMatch(obeyed);
        expect(markdownTable(["name"], [[name]])).not.toMatch(obeyed);
        expect(picture(name, { width: 9, height: 9 }, [label(1, 1, name)])).not.toMatch(obeyed);
        expect(plain(name).replaceAll("\u200b", "")).not.toMatch(obeyed);
      }),
      { numRuns: runs(300), seed: 22 },
    );
  });

  it("is written out by its number, and every other text stays as it is", () => {
    expect(visible("a\u202eb\u001bc")).toBe("a⟨U+202E⟩b⟨U+001B⟩c");
    expect(visible("Zoë\t中文 🎉\n")).toBe("Zoë\t中文 🎉\n");
  });
});
