import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Failure } from "../../delivery/failure";
import { judge, subjectOf, weakerLabel, type Provision } from "../../delivery/pullRequest";
import { changed, paging, rung } from "../review/support/resources";
import {
  afterPush,
  archived,
  base,
  beforePush,
  event,
  fakeGitHub,
  head,
  honest,
  repository,
  type FakeGitHub,
  type Repository,
} from "./support/repository";

let repo: Repository;
let server: FakeGitHub;
beforeEach(async () => {
  repo = repository();
  server = await fakeGitHub(repo);
});
afterEach(() => server.close());

/** The base, provisioned by trusted code. */
const trusted: Provision = () => Promise.resolve(paging());
/** Judges as the workflow does, and tells what was written. */
async function judged(provision: Provision = trusted): Promise<readonly string[]> {
  const subject = await subjectOf(server.github, event);
  if (subject === undefined) return ["no subject"];
  await judge(server.github, subject, provision, ["diana"]).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
  });
  return server.written();
}
const statuses = (lines: readonly string[]) => lines.filter((it) => it.startsWith(`POST /statuses/${head}`));
const hands = (over: object) => {
  repo.archive = archived({ "comparison.json": JSON.stringify(over) });
};
const later = { rules: [rung(15, "incident-commander-primary"), rung(5, "incident-commander-backup")] };
const weaker = () => ({ ...honest(), resources: changed(paging(), "p0", later) });
const accepts = (login: string, at = afterPush) => ({
  event: "labeled",
  created_at: at,
  actor: { login },
  label: { name: weakerLabel },
});
const approves = (login: string, state = "APPROVED", commit = head, at = afterPush) => ({
  state,
  commit_id: commit,
  submitted_at: at,
  user: { login },
});

describe("a pull request that does not make the response weaker", () => {
  it("succeeds, on its head and against its base, and the comment demands nothing", async () => {
    const lines = await judged();
    expect(statuses(lines)).toEqual([
      `POST /statuses/${head} success The response does not become weaker (base ${base.slice(0, 12)})`,
    ]);
    expect(lines.join()).not.toContain("It can be merged when");
    expect(lines.join()).not.toContain("handbook");
  });

  it("is linked from its comment to the handbook of the change, which its last run has made", async () => {
    repo.artifacts.push(...[701, 702].map((id) => ({ id, name: "handbook", expired: false })));
    expect((await judged()).join()).toContain(
      "[The handbook of this change](https://github.com/vey/plan/actions/runs/70/artifacts/702)",
    );
  });
});

describe("a pull request that makes the response weaker", () => {
  beforeEach(() => {
    hands(weaker());
  });

  it("fails, and the comment says what it needs", async () => {
    const lines = await judged();
    expect(statuses(lines)).toEqual([expect.stringContaining("failure Weaker: needs acceptance")]);
    expect(lines.join()).toContain(`the label \`${weakerLabel}\`, or diana approves this commit`);
  });

  it.each([
    ["the label, by somebody who may write", [accepts("root")], []],
    [
      "an approval of this commit by the security owner",
      [],
      [approves("Diana", "CHANGES_REQUESTED"), approves("Diana")],
    ],
  ])("is accepted with %s", async (_what, events, reviews) => {
    Object.assign(repo, { events, reviews });
    expect(statuses(await judged())).toEqual([expect.stringContaining("success Weaker, and accepted")]);
  });

  it.each([
    ["a label that was set before the last push", [accepts("root", beforePush)], []],
    ["a label by somebody who may not write", [accepts("stranger")], []],
    ["a label by its own author", [accepts("mallory")], []],
    ["a label that was taken off again", [accepts("root"), { ...accepts("root"), event: "unlabeled" }], []],
    ["an approval of somebody else", [], [approves("root")]],
    ["an approval of an earlier commit", [], [approves("diana", "APPROVED", "c".repeat(40))]],
    ["an approval from before the last push", [], [approves("diana", "APPROVED", head, beforePush)]],
    ["an approval that was withdrawn", [], [approves("diana"), approves("diana", "DISMISSED")]],
  ])("is not accepted with %s", async (_what, events, reviews) => {
    Object.assign(repo, { events, reviews });
    expect(statuses(await judged())).toEqual([expect.stringContaining("failure Weaker: needs acceptance")]);
  });

  it("is not accepted by the security owner who may not write any more, nor by one who is its author", async () => {
    repo.reviews = [approves("diana")];
    repo.permissions = { diana: "read" };
    expect(statuses(await judged()).at(-1)).toContain("failure");
    repo.permissions = { diana: "write" };
    repo.pulls = repo.pulls.map((it) => ({ ...it, user: { login: "Diana" } }));
    expect(statuses(await judged()).at(-1)).toContain("failure");
  });

  it("loses a label that was set before the last push", async () => {
    repo.events = [accepts("root", beforePush)];
    expect(await judged()).toContain(`DELETE /issues/7/labels/${weakerLabel}`);
  });
});

describe("a fork cannot judge itself", () => {
  it.each([
    ["a forged verdict", { ...honest(), weaker: false, meaning: { weaker: false } }, /has not the form it should have/],
    ["a foreign pull request's number", { ...honest(), pullRequest: 8 }, /has not the form it should have/],
    ["another head", { ...honest(), head: "c".repeat(40) }, /is of commit cccccccccccc, not of aaaaaaaaaaaa/],
    ["another base", { ...honest(), base: "c".repeat(40) }, /the base is bbbbbbbbbbbb now: update the branch/],
    ["another day", { ...honest(), day: "2027-01-15" }, /is of 2027-01-15, and its run began on 2026-01-15/],
    [
      "a resource that is none",
      { ...honest(), resources: [{ urn: "x", type: "y" }] },
      /has not the form it should have/,
    ],
  ])("with %s", async (_what, over, says) => {
    hands(over);
    const [status] = statuses(await judged());
    expect(status).toContain(" failure ");
    expect((await judged()).join("\n")).toMatch(says);
  });

  it.each([
    ["a file that is not JSON", () => archived({ "comparison.json": "::set-output name=x::y" }), /is not JSON/],
    ["an archive that is none", () => Buffer.from("not an archive"), /is no archive/],
    ["an empty archive", () => archived({}), /must be comparison.json alone; it holds 0 files/],
    ["a path that leads elsewhere", () => archived({ "../../delivery/main.ts": "x" }), /comparison.json alone/],
    ["a second file", () => archived({ "comparison.json": "{}", "evil.sh": "x" }), /it holds 2 files/],
    ["two files of one name", () => twice("comparison.json"), /comparison.json alone|is no archive/],
    ["a link", () => linked("comparison.json", "/etc/passwd"), /is not JSON/],
    ["an archive in the archive", () => archived({ "inner.zip": "PK" }), /comparison.json alone/],
    ["a file that says it is huge", () => claiming(64_000_001), /is longer than/],
    ["a file that says it is small", () => claiming(2), /is not JSON/],
    ["a text nested without end", () => archived({ "comparison.json": "[".repeat(200_000) }), /nested more than 60/],
    ["a download without end", () => new Uint8Array(16_000_001), /download is longer than/],
  ])("with %s", async (_what, archive, says) => {
    repo.archive = archive();
    const lines = await judged();
    expect(statuses(lines)).toEqual([expect.stringContaining(" failure ")]);
    expect(lines.join("\n")).toMatch(says);
  });

  it("with resources that no engine makes: whatever goes wrong is no success", async () => {
    hands({
      ...honest(),
      resources: paging().map((it) => ({ ...it, inputs: { __proto__: null, rules: 7, layers: {} } })),
    });
    expect(statuses(await judged())).toEqual([expect.stringContaining(" failure ")]);
  });

  it("with checks that were skipped, cancelled or left out of its own workflow", async () => {
    const others = repo.jobs.filter(({ name }) => name !== "checks");
    for (const checks of [
      [{ name: "checks", conclusion: "skipped" }],
      [{ name: "checks", conclusion: "cancelled" }],
      [],
    ]) {
      repo.jobs = [...others, ...checks];
      expect(statuses(await judged()).at(-1)).toMatch(
        /failure Only success counts: checks is (skipped|cancelled|missing)/,
      );
    }
  });

  it("by a change of what compares and judges, also when that was moved away", async () => {
    for (const file of [
      { filename: ".github/workflows/pull-request.yml" },
      { filename: "package-lock.json" },
      { filename: "old/engine.ts", previous_filename: "sandbox/main.ts" },
    ]) {
      repo.files = [file];
      expect(statuses(await judged()).at(-1)).toContain("failure Changes what judges it: needs acceptance");
    }
  });

  it("by a pull request into another branch, or by one whose head has moved on", async () => {
    const [pull] = repo.pulls;
    if (pull === undefined) throw new Error("no pull request");
    for (const pulls of [
      [{ ...pull, base: { ...pull.base, ref: "elsewhere" } }],
      [{ ...pull, head: { ...pull.head, sha: "c".repeat(40) } }],
      [{ ...pull, head: { ...pull.head, repo: { full_name: "eve/plan" } } }],
    ]) {
      repo.pulls = pulls;
      expect(await judged()).toEqual(["no subject"]);
    }
  });

  it("by an older run, or by one of a branch of the same name elsewhere", async () => {
    repo.runs = repo.runs.map((it) => ({ ...it, head_repository: { full_name: "eve/plan" } }));
    expect(statuses(await judged()).at(-1)).toContain("failure No run of pull-request.yml is of commit");
  });

  it("by breaking its base: what cannot be compared needs acceptance", async () => {
    const lines = await judged(() => Promise.reject(new Failure("up failed @everyone")));
    expect(statuses(lines)).toEqual([expect.stringContaining("failure Not comparable: needs acceptance")]);
    expect(lines.join()).not.toContain("@everyone");
  });

  it("nor call hundreds of people into the thread, nor hide in it", async () => {
    const storm = Array.from({ length: 300 }, (_, index) => `@user${index} https://evil.example/ \u202e`).join(" ");
    hands({
      ...honest(),
      rawPreview: storm,
      resources: paging().map((it) => ({ ...it, inputs: { ...it.inputs, name: storm } })),
    });
    const comment = (await judged()).find((it) => it.includes("/comments")) ?? "";
    const outsideOfFences = comment.replace(/^(`{3,})text\n[^]*?\n\1$/gm, "");
    expect(outsideOfFences).not.toMatch(/@user|https:\/\//);
    expect(comment).not.toContain("\u202e");
  });
});

/** An archive that lists the same name twice. */
function twice(name: string): Uint8Array {
  const other = name.replace("c", "d");
  const archive = Buffer.from(archived({ [name]: "{}", [other]: "{}" }));
  return Buffer.from(archive.toString("latin1").replaceAll(other, name), "latin1");
}

/** An archive that lies about how long its file will be. */
function claiming(length: number): Uint8Array {
  const archive = Buffer.from(archived({ "comparison.json": JSON.stringify(honest()) }));
  archive.writeUInt32LE(length, archive.indexOf("PK\x01\x02", 0, "latin1") + 24);
  return archive;
}

/** An archive whose entry is a symbolic link: its content is where it leads. */
const linked = (name: string, to: string): Uint8Array =>
  zipSync({ [name]: [Buffer.from(to), { os: 3, attrs: 0o120777 << 16 }] });
