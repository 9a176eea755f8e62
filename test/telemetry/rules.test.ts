import { describe, expect, it } from "vitest";
import { evaluate, plan, type Plan } from "../../src/plan";
import { telemetryRules, type Declared } from "../../src/telemetry";
import { productionConfig } from "../support/production";
import { declared } from "./support/declared";

const found = (broken: Declared) =>
  evaluate(telemetryRules, broken).map(({ rule, path, problem }) => `${rule} ${path}: ${problem}`);

/** The plan with another emitter beside its own. */
const withEmitter = (key: string, watchedBy: string): Plan => {
  const emitter = { title: "Somebody", kind: "product", watchedBy, source: "nobody" } as const;
  return { ...plan, emitters: { ...plan.emitters, [key]: emitter } };
};

describe("the rules of who emits what", () => {
  it("find nothing in the plan as it stands", () => {
    expect(found(declared())).toEqual([]);
  });

  it("find a monitor that reads what nobody emits", () => {
    const all = declared();
    const [first, ...others] = all.monitors.monitors.filter(({ key }) => key === "drift-job-missing");
    if (first === undefined || others.length > 0) throw new Error("there is one such monitor");
    const query = first.inputs.query.replace("zkp.drift.runs", "zkp.drift.walks");
    const monitors = all.monitors.monitors.map((it) =>
      it === first ? { ...it, inputs: { ...it.inputs, query } } : it,
    );
    expect(found({ ...all, monitors: { ...all.monitors, monitors } })).toEqual([
      "telemetry/no-emitter monitors.drift-job-missing: nobody is known to emit zkp.drift.walks",
    ]);
  });

  it("find an alarm that reads what nobody emits", () => {
    const all = declared();
    const alarms = all.failover.alarms.map((it) =>
      it.key === "backup-is-old" ? { ...it, metricName: "NumberOfWishes" } : it,
    );
    expect(found({ ...all, failover: { ...all.failover, alarms } })).toEqual([
      "telemetry/no-emitter alarms.primary.backup-is-old: nobody is known to emit AWS/Backup NumberOfWishes",
      "telemetry/no-emitter alarms.standby.backup-is-old: nobody is known to emit AWS/Backup NumberOfWishes",
      "telemetry/unread emitters.aws-backup: no detector, objective or tile reads what it emits",
    ]);
  });

  it("find an emitter whose silence nobody would notice", () => {
    expect(found(declared(withEmitter("somebody", "nothing")))).toEqual([
      "telemetry/unread emitters.somebody: no detector, objective or tile reads what it emits",
      "telemetry/not-watched emitters.somebody.watchedBy: there is no signal nothing",
    ]);
  });

  it("find a watcher that does not page for silence", () => {
    expect(found(declared(withEmitter("somebody", "configuration-drift")))).toContain(
      "telemetry/not-watched emitters.somebody.watchedBy: configuration-drift does not page when its data stop",
    );
  });

  it("find an emitter in config that never was deaf", () => {
    const datadog = { ...(productionConfig().datadog as object), heard: ["canary"] };
    expect(found(declared(plan, { datadog }))).toEqual([
      "telemetry/heard-for-nothing config.datadog.heard.canary: its silence is not told by a monitor of Datadog, so it never was deaf",
    ]);
  });
});
