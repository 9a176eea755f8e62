import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tryLock } from "../../toolchain";
import { run } from "./support/command";
import type { TemporaryDirectory } from "../support/directories";
import { provisionedDirectory } from "./support/provisioned";
import { checkout } from "./support/sandbox";

describe("npm run sandbox", () => {
  let directory: TemporaryDirectory;
  const sandbox = (...args: readonly string[]) => run(directory.path, "--save-at-end", ...args);
  beforeAll(async () => {
    directory = await provisionedDirectory();
  });
  afterAll(() => {
    directory.remove();
  });

  it("ends with who is paged when, what opens an incident, what fails over, and where the time goes", async () => {
    const { output } = await sandbox();
    expect(output).toMatch(/No changes\. \d+ resources unchanged\./);
    expect(output).toMatch(/P0 {2}zkp-p0 {3}0 {7}C-level/);
    expect(output).toMatch(/P2 {2}zkp-p2 {3}0 {7}Protocol Team Lead, Platform Team Lead/);
    expect(output).toMatch(/P0 {2}Proof verification: error rate more than 99 %/);
    expect(output).toMatch(/P1 {2}DDoS attack in progress +>= 1 and >= 60000/);
    expect(output).toMatch(/P2 {2}Revocation: error rate[^>]*>= 20 and >= 10 % and not >= 50 % /);
    expect(output).toMatch(/api\.vey\.example +by itself +54 s +60 s +60 s +2\.5 min +2\.9 min/);
    expect(output).toMatch(/failover-revocation +nothing +strongly consistent replicas/);
  });

  it("-- calls shows every call of the last run, as a table and as JSON", async () => {
    const table = await sandbox("calls");
    expect(table.output).toMatch(/method[^]*resource[^]*ms/);
    expect(table.output).toMatch(/\d+ calls, \d+\.\d\d ms each at the median/);
    const { output } = await sandbox("calls", "--json");
    const calls = JSON.parse(output.slice(output.indexOf("["))) as {
      method: string;
      urn: string;
      milliseconds: number;
    }[];
    expect(calls.some(({ method, urn }) => method === "Read" && urn.includes("EscalationPolicy"))).toBe(true);
  });

  it("-- drift says what was changed by hand and who would be paged differently, and exits with 7", async () => {
    await sandbox("tamper", "EscalationPolicy::escalation-p0", "rules[0].escalationDelayInMinutes=30");
    await sandbox("delete", "TeamMembership::escalation-technical-lead-diana-prince");
    await sandbox("add", "pagerduty:index/team:Team", "name=Weekend");
    const { code, output } = await sandbox("drift");
    expect(output).toContain("escalation-p0: rules[0].escalationDelayInMinutes was 5, is 30");
    expect(output).toContain("escalation-technical-lead-diana-prince is gone");
    expect(output).toMatch(/Team Weekend \(\w+\) was made by hand/);
    expect(output).toMatch(/### P0 - Critical[^]*weaker[^]*VP Engineering are notified at minute 35 instead of 10/);
    expect(code).toBe(7);
  });

  it("-- orphans lists what no state knows, and deletes it if asked to", async () => {
    expect((await sandbox("orphans")).output).toMatch(/pagerduty:index\/team:Team \(made by hand\)/);
    expect((await sandbox("orphans", "--delete")).output).toContain("deleted");
    expect((await sandbox("orphans")).output).toContain("Every object of the cloud is known to the state.");
  });

  it("-- preview ends with what the next up means", async () => {
    const { output } = await sandbox("preview");
    expect(output).toMatch(/stronger[^]*VP Engineering are notified at minute 10 instead of 35/);
    expect(output).not.toContain("placeholder-of-");
  });

  it("repairs what drifted", async () => {
    expect((await sandbox()).code).toBe(0);
    const { code, output } = await sandbox("drift");
    expect(output).toContain("No drift: everything is as it was declared.");
    expect(code).toBe(0);
  });

  it("is what npm run deliver -- drift looks at, too: 7 for drift, 1 for a failure of its own", async () => {
    const drift = () =>
      spawnSync(
        process.execPath,
        ["--import", "tsx", join(checkout, "delivery", "main.ts"), "drift", "--sandbox", directory.path],
        { cwd: checkout, encoding: "utf8" },
      );
    await sandbox("tamper", "monitors-proof-generation-slow", "monitorThresholds.critical=20");
    const found = drift();
    expect(found.stdout).toMatch(/Drift, weaker[^]*Proof generation/);
    expect(found.status).toBe(7);
    expect(found.stdout + found.stderr).not.toContain("placeholder-of-");
    const lock = tryLock(join(directory.path, "lock"));
    const failed = drift();
    if ("release" in lock) lock.release();
    expect(failed.status).toBe(1);
    expect(failed.stderr).toMatch(/is using the sandbox/);
  });

  it("-- refuses a fault that it does not know, and says which there are", async () => {
    const { code, output } = await sandbox("--fault", "earthquake", "preview");
    expect(output).toMatch(
      /This is no fault plan[^]*Faults are rate-limit, server-error, timeout, hang, cut, lost-answer/,
    );
    expect(code).toBe(1);
  });
});
