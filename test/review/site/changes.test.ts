import { describe, expect, it } from "vitest";
import { graph } from "../../../src/review";
import { changed, paging, rung, without } from "../support/resources";
import { attribute, brokenIn, elementsIn, handbookOf, textOf, type Element } from "./pages";

const slower = () =>
  changed(
    changed(paging(), "p0", {
      rules: [rung(30, "incident-commander-primary"), rung(5, "incident-commander-backup")],
    }),
    "verification-p0",
    { monitorThresholds: { critical: "90" } },
  );

const pageOf = (before: ReturnType<typeof paging>, after: ReturnType<typeof paging>) => {
  const files = handbookOf(after, {}, graph(before));
  return { files, elements: elementsIn(files["changes.html"] ?? "") };
};
const section = (elements: readonly Element[], id: string): Element => {
  const found = elements.find((it) => attribute(it, "aria-labelledby") === id);
  if (found === undefined) throw new Error(`there is no section ${id}`);
  return found;
};

describe("the handbook of a change", () => {
  const { files, elements } = pageOf(paging(), slower());

  it("leads from its first page to what changes, and to the handbook before it", () => {
    expect(files["index.html"]).toContain('<a href="changes.html">What changes</a>');
    expect(files["before/index.html"]).not.toContain("changes.html");
    expect(brokenIn(files)).toEqual([]);
  });

  it("shows a changed ladder and a changed timeline side by side, under what they mean", () => {
    const p0 = textOf(section(elements, "p0"));
    expect(p0).toMatch(/weaker: /);
    expect(p0).toMatch(/Before.*After/s);
    expect(files["pictures/before-ladder-p0.svg"]).not.toBe(files["pictures/after-ladder-p0.svg"]);
    expect(files["changes.html"]).toContain('data-verdict="weaker"');
  });

  it("says where nothing changes, and draws nothing twice", () => {
    const { elements: same, files: quiet } = pageOf(paging(), paging());
    expect(textOf(section(same, "p0"))).toContain("Nothing changes.");
    expect(Object.keys(quiet).filter((it) => /pictures\/(before|after)-/.test(it))).toEqual([]);
  });

  it("shows what comes and what goes with one side empty", () => {
    const gone = textOf(section(pageOf(paging(), without(paging(), "verification-p0")).elements, "p0"));
    expect(gone).toMatch(/AfterNot there\./);
  });
});
