import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { disturb, readFaultPlan } from "../../sandbox/faults";
import { programCopy, type ProgramCopy } from "../support/programCopy";
import { freshSandbox, type DisposableSandbox } from "./support/sandbox";

interface StackFile {
  readonly config: Record<string, Record<string, Record<string, unknown>>>;
}

/** The program with mistakes in its config. */
function programWith(mistake: (config: StackFile["config"]) => void): ProgramCopy {
  const program = programCopy();
  const file = join(program.path, "Pulumi.prod.yaml");
  const stack = parse(readFileSync(file, "utf8")) as StackFile;
  mistake(stack.config);
  writeFileSync(file, stringify(stack));
  return program;
}

describe("the production plan with mistakes in its config", () => {
  let sandbox: DisposableSandbox;
  let program: ProgramCopy;
  beforeAll(async () => {
    program = programWith((config) => {
      const section = (name: string) => config[`incident-response:${name}`] ?? {};
      delete section("people")["alice-smith"]?.email;
      Object.assign(section("seats"), { "technical-lead-primary": ["charlie-brown", "diana-prince"] });
      delete section("seats")["security-analyst-backup"];
      Object.assign(config, { "incident-response:timeZone": "Europe/Oslo", "incident-response:pagerDuty": "vey" });
      Object.assign(section("aws").regions ?? {}, { standby: "us-west-9" });
    });
    sandbox = await freshSandbox({ directory: program.path });
  });
  afterAll(() => {
    sandbox.close();
    program.remove();
  });

  it("is refused in one error with a line for each, without a stack trace, and registers nothing", async () => {
    const { code, stdout, stderr } = await sandbox.run(["up", "--yes", "--skip-preview"]);
    const said = stdout + stderr;
    expect(said).toContain("The plan cannot be declared, 6 problems:");
    for (const line of [
      /config\.people\.alice-smith\.email: .*e-mail/,
      /config\.seats\.technical-lead-primary: 2 people in the same seat/,
      /config\.seats\.security-analyst-backup: nobody fills this seat/,
      /config\.timeZone: PagerDuty does not accept this time zone/,
      /config\.aws\.regions\.standby: unknown region "us-west-9"/,
      /config\.pagerDuty: unknown key/,
    ])
      expect(said).toMatch(line);
    expect(said).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
    expect(code).not.toBe(0);
    expect(sandbox.cloud.list()).toEqual([]);
    expect((await sandbox.resources()).filter(({ custom }) => custom === true)).toEqual([]);
  });
});

describe("credentials of another AWS account", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox();
    process.env.SANDBOX_AWS_ACCOUNT = "999999999999";
  });
  afterAll(() => {
    delete process.env.SANDBOX_AWS_ACCOUNT;
    sandbox.close();
  });

  it("are refused before anything is registered", async () => {
    const { code, stdout, stderr } = await sandbox.run(["up", "--yes", "--skip-preview"]);
    const said = stdout + stderr;
    expect(said).toMatch(
      /config\.aws\.accountId: the AWS credentials are of account 999999999999, the config names 123456789012/,
    );
    expect(said).toContain("assume a role of account 123456789012");
    expect(said).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
    expect(code).not.toBe(0);
    expect(sandbox.cloud.list()).toEqual([]);
    const types = (await sandbox.resources()).map(({ type }) => type);
    expect(types.filter((type) => !type.startsWith("pulumi:"))).toEqual([]);
  });
});

describe("AWS that does not answer", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox(undefined, {
      disturb: disturb(readFaultPlan(["timeout,method=Invoke,type=getCallerIdentity"])),
    });
  });
  afterAll(() => {
    sandbox.close();
  });

  it("is told in one line with its reason, and nothing is registered", async () => {
    const { code, stdout, stderr } = await sandbox.run(["up", "--yes", "--skip-preview"]);
    const said = stdout + stderr;
    expect(said).toMatch(/AWS does not say whose credentials these are; nothing was registered: .*deadline exceeded/);
    expect(said).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
    expect(code).not.toBe(0);
    expect(sandbox.cloud.list()).toEqual([]);
  });
});

describe("a priority that the account does not have", () => {
  let sandbox: DisposableSandbox;
  let program: ProgramCopy;
  beforeAll(async () => {
    program = programWith((config) => {
      Object.assign(config["incident-response:pagerduty"] ?? {}, { priorities: { p2: "Moderate", p3: "Minor" } });
    });
    sandbox = await freshSandbox({ directory: program.path });
  });
  afterAll(() => {
    sandbox.close();
    program.remove();
  });

  it("is told by its path, together with any other, and without a stack trace", async () => {
    const { code, stdout, stderr } = await sandbox.run(["preview"]);
    const said = stdout + stderr;
    expect(said).toMatch(/config\.pagerduty\.priorities\.p2: the account has no incident priority called Moderate/);
    expect(said).toMatch(/config\.pagerduty\.priorities\.p3: the account has no incident priority called Minor/);
    expect(said).not.toMatch(/\n\s+at .*\.(ts|js):\d+/);
    expect(code).not.toBe(0);
  });
});
