import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, freshSandbox, type DisposableSandbox } from "./support/sandbox";

const program = { directory: join(checkout, "test", "fixtures", "mistakes") };

describe("a program that production would refuse", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox(program);
  });
  afterAll(() => {
    sandbox.close();
    delete process.env.MISTAKE;
  });
  /** The program inherits the environment of its language host: this process. */
  const commit = (mistake: string, ...args: readonly string[]) => {
    process.env.MISTAKE = mistake;
    return sandbox.run(args);
  };

  it.each<[string, RegExp]>([
    ["camelCase-target-type", /rules\[0\]\.targets\[0\]\.type[^]*"scheduleReference"[^]*the API "schedule_reference"/],
    [
      "six-targets-in-a-rung",
      /rules\[0\]\.targets[^]*6 elements; allowed are 1 to 5[^]*May have at most 5 escalation targets/,
    ],
    ["ten-loops", /numLoops[^]*10 is not between 0 and 9/],
    [
      "misspelled-property",
      /rules\[0\]\.escalationDelayMinutes[^]*did you mean escalationDelayInMinutes\? \[sdk\/shape; declarations of @pulumi\/pagerduty v?3\.4\.0\]/,
    ],
    ["missing-rules", /rules[^]*is required and missing/],
    ["unknown-time-zone", /timeZone[^]*"Europe\/Oslo" is not among the time zones PagerDuty accepts/],
    ["timeout-as-zero", /autoResolveTimeout[^]*must be seconds as text, or "null" for never/],
    ["vendor-and-type", /type[^]*cannot be given together with vendor/],
    ["end-of-life-ruleset", /end of its life; use EventOrchestration|end of life; use EventOrchestration/],
    ["threshold-not-in-query", /Alert threshold \(11\) does not match that used in the query \(10\)/],
    ["threshold-in-words", /monitorThresholds\.critical[^]*"ten" is not a number/],
    ["metric-alert", /declare "query alert"/],
    ["priority-p0", /priority[^]*"P0" must be "1" to "5"/],
    ["camelCase-no-data", /onMissingData[^]*the API "show_no_data"/],
    ["both-no-data-styles", /notifyNoData[^]*conflicts with onMissingData/],
    ["composite-with-thresholds", /monitorThresholds[^]*is not for composites/],
    ["secondary-without-set-identifier", /setIdentifier[^]*is required with failoverRoutingPolicies/],
    ["primary-without-health-check", /healthCheckId[^]*a PRIMARY record without a health check never fails over/],
    ["probe-every-20-seconds", /requestInterval[^]*20 seconds are not offered/],
    ["lock-in-days-and-years", /exactly one of days and years must be given/],
    ["closed-service", /CloudTrail Lake is closed to new customers/],
    ["type-that-does-not-exist", /aws:route53\/recrod:Recrod is a resource type of neither/],
  ])("%s: is refused by a preview, with words that a stranger can act on", async (mistake, words) => {
    const { code, stdout, stderr } = await commit(mistake, "preview");
    expect(stdout + stderr).toMatch(words);
    expect(code).not.toBe(0);
    expect(sandbox.cloud.list()).toEqual([]);
  });

  it.each<[string, RegExp]>([
    [
      "target-that-does-not-exist",
      /rules\[0\]\.targets\[0\]\.id names PSOMEBODY, and there is no such User or Schedule/,
    ],
    ["handle-of-a-renamed-service", /message names old-name, and there is no such ServiceObject/],
  ])("%s: is refused by an up, because only the vendor can know", async (mistake, words) => {
    const { code, stdout, stderr } = await commit(mistake, "up", "--yes", "--skip-preview");
    expect(stdout + stderr).toMatch(words);
    expect(code).not.toBe(0);
    expect(sandbox.cloud.list()).toEqual([]);
  });
});
