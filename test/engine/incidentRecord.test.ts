import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage } from "../../sandbox/record/stage";
import { plan } from "../../src/plan";
import { recordSpecs } from "../../src/record";
import { later } from "../../src/record/runtime/core";
import { declaredResources } from "../../src/review/cli/declared";
import { production } from "../support/environment";

const opened = "2025-12-07T03:12:46Z";
const incident = {
  id: "Q1BREACH000001",
  title: `[P0] ${plan.signals["mass-linkage-breach"]?.title ?? ""}`,
  service: "zkp-p0",
  createdAt: opened,
};
const minute = (count: number) => later(opened, count);
const hour = (count: number) => minute(count * 60);

describe("a mass breach of privacy, from the alert to the closed action items", () => {
  let stage: Stage;
  let holds: ReturnType<Stage["vendors"]["holds"]>;

  beforeAll(async () => {
    stage = await openStage(recordSpecs(plan, production()), plan, await declaredResources(), opened);
    const says = async (who: string, text: string) => {
      const [, press = "", rest = ""] = /^\/([a-z-]+) ?(.*)$/s.exec(text) ?? [];
      await stage.happen(incident, { kind: "press", press: press as "breach", text: rest }, who);
    };
    await stage.happen(incident, {
      kind: "triggered",
      title: incident.title,
      severity: "p0",
      url: "https://vey.pagerduty.com/incidents/Q1BREACH000001",
    });
    await stage.until(minute(2));
    await stage.happen(incident, { kind: "acknowledged" }, "Alice Smith");
    await stage.until(minute(6));
    await says("Grace Hopper", "/impact PIDs of some customers could be linked to addresses");
    await says("Grace Hopper", "/assessed");
    await says("Alice Smith", "/assembled");
    await says("Grace Hopper", "/started 2025-12-07T03:09:00Z");
    await stage.until(minute(40));
    await stage.happen(incident, { kind: "update", text: "We rotate the PIDs." }, "Eve Adams");
    await says("Eve Adams", "/identified a linkage in the registry's export");
    await stage.until(minute(60));
    await says("Eve Adams", "/release-email");
    await says("Eve Adams", "/monitoring");
    await stage.until(minute(100));
    await stage.happen(incident, { kind: "resolved" }, "Alice Smith");
    await stage.until(hour(30));
    await says("Grace Hopper", "/root-cause registry-export: the export held both columns");
    await says("Alice Smith", "/action immediate Grace Hopper: drop the column from the export");
    await stage.until(hour(70));
    await says("Grace Hopper", "/authority-told DPA-2025-77");
    await says("Alice Smith", "/post-mortem-held");
    await says("Grace Hopper", "/done 1");
    await says("Alice Smith", "/clean-up-done");
    await stage.until(hour(24 * 9));
    holds = stage.vendors.holds();
  }, 600_000);
  afterAll(() => stage.close());

  it("has a number, which stands on the incident, in the channel's name and in the tickets", () => {
    expect(holds.pagerduty).toContain("field incident_reference: INC-20251207-001");
    expect(holds.slack).toContain("#incident-20251207-001 (archived)");
    expect(holds.jira[0]).toBe(`INC-1 [Done] [P0] INC-20251207-001: ${incident.title}`);
  });

  it("reminded of the update that was due at minute 30, and of none that was given in time", () => {
    const reminders = holds.slack.filter((it) => it.includes("an update is due"));
    expect(reminders).toHaveLength(2);
  });

  it("told customers each state on the status page, in the plan's words", () => {
    expect(holds.statuspage.map((it) => it.trim().split(":")[0])).toEqual([
      expect.stringContaining("PID registry"),
      "investigating",
      "identified",
      "monitoring",
      "resolved",
    ]);
  });

  it("sent the e-mail that the Communications Lead released, and keeps the other as a draft", () => {
    expect(holds.sendgrid.filter((it) => it.startsWith("sent"))).toEqual([
      expect.stringContaining("P0 - Critical Service Advisory"),
    ]);
    expect(holds.sendgrid.filter((it) => it.startsWith("draft"))).toEqual([expect.stringContaining("Resolved:")]);
  });

  it("reminded Legal and the Security Officer at hours 24, 48 and 66, until the authority was told", async () => {
    const mails = holds.sendgrid.filter((it) => it.includes("GDPR"));
    expect(mails).toEqual(
      [0, 24, 48, 66].map(
        (it) => `mail to counsel@lawfirm.example, security-officer@vey.example: GDPR, hour ${it}: INC-20251207-001`,
      ),
    );
    expect(holds.pagerduty).toContain(
      "asked 1 more: **GDPR: hour 66.** 6 hours are left to tell the authority of INC-20251207-001.",
    );
    const record = (await stage.runtime.table.load(incident.id))?.record;
    const due = record?.events.filter(({ key }) => key.startsWith("due|breach")).map(({ at }) => at);
    expect(due).toEqual([hour(24), hour(48), hour(66)]);
  });

  it("drafted the post-mortem with the real timeline, and invited its participants", () => {
    const text = holds.github.join("\n");
    expect(text).toContain("# Incident Post-Mortem: INC-20251207-001");
    expect(text).toContain("| 2025-12-07T03:14:46Z | Alice Smith: acknowledged |");
    expect(holds.sendgrid).toContainEqual(
      expect.stringMatching(
        /^mail to alice@vey\.example, charlie@vey\.example,.*Post-mortem of INC-20251207-001 \(invitation\)$/,
      ),
    );
  });

  it("made a ticket with an owner and a due date of the action item, and closed it", () => {
    expect(holds.jira).toContain(
      "INC-5 [Done] INC-20251207-001 action 1: drop the column from the export, due 2025-12-15",
    );
  });

  it("measured what the dashboard shows", () => {
    // A queue has no order.
    expect([...holds.datadog].sort()).toEqual([
      "zkp.incident.minutes_to_acknowledge severity:p0: 2",
      expect.stringMatching(/^zkp\.incident\.minutes_to_detect severity:p0: 3\.7/),
      "zkp.incident.minutes_to_resolve severity:p0: 100",
      "zkp.incident.opened severity:p0: 1",
    ]);
  });

  it("left every event where it can be written once only", async () => {
    const record = (await stage.runtime.table.load(incident.id))?.record;
    expect(await stage.kept()).toHaveLength(record?.events.length ?? 0);
  });

  it("left nothing undone", async () => {
    const outbox = (await stage.runtime.table.load(incident.id))?.outbox ?? [];
    expect(outbox.filter(({ state }) => state !== "done")).toEqual([]);
  });
});
