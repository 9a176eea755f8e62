import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTheatre, type Decision, type Execution, type Theatre } from "../../sandbox/automation";
import type { Seen } from "../../sandbox/automation/theatre";
import { failoverSpecs } from "../../src/failover";
import { goalStep } from "../../src/failover/runbooks/steps";
import { plan } from "../../src/plan";
import { declaredResources } from "../../src/review/cli/declared";
import { runs } from "../support/depth";
import { production } from "../support/environment";
import { cases, credential, east, incident, west, type Case } from "./support/cases";

const { documents } = failoverSpecs(plan, production());
const yes = (): Decision => ({ says: "Approve", by: "the commander" });
const no = (): Decision => ({ says: "Reject", by: "the commander" });
const nobody = (): Decision => ({ says: "nothing" });

let theatre: Theatre;
let before: Seen;
beforeAll(async () => {
  theatre = await startTheatre(production(), await declaredResources());
}, 300_000);
afterAll(() => theatre.close());
beforeEach(async () => {
  await theatre.reset();
  before = await theatre.look();
});

const start = (
  { document, parameters }: Pick<Case, "document" | "parameters">,
  region: string,
  more: { readonly dry?: boolean; readonly decide?: () => Decision; readonly breaks?: string } = {},
) => {
  const { dry = false, decide = yes, breaks } = more;
  const given = { IncidentReference: [incident], DryRun: [String(dry)], ...parameters };
  return theatre.systemsManager.run(region, document, given, { decide, ...(breaks !== undefined && { breaks }) });
};

/** A case that follows another one begins where that one ended. */
const prepare = async ({ after }: Case, region: string) => {
  if (after === undefined) return;
  await start(after, region);
  before = await theatre.look();
};

/** Everything but evidence, which every run leaves. */
const withoutEvidence = ({ objects, ...rest }: Seen) => ({
  ...rest,
  objects: Object.fromEntries(Object.entries(objects).filter(([bucket]) => !bucket.includes("evidence"))),
});

/** Whatever happened, a service that signs by the alias signs with a key that is enabled. */
const nobodyIsLeftWithoutAKey = (seen: Seen) => {
  for (const [region, { aliases, states }] of Object.entries(seen.keys))
    for (const [alias, key] of Object.entries(aliases)) expect(states[key], `${alias} in ${region}`).toBe("Enabled");
};

const title = (it: Case) => `${it.document}${it.parameters.Do === undefined ? "" : ` (${it.parameters.Do.join()})`}`;
const statuses = ({ StepExecutions }: Execution) => StepExecutions.map((it) => `${it.StepName} ${it.StepStatus}`);

const named = cases.map((it) => [title(it), it] as const);
const livingIn = (it: Case, ...regions: readonly string[]) =>
  it.document === "zkp-collect-evidence" ? regions.slice(0, 1) : regions;

describe.each([west, east])("a runbook in %s", (region) => {
  const other = region === west ? east : west;

  it.each(named)(
    "%s changes nothing in a dry run, then reaches its goal, twice in a row, and leaves evidence in both regions",
    async (_, it) => {
      await prepare(it, region);
      const dry = await start(it, region, { dry: true });
      expect([dry.AutomationExecutionStatus, dry.FailureMessage]).toEqual(["Success", undefined]);
      expect(withoutEvidence(await theatre.look())).toEqual(withoutEvidence(before));
      expect(await theatre.evidenceOf(dry, region)).toMatchObject({ outcome: "Success", incident });

      const first = await start(it, region);
      expect([first.AutomationExecutionStatus, first.FailureMessage]).toEqual(["Success", undefined]);
      const seen = await theatre.look();
      it.reached(seen, before, livingIn(it, region, other));
      for (const where of [region, other])
        expect(await theatre.evidenceOf(first, where)).toMatchObject({
          document: it.document,
          outcome: "Success",
          startedBy: expect.stringContaining("zkp-operator") as string,
          open: {},
        });
      const second = await start(it, region);
      expect([second.AutomationExecutionStatus, second.FailureMessage]).toEqual(["Success", undefined]);
      const then = await theatre.look();
      it.reached(then, before, livingIn(it, region, other));
      expect(then.keys).toEqual(seen.keys);
    },
  );

  // The switch lives in the standby: without the standby there is nowhere to fail over to.
  it.each(named.filter(([, { document }]) => region === west || !/outage|failback/.test(document)))(
    "%s reaches its goal where a region lives while the other is dead",
    async (_, it) => {
      await prepare(it, region);
      await theatre.kill(other);
      // Nobody answers from the primary, so moving back to it must be insisted on.
      const forced = it.document === "zkp-failback" ? { ...it, parameters: { Force: ["true"] } } : it;
      const run = await start(forced, region);
      expect([run.AutomationExecutionStatus, run.FailureMessage]).toEqual(["Success", undefined]);
      const seen = await theatre.look();
      it.reached(seen, before, [region]);
      expect(await theatre.evidenceOf(run, region)).toMatchObject({ outcome: "Success" });
      nobodyIsLeftWithoutAKey(seen);
    },
  );
});

/**
 * Telling somebody may fail, and choosing cannot; of the six kinds of log, one stands for all. The deep suite breaks every
 * step; before a commit each runbook is broken where it looks, and where it has acted and not yet seen its goal, and the
 * one of the key, where half a replacement would be the worst, everywhere.
 */
const unbreakable = /^(isDryRun|recordRun|askFor|.*Given$|takeBack|(export|await|hash)(?!Application))/;
const breaking = cases.flatMap((it) => {
  const { mainSteps = [] } =
    documents.find(({ name, role }) => name === it.document && role === "standby")?.document ?? {};
  const steps = mainSteps.map(({ name }) => name).filter((name) => !unbreakable.test(name));
  const everywhere = runs(1) > 1 || it.document === "zkp-signing-key-compromise";
  const broken = everywhere ? steps : [steps[0] ?? "", goalStep];
  return broken.map((name) => [`${title(it)} at ${name}`, it, name] as const);
});

describe("a runbook that fails at a step", () => {
  it.each(breaking)(
    "%s is recorded as failed, leaves nobody without a key, and reaches its goal when it is run again",
    async (_, it, breaks) => {
      await prepare(it, west);
      const run = await start(it, west, { breaks });
      expect(run.AutomationExecutionStatus).toBe("Failed");
      expect(run.FailureMessage).toContain("broken on purpose");
      expect(await theatre.evidenceOf(run, west)).toMatchObject({ outcome: "Failed" });
      nobodyIsLeftWithoutAKey(await theatre.look());
      const again = await start(it, west);
      expect([again.AutomationExecutionStatus, again.FailureMessage]).toEqual(["Success", undefined]);
      it.reached(await theatre.look(), before, livingIn(it, west, east));
    },
  );

  it("goes on when only the approver could not be told", async () => {
    const run = await start({ document: "zkp-privacy-breach", parameters: { BreachId: ["BR001"] } }, west, {
      breaks: "askForApproval",
    });
    expect(run.AutomationExecutionStatus).toBe("Success");
  });
});

describe("an approval", () => {
  const privacy = cases.find(({ document }) => document === "zkp-privacy-breach");
  const key = cases.find(({ document }) => document === "zkp-signing-key-compromise");
  if (privacy === undefined || key === undefined) throw new Error("the cases lost what is approved");

  it("comes after the list that it is about, and nothing was done before it", async () => {
    const run = await start(privacy, west, { decide: no });
    expect(statuses(run)).toEqual([
      "findLinkedPids Success",
      "readControls Success",
      "isDryRun Success",
      "askForApproval Success",
      "approval Failed",
      "recordRun Success",
    ]);
    const seen = await theatre.look();
    expect(seen.controls).toEqual({});
    expect(seen.objects[`zkp-evidence-123456789012-${west}`]).toContain("breaches/BR001/affected-pids.txt");
    expect(await theatre.evidenceOf(run, west)).toMatchObject({
      outcome: "Failed",
      approvals: [{ step: "approval", status: "Failed", failure: "rejected by the commander" }],
    });
  });

  it("that nobody gives ends the run there and then, and the run is recorded by the rule of the event bus", async () => {
    const run = await start(privacy, west, { decide: nobody });
    expect(run.AutomationExecutionStatus).toBe("TimedOut");
    expect((await theatre.look()).controls).toEqual({});
    expect(await theatre.evidenceOf(run, west)).toMatchObject({ outcome: "TimedOut" });
  });

  it("of a replaced key is asked afterwards; rejected, the old key is used again in both regions", async () => {
    const run = await start(key, west, { decide: no });
    expect(statuses(run).slice(-3)).toEqual(["review Failed", "takeBack Success", "recordRun Success"]);
    const seen = await theatre.look();
    for (const region of [west, east]) {
      const old = before.keys[region]?.aliases[credential] ?? "";
      expect(seen.keys[region]?.aliases[credential]).toBe(old);
      expect(seen.keys[region]?.states[old]).toBe("Enabled");
      expect(seen.controls[`invalidated-key ${old}`]?.state).toBe("valid");
    }
  });
});

describe("a key that leaked", () => {
  const run = (more: Case["parameters"] = {}, region = west) =>
    start({ document: "zkp-signing-key-compromise", parameters: more }, region);

  it("is finished by a second run when the region that was dead is back", async () => {
    await theatre.kill(east);
    const first = await run();
    expect((await theatre.evidenceOf(first, west)).open).toHaveProperty(east);
    await theatre.kill();
    expect((await run()).AutomationExecutionStatus).toBe("Success");
    cases
      .find(({ document }) => document === "zkp-signing-key-compromise")
      ?.reached(await theatre.look(), before, [west, east]);
  });

  it("is only disabled when it is not the one in use", async () => {
    await run({ Do: ["rotate"] });
    const old = before.keys[west]?.aliases[credential] ?? "";
    const rotated = await theatre.look();
    expect(rotated.keys[west]?.states[old]).toBe("Enabled");
    const revoked = await start(
      {
        document: "zkp-signing-key-compromise",
        parameters: { IncidentReference: ["INC-20251208-001"], Do: ["revoke"], KeyId: [old] },
      },
      west,
    );
    expect([revoked.AutomationExecutionStatus, revoked.FailureMessage]).toEqual(["Success", undefined]);
    const seen = await theatre.look();
    for (const region of [west, east]) {
      expect(seen.keys[region]?.states[old]).toBe("Disabled");
      expect(seen.keys[region]?.aliases).toEqual(rotated.keys[region]?.aliases);
    }
  });
});

describe("a switch that no checker can see", () => {
  /** What an account's public access block does to the bucket, whatever its policy says. */
  const hide = [
    "import boto3",
    "def hide(run, context):",
    "    boto3.client('s3', region_name=run['region']).delete_bucket_policy(Bucket=run['bucket'])",
    "    return {}",
  ].join("\n");

  it("is told as a failure: the object is there, and asking for it as nobody in particular does not give 200", async () => {
    await theatre.systemsManager.perform(hide, "hide", { region: west, bucket: `zkp-switch-123456789012-${west}` });
    const run = await start({ document: "zkp-service-outage", parameters: {} }, west);
    expect(run.AutomationExecutionStatus).toBe("Failed");
    expect(run.FailureMessage).toMatch(/the switch is not thrown: .*"people": "thrown", "checkers": "not thrown"/);
    expect(await theatre.evidenceOf(run, west)).toMatchObject({ outcome: "Failed" });
  });
});

describe("bad input", () => {
  const refused = async (document: string, parameters: Case["parameters"]) => {
    const run = await start({ document, parameters }, west);
    expect(run.AutomationExecutionStatus).toBe("Failed");
    expect(withoutEvidence(await theatre.look())).toEqual(withoutEvidence(before));
    expect(await theatre.evidenceOf(run, west)).toMatchObject({ outcome: "Failed" });
    return run.FailureMessage;
  };

  it("is told in one clear line, changes nothing, and is recorded", async () => {
    expect(await refused("zkp-circuit-vulnerability", { Circuit: ["membershp"], Version: ["1.0"] })).toBe(
      "findCircuit: Exception: there is no circuit membershp; known are age, membership",
    );
    expect(await refused("zkp-circuit-vulnerability", { Circuit: ["membership"], Version: ["3.0"] })).toBe(
      "findCircuit: Exception: circuit membership has no version 3.0; known are 1.0, 2.0",
    );
    expect(await refused("zkp-privacy-breach", { BreachId: ["BR999"] })).toMatch(
      /no PID was logged as linked under breach BR999/,
    );
    expect(await refused("zkp-signing-key-compromise", { KeyId: ["signing-key-001"] })).toMatch(
      /there is no key signing-key-001; alias\/zkp\/credential is mrk-/,
    );
    expect(await refused("zkp-ddos-attack", { Do: ["block"] })).toMatch(/no address is named/);
  });

  it("that a document does not allow is refused before anything runs", async () => {
    await expect(
      start({ document: "zkp-service-outage", parameters: { IncidentReference: ["the outage"] } }, west),
    ).rejects.toThrow(/IncidentReference is the outage; it must match/);
    await expect(start({ document: "zkp-service-outage", parameters: { Do: ["explode"] } }, west)).rejects.toThrow(
      /Do is explode; allowed are failover, degrade, take-back/,
    );
  });

  it("moves no traffic to a region that does not serve, unless somebody insists", async () => {
    theatre.web.sick.add("api.us-west-2.vey.example");
    expect(await refused("zkp-service-outage", {})).toMatch(/us-west-2 does not serve: .*HTTP Error 500/);
    const forced = await start({ document: "zkp-service-outage", parameters: { Force: ["true"] } }, west);
    expect(forced.AutomationExecutionStatus).toBe("Success");
  });
});
