import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { beforeAll, describe, expect, it } from "vitest";
import { jobs, workflow } from "../../delivery/pullRequest";
import { actionlint } from "./support/actionlint";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = join(__dirname, "..", "..");
const directory = join(root, ".github", "workflows");
const names = readdirSync(directory).sort();
const read = (name: string) => parse(readFileSync(join(directory, name), "utf8")) as Workflow;
const stepsOf = (name: string) => Object.values(read(name).jobs).flatMap(({ steps }) => steps);
const scripts = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> })
  .scripts;

describe.each(names)("the workflow %s", (name) => {
  let linter = "";
  beforeAll(() => {
    linter = actionlint();
  }, 600_000);

  it("has no fault that the workflow linter knows", () => {
    const { stdout, status } = spawnSync(linter, ["-shellcheck=", "-pyflakes=", join(directory, name)], {
      encoding: "utf8",
    });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });

  it("pins every action by its full commit and says which version that is", () => {
    const uses = readFileSync(join(directory, name), "utf8").match(/(?<=\s)uses: .*/g) ?? [];
    expect(uses.filter((it) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(it))).toEqual([]);
  });

  it("only calls the project's own commands", () => {
    const runs = stepsOf(name).flatMap(({ run }) => (run === undefined ? [] : [run.trim()]));
    const foreign = runs.filter((it) => {
      const script = /^npm run ([\w:]+)[^\n;|&]*$/.exec(it)?.[1];
      return it !== ".ci/run" && it !== "true" && (script === undefined || !(script in scripts));
    });
    expect(foreign).toEqual([]);
  });

  it("puts nothing that others write into a command line", () => {
    const runs = stepsOf(name).map(({ run }) => run ?? "");
    expect(runs.filter((it) => it.includes("${{"))).toEqual([]);
  });

  it("begins with read-only or no permissions, and keeps the token out of the checkout", () => {
    const { permissions } = read(name);
    expect(Object.entries(permissions).filter(([, access]) => access !== "read")).toEqual([]);
    const checkouts = stepsOf(name).filter(({ uses }) => uses?.startsWith("actions/checkout@") === true);
    expect(checkouts.map((it) => it.with?.["persist-credentials"])).toEqual(checkouts.map(() => false));
  });
});

describe("the workflows together", () => {
  it("run code of a pull request without any credential", () => {
    const text = readFileSync(join(directory, "pull-request.yml"), "utf8");
    expect(text).not.toMatch(/secrets\.|id-token|: write|pull_request_target/);
    expect(Object.keys(read("pull-request.yml").on)).toEqual(["pull_request"]);
  });

  it("judge a pull request anew when somebody approves it, labels it, or takes either back", () => {
    expect(read("pull-request-accept.yml").on).toEqual({
      pull_request: { types: ["labeled", "unlabeled", "edited"] },
      pull_request_review: { types: ["submitted", "dismissed"] },
    });
    expect(read("pull-request-judge.yml").on).toEqual({
      workflow_run: { workflows: ["pull-request", "pull-request-accept"], types: ["completed"] },
    });
  });

  it("neither skip nor cancel a check or a judgement because somebody reviews or labels", () => {
    const conditions = Object.values(read("pull-request.yml").jobs).map((it) => it.if);
    expect(conditions.filter((it) => it !== undefined)).toEqual([]);
    const groups = ["pull-request.yml", "pull-request-accept.yml", "pull-request-judge.yml"].map(
      (it) => read(it).concurrency.group,
    );
    expect(new Set(groups).size).toBe(3);
    for (const name of ["pull-request-accept.yml", "pull-request-judge.yml"])
      expect(read(name).concurrency["cancel-in-progress"]).toBe(false);
  });

  it("demand those jobs of a pull request's run that it has", () => {
    expect(Object.keys(read(workflow).jobs).sort()).toEqual([...jobs].sort());
  });

  it("give the right to write to a job that runs code of the default branch only, and unpacks nothing", () => {
    const steps = stepsOf("pull-request-judge.yml");
    const refs = steps.flatMap((it) => it.with?.ref ?? []);
    expect(refs).toEqual(["${{ steps.subject.outputs.base }}"]);
    expect(steps.filter(({ uses }) => uses?.includes("download-artifact") === true)).toEqual([]);
  });

  it.each(["deploy.yml", "drift.yml"])("never cut off a run of %s", (name) => {
    expect(read(name).concurrency).toMatchObject({ "cancel-in-progress": false });
  });

  it("deploy only with an environment's approval, after a preview, and take credentials by OIDC", () => {
    const { preview, up } = read("deploy.yml").jobs;
    expect(up?.environment).toBe("production");
    expect(preview?.environment).not.toBe("production");
    expect(readFileSync(join(directory, "deploy.yml"), "utf8")).not.toContain("secrets.");
    for (const job of [preview, up]) expect(job?.permissions).toEqual({ contents: "read", "id-token": "write" });
  });
});

it("the workflow linter does find a fault", () => {
  const broken =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: "echo ${{ github.event.issue.title }}" }]\n';
  const { stdout, status } = spawnSync(actionlint(), ["-shellcheck=", "-"], { encoding: "utf8", input: broken });
  expect(status).toBe(1);
  expect(stdout).toContain("untrusted");
}, 600_000);
