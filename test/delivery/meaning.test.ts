import { describe, expect, it } from "vitest";
import type { Resource } from "../../delivery/engine";
import { folded, meaningBetween, meaningOf, plain, renderMeaning } from "../../delivery/meaning";

const stack = "urn:pulumi:prod::incident-response::";
const resource = (type: string, name: string, inputs: Readonly<Record<string, unknown>>): Resource => ({
  urn: `${stack}${type}::${name}`,
  type,
  custom: true,
  id: name,
  inputs,
});
const monitor = (changes: Readonly<Record<string, unknown>> = {}) =>
  resource("datadog:index/monitor:Monitor", "p0-errors", {
    name: "[P0] Errors",
    type: "query alert",
    query: "sum(last_3m):sum:zkp.errors{*}.as_count() > 99",
    message: "Outage @pagerduty-zkp-p0",
    monitorThresholds: { critical: "99" },
    draftStatus: "published",
    ...changes,
  });

describe("what a change means to whoever delivers it", () => {
  it("is told in the words of review, with the objects behind it folded away", () => {
    const meaning = meaningBetween([monitor()], [monitor({ draftStatus: "draft" })]);
    expect(meaning).toMatchObject({ weaker: true, resources: [{ how: "changed", properties: ["draftStatus"] }] });
    const rendered = renderMeaning(meaning);
    expect(rendered).toContain("**🔻 weaker**: Errors is a draft now and notifies nobody.");
    expect(rendered).toContain("changed Monitor p0-errors: draftStatus");
  });

  it("is weaker, as far as anybody can tell, when a monitor looks at something else", () => {
    const narrowed = monitor({ query: "sum(last_3m):sum:zkp.errors{env:x}.as_count() > 99" });
    const { sentences, weaker } = meaningBetween([monitor()], [narrowed]);
    expect(sentences).toMatchObject([{ verdict: "weaker", text: "P0: Errors: looks only at env:x now" }]);
    expect(weaker).toBe(true);
  });

  it("names the objects of a change without meaning, and why it has none", () => {
    const meaning = meaningBetween([monitor({ tags: ["team:a"] })], [monitor({ tags: ["team:b"] })]);
    expect(meaning.weaker).toBe(false);
    expect(renderMeaning(meaning)).toMatch(
      /No change in meaning: 1 resource changed\.[^]*a tag that nothing goes by \(Errors\)[^]*p0-errors: tags/,
    );
  });

  it("is read from the steps of a preview, replacements and deletions too", () => {
    const { urn } = monitor();
    const other = { ...monitor(), urn: `${urn}-2`, id: "p0-errors-2" };
    const { resources, sentences } = meaningOf([
      { op: "create-replacement", urn, oldState: monitor(), newState: monitor({ draftStatus: "draft" }) },
      { op: "replace", urn, oldState: monitor(), newState: monitor({ draftStatus: "draft" }) },
      { op: "refresh", urn: other.urn, oldState: other, newState: other },
      { op: "delete", urn: other.urn, oldState: other },
    ]);
    expect(resources.map(({ how }) => how)).toEqual(["changed", "removed"]);
    expect(sentences.map(({ text }) => text).join("\n")).toMatch(/draft now[^]*no longer watched for/);
  });

  it("never shows a secret", () => {
    const secret = (plaintext: string) => ({
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext,
    });
    const [before, after] = ["planted-1", "planted-2"].map((it) => monitor({ token: secret(it), priority: it.length }));
    const meaning = meaningBetween([before ?? monitor()], [after ?? monitor(), monitor({ name: secret("planted-3") })]);
    expect(JSON.stringify(meaning) + renderMeaning(meaning)).not.toContain("planted");
  });

  it("cannot be told in markup that a name brings along", () => {
    const renamed = resource("datadog:index/monitor:Monitor", "p0-errors", {
      ...monitor().inputs,
      name: "[P0] <img src=x> @team",
      draftStatus: "draft",
    });
    expect(renderMeaning(meaningBetween([], [renamed]))).toContain("&lt;img src=x&gt; @\u200bteam");
  });
});

describe("text that comes from outside", () => {
  it("cannot mention people, link, or bring in HTML", () => {
    expect(plain("@team <img src=x> [a](http://b)\n# c")).toBe(
      "@\u200bteam &lt;img src=x&gt; \\[a\\](http:\u200b//b) \\# c",
    );
  });

  it("cannot leave the block that it is quoted in", () => {
    expect(folded("Raw", "```\n</details>\n````")).toContain("`````text\n");
  });
});
