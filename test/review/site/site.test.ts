import { beforeAll, describe, expect, it } from "vitest";
import { linkedPages } from "../../../src/environment";
import { handbookPages, plan } from "../../../src/plan";
import { graph, scenarios, simulate, timeline, type Resource } from "../../../src/review";
import { declaredResources } from "../../../src/review/cli/declared";
import { dataOf, declaredTexts, isProse, leavesOf, pageTexts, saidIn, together } from "../../../src/review/site/usage";
import { production } from "../../support/environment";
import { changed, paging, resource, types } from "../support/resources";
import { attribute, brokenIn, elementsIn, handbookOf, pagesIn, textOf } from "./pages";

type Files = Readonly<Record<string, string>>;

let declared: readonly Resource[];
let files: Files;
beforeAll(async () => {
  declared = await declaredResources();
  files = handbookOf(declared);
});

const page = (path: string): string => files[path] ?? "";

describe("the handbook", () => {
  it("has no link that leads nowhere, and loads nothing from elsewhere", () => {
    expect(brokenIn(files)).toEqual([]);
  });

  it("has every page that something declared links to", () => {
    const linked = new Set(linkedPages(JSON.stringify(declared), production()));
    expect([...linked].filter((it) => !(it in files))).toEqual([]);
    expect(linked.size).toBe(Object.keys(plan.runbooks).length);
    expect(handbookPages.filter((it) => !(it in files))).toEqual([]);
  });

  it("is the same each time", () => {
    expect(handbookOf(paging())).toEqual(handbookOf(paging()));
  });

  it("is under two megabytes", () => {
    const bytes = Object.values(files).reduce((sum, it) => sum + Buffer.byteLength(it), 0);
    expect(bytes).toBeLessThan(2_000_000);
  });

  it("has on each page a language, a title, one main part and heading, and a name for everything that is filled in", () => {
    for (const { path, elements } of pagesIn(files)) {
      const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
      expect(
        elements.map((it) => attribute(it, "lang")).find((it) => it !== undefined),
        path,
      ).toBe("en");
      expect(named("title").map(textOf).join(""), path).toMatch(/\S - Vey incident handbook$/);
      expect([named("main").length, named("h1").length], path).toEqual([1, 1]);
      const labelled = named("label").flatMap((it) => it.childNodes);
      for (const input of named("input")) expect(labelled, path).toContain(input);
      for (const image of named("img")) expect(attribute(image, "alt"), path).toMatch(/\S/);
    }
  });

  it("says for a key that is suspected to be compromised which runbook it is, in two clicks", () => {
    const symptom = elementsIn(page("index.html")).find(
      (it) => it.tagName === "tr" && textOf(it).includes("Signing key suspected compromise"),
    );
    expect(symptom && textOf(symptom)).toContain("Signing Key Compromise");
    expect(page("runbooks/signing-key-compromise.html")).toContain(
      "npm run respond -- revoke-key --key-id=&lt;key-id> --incident=&lt;incident> --for-real",
    );
  });

  it("shows every step, command and text of each runbook", () => {
    for (const [key, { phases, immediate, monitoring = [] }] of Object.entries(plan.runbooks)) {
      const texts = pageTexts(page(`runbooks/${key}.html`));
      const wanted = [
        ...phases.flatMap(({ steps }) => steps),
        ...[...immediate, ...monitoring].map((it) => it.command),
      ];
      expect(
        wanted.filter((it) => !saidIn(texts, it)),
        key,
      ).toEqual([]);
    }
  });

  it("plays each scenario as the command does", () => {
    const joined = graph(declared);
    for (const [key, scenario] of Object.entries(scenarios)) {
      const lines = elementsIn(page(`simulator/${key}.html`))
        .filter((it) => it.tagName === "ol")
        .map((it) =>
          it.childNodes.flatMap((line) =>
            "tagName" in line ? [textOf(line).split(" ").filter(Boolean).join(" ")] : [],
          ),
        );
      const command = timeline(simulate(joined, scenario, plan))
        .trimEnd()
        .split("\n")
        .slice(3);
      expect(lines[0], key).toEqual(command.map((it) => it.split(" ").filter(Boolean).join(" ")));
    }
  });

  it("shows no phone number but where config allows it", () => {
    const allowed = handbookOf(paging(), {
      environment: production({ handbook: { url: "https://handbook.vey.example", phoneNumbers: true } }),
    });
    expect(page("people/alice-smith.html")).not.toContain("2025550101");
    expect(allowed["people/alice.html"]).toContain("+1 2025550101");
  });
});

describe("the plan's texts", () => {
  it("are all declared, or shown in the handbook", () => {
    const shown = together(
      pagesIn(files).flatMap(({ path }) => (path === "coverage.html" ? [] : pageTexts(page(path)))),
    );
    const inResources = declaredTexts(declared);
    const dead = leavesOf(dataOf(plan))
      .filter(isProse)
      .filter(({ text }) => !saidIn(shown, text) && !saidIn(inResources, text));
    expect(dead).toEqual([]);
  });
});

describe("a handbook of what is unusual", () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)> 🚨 \u202eشخص\u202c & 'co'`;

  it("holds markup, emoji and right-to-left names for text, and never for a part of a page", () => {
    const named = changed(
      changed(changed(paging(), "alice", { name: hostile }), "verification-p0", { name: `[P0] ${hostile}` }),
      "bob",
      { name: "🚨", description: hostile },
    );
    const odd = handbookOf(named);
    expect(brokenIn(odd)).toEqual([]);
    for (const { path, elements } of pagesIn(odd)) {
      const scripts = elements.filter(({ tagName }) => tagName === "script");
      const own = ["handbook.js", ...(path.startsWith("simulator/") ? ["simulator-stage.js", "simulator.js"] : [])];
      expect(
        scripts.map((it) => attribute(it, "src")?.replaceAll("../", "")),
        path,
      ).toEqual(own);
      expect(
        elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name.startsWith("on"))),
        path,
      ).toEqual([]);
    }
    const title = elementsIn(odd["people/alice.html"] ?? "").find(({ tagName }) => tagName === "h1");
    expect(title && textOf(title)).toBe(hostile);
    for (const [path, content] of Object.entries(odd))
      if (path.endsWith(".svg")) expect(content).not.toMatch(/<(script|img)/);
  });

  it("has a page for each of 200 people, even if half of them have the same name", () => {
    const people = Array.from({ length: 200 }, (_, index) =>
      resource(types.user, `person-${index}`, { name: index % 2 === 0 ? "Kim Lee" : `Person ${index}` }),
    );
    const many = handbookOf([...paging(), ...people]);
    expect(Object.keys(many).filter((it) => it.startsWith("people/"))).toHaveLength(202);
    expect(brokenIn(many)).toEqual([]);
  });

  it("is whole without any resource, and says of each severity that nobody is paged", () => {
    const empty = handbookOf([]);
    expect(brokenIn(empty)).toEqual([]);
    expect(empty["severities/p0.html"]).toContain("nobody");
    expect(empty["failover.html"]).toContain("At worst: none.");
  });
});
