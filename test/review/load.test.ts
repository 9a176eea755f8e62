import { describe, expect, it } from "vitest";
import { graph, loadResources, ReviewError } from "../../src/review";
import { paging, resource, types } from "./support/resources";

const state = (resources: unknown) => JSON.stringify({ version: 3, deployment: { resources } });
const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:xyz" };

describe("reading what is declared", () => {
  it("takes an exported state, a preview with its unchanged resources, and a plain list alike", () => {
    const resources = paging();
    const preview = {
      steps: resources.map((newState) => ({ op: "same", newState })),
      changeSummary: { same: resources.length },
    };
    for (const content of [state(resources), JSON.stringify(preview), JSON.stringify(resources)])
      expect(graph(loadResources(content)).people.map(({ key }) => key)).toEqual(["alice-smith", "bob-jones"]);
  });

  it("keeps the id of what stays, which the new side of a preview leaves out, and not that of what is replaced", () => {
    const alice = resource(types.user, "alice", { name: "Alice Smith" });
    const unnamed = { ...alice, id: undefined };
    const idAfter = (op: string) =>
      loadResources(JSON.stringify({ steps: [{ op, oldState: alice, newState: unnamed }] }))[0]?.id;
    expect([idAfter("same"), idAfter("update"), idAfter("create-replacement")]).toEqual(["ALICE", "ALICE", undefined]);
  });

  it("takes the two sides of a preview apart", () => {
    const [alice] = paging();
    const renamed = { ...alice, inputs: { name: "Alice Cooper" } };
    const preview = JSON.stringify({ steps: [{ op: "update", oldState: alice, newState: renamed }] });
    const names = (side: "before" | "after") => graph(loadResources(preview, { side })).people.map(({ name }) => name);
    expect([names("before"), names("after")]).toEqual([["Alice Smith"], ["Alice Cooper"]]);
  });

  it("works without the secrets of a state, and keeps them out of what it holds", () => {
    const [alice, ...others] = paging();
    const loaded = loadResources(state([{ ...alice, inputs: { ...alice?.inputs, token: secret } }, ...others]));
    expect(JSON.stringify(loaded)).not.toContain("v1:xyz");
    expect(graph(loaded).findings).toEqual([]);
  });

  it("shows what a name hides, so that no terminal, comment or picture obeys it", () => {
    const [alice] = paging();
    const name = "Alice\u001b[2J \u202eecilA\u200b\u0000";
    const loaded = loadResources(state([{ ...alice, inputs: { ...alice?.inputs, name } }]));
    expect(loaded[0]?.inputs.name).toBe("Alice⟨U+001B⟩[2J ⟨U+202E⟩ecilA⟨U+200B⟩⟨U+0000⟩");
  });

  it.each([
    ["something that is not JSON", "hello", /is not JSON. Give an exported state/],
    ["a truncated state", state(paging()).slice(0, 400), /is cut off or damaged/],
    ["JSON that is not a state", "{}", /is JSON, but not a state/],
    ["a list of other things", "[1, 2]", /holds something that is not a resource/],
    ["a stack without resources", '{"deployment": {}}', /a stack without resources/],
    [
      "a state of another project",
      state([{ urn: "urn:pulumi:prod::shop::a:b:C::d", type: "a:b:C" }]),
      /is of another project: .* belongs to "shop"/,
    ],
    [
      "a preview that leaves out what stays",
      '{"steps": [], "changeSummary": {"same": 9}}',
      /leaves out 9 unchanged resources/,
    ],
  ])("refuses %s with a clear error", (_, content, message) => {
    const load = () => loadResources(content, { from: "state.json", project: "incident-response" });
    expect(load).toThrow(ReviewError);
    expect(load).toThrow(message);
    expect(load).toThrow(/^state\.json/);
  });
});
