import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plan, rungSchedule, severityKeys } from "../../src/plan";
import { editByHand } from "./support/delivery";
import { freshSandbox, type DisposableSandbox } from "./support/sandbox";

interface Deployed {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

describe("the production plan on the real engine", () => {
  let sandbox: DisposableSandbox;
  beforeAll(async () => {
    sandbox = await freshSandbox();
    expect(await sandbox.run(["up", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
  });
  afterAll(() => {
    sandbox.close();
  });

  const monitor = (name: string) => {
    const found = sandbox.cloud.list().find((it) => it.name === name);
    if (found === undefined) throw new Error(`the cloud holds no ${name}`);
    return found;
  };
  const state = async () => {
    const { stdout } = await sandbox.run(["stack", "export"]);
    const { deployment } = JSON.parse(stdout) as { deployment: { resources: Deployed[] } };
    return deployment.resources;
  };
  const preview = () => sandbox.run(["preview", "--refresh", "--expect-no-changes"]);

  it("shows no difference in a second preview, though the provider filled in its defaults", async () => {
    expect(await preview()).toMatchObject({ code: 0 });
    const leaf = (await state()).find(({ urn }) => urn.endsWith("::monitors-revocation-error-rate-p0"));
    expect(leaf?.outputs).toMatchObject({ newHostDelay: 300, noDataTimeframe: 10, requireFullWindow: false });
  });

  it("combines monitors by the ids that their leaves got", () => {
    const id = (name: string) => monitor(`monitors-revocation-${name}`).id;
    expect(monitor("monitors-revocation-error-rate-p0-page").inputs.query).toBe(
      `${id("traffic")} && ${id("error-rate-p0")}`,
    );
    expect(monitor("monitors-revocation-error-rate-p1-page").inputs.query).toBe(
      `${id("traffic")} && ${id("error-rate-p1")} && ${id("error-rate-p1-before")} && !${id("error-rate-p0")} && !${id("error-rate-p0-before")}`,
    );
    expect(monitor("monitors-ddos-attack-page").inputs.query).toMatch(/^\(\d+ && \d+\) \|\| \d+$/);
  });

  it("pages, as read back from the state, whom the plan's matrix names, at the minutes that follow from its times", async () => {
    const resources = await state();
    const byId = (id: unknown) => resources.find((it) => it.id === id && it.type.startsWith("pagerduty:"));
    const title = (id: string) => byId(id)?.outputs?.name as string;
    for (const severity of severityKeys) {
      const service = resources.find(({ urn }) => urn.endsWith(`::escalation-${severity}-service`));
      const policy = byId(service?.outputs?.escalationPolicy);
      const rungs = policy?.outputs?.rules as { escalationDelayInMinutes: number; targets: { id: string }[] }[];
      const { rungs: matrix } = plan.escalationMatrix[severity];
      expect(rungs.map(({ targets }) => targets.map(({ id }) => title(id).replace(/ on call$/, "")))).toEqual(
        matrix.map((rung) =>
          rung.flatMap((seat) =>
            seat === "team-leads" ? ["Protocol Team Lead", "Platform Team Lead"] : [plan.seats[seat].title],
          ),
        ),
      );
      const { delayMinutes } = rungSchedule(matrix.length, plan.severities[severity].acknowledgeWithinMinutes);
      expect(rungs.map((it) => it.escalationDelayInMinutes)).toEqual(matrix.map(() => delayMinutes));
      expect(service?.outputs?.incidentUrgencyRule).toMatchObject({ urgency: plan.severities[severity].urgency });
    }
  });

  it("keeps every key that opens incidents encrypted in the state", async () => {
    const resources = await state();
    const keys = {
      EventOrchestration: "integrations",
      EventOrchestrationIntegration: "parameters",
      ServiceIntegration: "integrationKey",
    };
    for (const [type, key] of Object.entries(keys)) {
      const of = resources.filter((it) => it.type.endsWith(`:${type}`));
      expect(of.length, type).toBeGreaterThan(0);
      for (const { urn, outputs } of of) expect(outputs?.[key], urn).toHaveProperty("4dabf18193072939515e22adb298388d");
    }
  });

  it("names the threshold that somebody edited, and puts it right again", async () => {
    editByHand(sandbox, "monitors-proof-generation-slow", "monitorThresholds.critical", "20");
    const drifted = await preview();
    expect(drifted.code).not.toBe(0);
    expect(drifted.stdout).toContain("monitors-proof-generation-slow");
    expect(await sandbox.run(["up", "--yes", "--skip-preview", "--refresh"])).toMatchObject({ code: 0 });
    expect(monitor("monitors-proof-generation-slow").inputs.monitorThresholds).toMatchObject({ critical: "2" });
    expect(await preview()).toMatchObject({ code: 0 });
  });
});
