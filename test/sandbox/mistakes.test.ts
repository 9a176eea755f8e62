import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { standIn } from "../../sandbox/behaviour";
import { openCloud } from "../../sandbox/cloud";
import type { Properties } from "../../sandbox/protocol";
import { packages } from "../../sandbox/rules";
import { onMocks } from "../../src/review/cli/declared";
import { nameOf } from "../../src/review/resources";

/** What the stand-ins say of each mistake, by its name; the properties as the engine would name them. */
const said = new Map<string, string>();

beforeAll(async () => {
  const declared = await onMocks(async () => {
    const { mistakes } = await import("../fixtures/mistakes/mistakes.js");
    for (const [name, declare] of Object.entries(mistakes)) declare(name);
  });
  const directory = mkdtempSync(join(tmpdir(), "cloud-"));
  const cloud = openCloud(directory);
  for (const { type, urn, inputs } of declared) {
    const name = nameOf({ urn });
    const rules = packages.find((it) => type.startsWith(`${it.name}:`));
    if (rules === undefined) continue;
    const refusals = standIn(rules, cloud).check({ type, name, urn }, inputs as Properties);
    said.set(name, refusals.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
  }
  cloud.close();
  rmSync(directory, { recursive: true, force: true });
});

describe("a program that production would refuse", () => {
  it.each<[string, RegExp]>([
    ["camelCase-target-type", /rules\[0\]\.targets\[0\]\.type[^]*"scheduleReference"[^]*the API "schedule_reference"/],
    [
      "six-targets-in-a-rung",
      /rules\[0\]\.targets[^]*6 elements; allowed are 1 to 5[^]*May have at most 5 escalation targets/,
    ],
    ["ten-loops", /numLoops[^]*10 is not between 0 and 9/],
    [
      "misspelled-property",
      /rules\[0\]\.escalationDelayMinutes[^]*did you mean escalationDelayInMinutes[^?]*\? \[sdk\/shape; inputs of pagerduty 4\.34\.0\]/,
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
  ])("%s: is refused before anything is made, with words that a stranger can act on", (mistake, words) => {
    expect(said.get(mistake)).toMatch(words);
  });
});
