import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/review/cli/run";
import { changed, idOf, paging } from "./support/resources";

const checkout = join(__dirname, "..", "..");
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "review-"));
  write("state.json", exported(paging()));
  write(
    "ours.yaml",
    "ours:\n  title: Our own outage\n  startsAt: 2026-03-15T03:12:00\n  faults:\n    - { kind: region, atMinute: 0 }\n    - { kind: signal, signals: [verification-p0], atMinute: 1 }\n",
  );
  write(
    "mistaken.yaml",
    "ours:\n  title: Ours\n  startsAt: 2026-03-15T03:12:00\n  faults:\n    - { kind: regoin, atMinute: 0 }\n",
  );
  write("slower.json", exported(changed(paging(), "primary-health", { requestInterval: 30 })));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const exported = (resources: readonly { readonly urn: string }[]) => ({
  version: 3,
  deployment: { resources: resources.map((it) => ({ ...it, custom: true })) },
});
const write = (name: string, content: unknown) => {
  writeFileSync(join(directory, name), typeof content === "string" ? content : JSON.stringify(content));
};

const inDirectory = (args: readonly string[]) =>
  args.map((it) => (/\.(json|yaml)$/.test(it) ? join(directory, it) : it));

async function review(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof said) => ({ write: (text: string) => (said[name] += text) });
  const code = await run(inDirectory(args), { stdout: stream("stdout"), stderr: stream("stderr") });
  return { code, ...said };
}

describe("npm run review", () => {
  it("is a command that ends with the code of what it found", () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ["--import", "tsx", join(checkout, "src", "review", "main.ts"), ...inDirectory(["bounds", "slower.json"])],
      { cwd: checkout, encoding: "utf8" },
    );
    expect(stdout).toContain("[bounds/failover-too-slow]");
    expect(status).toBe(1);
  });

  it("-- bounds ends with 1 and names what misses the plan, for people and for machines", async () => {
    const shown = await review("bounds", "slower.json");
    expect(shown.code).toBe(1);
    expect(shown.stdout).toMatch(
      /api\.vey\.example: the standby serves after 228 s at worst.*\[bounds\/failover-too-slow\]/,
    );
    const json = JSON.parse((await review("bounds", "slower.json", "--json")).stdout) as {
      violations: { rule: string; path: string }[];
      failovers: { host: string; byHand: unknown }[];
      recoveryPoints: unknown[];
    };
    expect(json.violations).toContainEqual(
      expect.objectContaining({ rule: "bounds/failover-too-slow", path: "api.vey.example" }),
    );
    expect(json.failovers[0]).toMatchObject({ host: "api.vey.example", byHand: { total: { worstSeconds: 168 } } });
    expect(json.recoveryPoints).toEqual([]);
  });

  it("-- diff takes commits: what their programs declare, each in a process of its own", async () => {
    expect((await review("diff", "HEAD", "HEAD")).stdout).toContain("No change in meaning");
  });

  it("-- diff says what a change means, as Markdown, as one line and as JSON, and ends with 0", async () => {
    const markdown = await review("diff", "state.json", "slower.json");
    expect(markdown.code).toBe(0);
    expect(markdown.stdout).toContain(
      "**🔻 weaker**: api.vey.example is answered from the standby after 3.8 min instead of 2.8 min",
    );
    expect((await review("diff", "state.json", "slower.json", "--line")).stdout.trim().split("\n")).toHaveLength(1);
    const { sentences } = JSON.parse((await review("diff", "state.json", "slower.json", "--json")).stdout) as {
      sentences: { verdict: string }[];
    };
    expect(sentences.map(({ verdict }) => verdict)).toEqual(["weaker"]);
    expect((await review("diff", "state.json", "state.json")).stdout).toContain("No change in meaning");
  });

  it("-- simulate plays a scenario as a timeline and as JSON", async () => {
    const shown = await review("simulate", "region-outage", "state.json", "--asleep", "alice-smith");
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/The primary region goes down at 03:12[^]*api\.vey\.example/);
    const { events } = JSON.parse((await review("simulate", "region-outage", "state.json", "--json")).stdout) as {
      events: unknown[];
    };
    expect(events.length).toBeGreaterThan(0);
  });

  it("-- simulate plays every scenario, tells each in a line, and says what changes from another version", async () => {
    const { code, stdout } = await review("simulate", "--all", "state.json");
    expect(code).toBe(0);
    expect(stdout).toMatch(/scenario +incidents +pages a person +opened +acknowledged +roles filled +served +broken/);
    expect(stdout).toMatch(/region-outage +\S.*2\.5 min/);
    const all = JSON.parse((await review("simulate", "--all", "state.json", "--json")).stdout) as {
      scenario: string;
    }[];
    expect(all.map(({ scenario }) => scenario)).toContain("privacy-breach");
    const same = await review("simulate", "--all", "state.json", "--against", "state.json");
    expect(same.stdout).toMatch(/^(\d+) of \1 scenarios come to the same\.\n$/);
  });

  it("-- simulate plays scenarios that somebody wrote", async () => {
    const { code, stdout } = await review("simulate", "ours", "state.json", "--scenarios", "ours.yaml");
    expect([code, stdout.split("\n")[0]]).toEqual([0, "Our own outage"]);
    expect(stdout).toContain("Datadog alerts: [P0] Verification fails");
  });

  it("-- site writes the handbook, which begins with its index", async () => {
    const out = join(directory, "handbook");
    const { code, stdout } = await review("site", "state.json", "--out", out, "--from", "2026-10-19");
    expect([code, stdout.split("; ")[1]]).toEqual([0, `begin with ${join(out, "index.html")}\n`]);
    expect(readFileSync(join(out, "on-call.html"), "utf8")).toContain("6 weeks from 2026-10-19");
    expect(readFileSync(join(out, "handbook.js"), "utf8")).not.toMatch(/\bhttps?:/);
  });

  it("-- site says what has changed since a state", async () => {
    const out = join(directory, "changed");
    expect((await review("site", "slower.json", "--out", out, "--against", "state.json")).code).toBe(0);
    expect(readFileSync(join(out, "changes.html"), "utf8")).toContain("after 3.8 min instead of 2.8 min");
    expect(existsSync(join(out, "before", "index.html"))).toBe(true);
  });

  it.each([
    [
      "a handbook that begins on no day",
      ["site", "state.json", "--out", "handbook", "--from", "2026-02-30"],
      /"2026-02-30" is not a day. Write it as 2026-11-01/,
    ],
    [
      "an unknown scenario",
      ["simulate", "tsunami", "state.json"],
      /There is no scenario "tsunami"; known are .*region-outage/,
    ],
    ["a scenario that is misspelled", ["simulate", "region-outag", "state.json"], /did you mean region-outage\?/],
    ["no scenario", ["simulate"], /Name a scenario, or say --all\. Known are .*region-outage/],
    ["a scenario and all", ["simulate", "region-outage", "state.json", "--all"], /With --all, name no scenario/],
    [
      "a comparison of one scenario",
      ["simulate", "region-outage", "state.json", "--against", "state.json"],
      /say --all as well/,
    ],
    ["an unknown channel", ["simulate", "region-outage", "state.json", "--down", "fone"], /no channel "fone".*email/],
    ["an unknown channel of bounds", ["bounds", "state.json", "--down", "fone"], /no channel "fone".*email/],
    [
      "a fault that there is not",
      ["simulate", "ours", "state.json", "--scenarios", "mistaken.yaml"],
      /mistaken\.yaml: ours\.faults\.0: There is no kind of fault "regoin"; did you mean region\?/,
    ],
    [
      "an unknown person",
      ["simulate", "region-outage", "state.json", "--asleep", "mallory"],
      /mallory.*alice-smith, bob-jones/,
    ],
    [
      "an unknown region",
      ["simulate", "region-outage", "state.json", "--dead", "mars-1"],
      /mars-1.*us-east-1, us-west-2/,
    ],
    ["a file that is not there", ["bounds", "nowhere.json"], /nowhere\.json cannot be read/],
    [
      "a commit that is none",
      ["diff", "no-such-branch"],
      /no-such-branch cannot be read\. .* diff takes a commit, too/,
    ],
    ["a file that is no state", ["bounds", "prose.json"], /prose\.json/],
    ["a state that is cut off", ["bounds", "truncated.json"], /truncated\.json/],
    ["a state of another project", ["bounds", "foreign.json"], /another-project/],
    [
      "a list of existing objects that is none",
      ["bounds", "state.json", "--existing", "prose.json"],
      /must be a JSON list/,
    ],
  ])("tells %s in one line, lists what is known, and ends with 1", async (_, args, words) => {
    write("prose.json", "Dear reader, this is no state.");
    write("truncated.json", JSON.stringify(exported(paging())).slice(0, 400));
    write(
      "foreign.json",
      exported(paging().map((it) => ({ ...it, urn: it.urn.replace("::incident-response::", "::another-project::") }))),
    );
    const { code, stdout, stderr } = await review(...args);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("works without the secrets of a state, and does not show them", async () => {
    const signature = "4dabf18193072939515e22adb298388d";
    const ciphertext = "v1:abc:not-for-your-eyes";
    const secret = { [signature]: "1b47061264138c4ac30d75fd1eb44270", ciphertext };
    write("secrets.json", exported(changed(paging(), "p0-object", { serviceKey: secret })));
    const { stdout, stderr } = await review("summary", "secrets.json");
    expect(stdout).toMatch(/P0 +zkp-p0/);
    expect(stdout + stderr).not.toContain(ciphertext);
  });

  it("-- bounds names what exists at a vendor and nobody declared", async () => {
    const type = "pagerduty:index/escalationPolicy:EscalationPolicy";
    write("existing.json", [
      { type, id: idOf("p0"), name: "P0" },
      { type, id: "PBYHAND", name: "Weekend" },
    ]);
    expect((await review("bounds", "state.json", "--existing", "existing.json")).stdout).toMatch(
      /EscalationPolicy Weekend: it exists at the vendor and is not declared/,
    );
  });
});
