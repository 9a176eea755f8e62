import { describe, expect, it } from "vitest";
import type { Resource } from "../../delivery/engine";
import { changesBetween, folded, plain, renderChanges, weakens, type Effect } from "../../delivery/meaning";
import { healthCheck, monitor, policy, resource, service } from "./support/resources";

const rung = (delay: number, ...ids: readonly string[]) => ({
  rules: [{ escalationDelayInMinutes: delay, targets: ids.map((id) => ({ id, type: "schedule_reference" })) }],
});
const downtime = resource("datadog:index/downtimeSchedule:DowntimeSchedule", "mute", { scope: "*" });

const cases: readonly [string, Resource | undefined, Resource | undefined, Effect, string][] = [
  [
    "raising a threshold",
    monitor(),
    monitor({ monitorThresholds: { critical: "100" } }),
    "weaker",
    'was "99", is now "100"',
  ],
  ["lowering a threshold", monitor(), monitor({ monitorThresholds: { critical: "90" } }), "stronger", "90"],
  [
    "lowering a threshold that is crossed downwards",
    monitor({ query: "avg(last_5m):avg:zkp.success{*} < 20", monitorThresholds: { critical: "20" } }),
    monitor({ query: "avg(last_5m):avg:zkp.success{*} < 10", monitorThresholds: { critical: "10" } }),
    "weaker",
    "alerts later",
  ],
  [
    "removing the handle of a monitor",
    monitor(),
    monitor({ message: "Outage" }),
    "weaker",
    "no longer notifies @pagerduty-zkp-p0",
  ],
  ["rewording a message", monitor(), monitor({ message: "All is lost @pagerduty-zkp-p0" }), "neutral", "message"],
  ["making a monitor a draft", monitor(), monitor({ draftStatus: "draft" }), "weaker", "notifies nobody"],
  ["no longer reminding", monitor(), monitor({ renotifyInterval: 0 }), "weaker", "reminded"],
  [
    "narrowing what a monitor looks at",
    monitor(),
    monitor({ query: "sum(last_3m):sum:zkp.errors{env:x} > 99" }),
    "weaker",
    "something else",
  ],
  ["deleting a monitor", monitor(), undefined, "weaker", "is gone"],
  ["adding a monitor", undefined, monitor(), "stronger", "is new"],
  ["adding a downtime", undefined, downtime, "weaker", "mutes"],
  ["escalating later", policy(), policy(rung(15, "A", "B")), "weaker", "was 5, is now 15"],
  ["escalating sooner", policy(), policy(rung(3, "A", "B")), "stronger", "is now 3"],
  ["taking a target off a rung", policy(), policy(rung(5, "A")), "weaker", "targets[1].id"],
  ["repeating less often", policy(), policy({ numLoops: 1 }), "weaker", "less often"],
  ["sending a service to another ladder", service(), service({ escalationPolicy: "EP3" }), "weaker", "another ladder"],
  [
    "waking nobody",
    service(),
    service({ incidentUrgencyRule: { type: "constant", urgency: "low" } }),
    "weaker",
    "wakes nobody",
  ],
  [
    "never asking again after an acknowledgement",
    service(),
    service({ acknowledgementTimeout: "null" }),
    "weaker",
    "later",
  ],
  ["closing incidents by themselves", service(), service({ autoResolveTimeout: "14400" }), "weaker", "sooner"],
  ["failing over later", healthCheck(), healthCheck({ failureThreshold: 10 }), "weaker", "later"],
  ["switching a health check off", healthCheck(), healthCheck({ disabled: true }), "weaker", "wrongly"],
  [
    "removing protection",
    { ...service(), protect: true },
    { ...service(), protect: false },
    "weaker",
    "no longer protected",
  ],
  ["giving a number as text", policy({ numLoops: 9 }), policy({ numLoops: "9" }), "neutral", ""],
];

describe("what a change means", () => {
  it.each(cases)("%s", (_name, before, after, effect, says) => {
    const changes = changesBetween(before === undefined ? [] : [before], after === undefined ? [] : [after]);
    expect(changes[0]?.effect ?? "neutral").toBe(effect);
    expect(changes.map(({ sentence }) => sentence).join("\n")).toContain(says);
    expect(weakens(changes)).toBe(effect === "weaker");
  });

  it("lists what makes the response weaker first", () => {
    const changes = changesBetween([monitor(), policy()], [monitor({ name: "Renamed" }), policy({ numLoops: 1 })]);
    expect(changes.map(({ effect }) => effect)).toEqual(["weaker", "neutral"]);
  });

  it("says nothing about equal resources, and says that", () => {
    expect(renderChanges(changesBetween([monitor()], [monitor()]))).toBe("Nothing changes.");
  });

  it("never shows a secret", () => {
    const secret = (plaintext: string) => ({
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext,
    });
    const [before, after] = ["planted-1", "planted-2"].map((it) => service({ token: secret(it) }));
    expect(JSON.stringify(changesBetween([before ?? service()], [after ?? service()]))).not.toContain("planted");
  });
});

describe("text that comes from outside", () => {
  it("cannot mention people, link, or bring in HTML", () => {
    expect(plain("@team <img src=x> [a](http://b)\n# c")).toBe("@\u200bteam &lt;img src=x&gt; \\[a\\](http://b) \\# c");
  });

  it("cannot leave the block that it is quoted in", () => {
    expect(folded("Raw", "```\n</details>\n````")).toContain("`````text\n");
  });
});
