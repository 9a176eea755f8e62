import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTheatre, type Theatre } from "../../sandbox/automation";
import type { Seen } from "../../sandbox/automation/theatre";
import { escalationSpecs } from "../../src/escalation";
import { buttonKeys, documentName, plan, type ButtonKey } from "../../src/plan";
import { declaredResources } from "../../src/review/cli/declared";
import { cases, east, west } from "../failover/support/cases";
import { production } from "../support/environment";

const incident = "Q2A7H1LQBYXA5D";
const runner = "arn:aws:iam::123456789012:role/zkp-runner";
const { actions } = escalationSpecs(plan, production());
const caseOf = (key: ButtonKey) => {
  const found = cases.find(({ document }) => document === documentName(key));
  if (found === undefined) throw new Error(`no case plays ${key}`);
  return found;
};

let theatre: Theatre;
let pagerduty: Server;
let before: Seen;
/** What responders filled in of the incident. */
let fields: Readonly<Record<string, string | null>>;
beforeAll(async () => {
  theatre = await startTheatre(production(), await declaredResources(), runner);
  pagerduty = createServer((request, response) => {
    const known =
      request.url === `/incidents/${incident}/custom_fields/values` &&
      request.headers.authorization === "Token token=token-of-the-runner";
    const values = Object.entries(fields).map(([name, value]) => ({ name, value }));
    response.writeHead(known ? 200 : 404).end(JSON.stringify({ custom_fields: values }));
  });
  await new Promise<void>((resolve) => pagerduty.listen(0, "127.0.0.1", resolve));
}, 300_000);
afterAll(async () => {
  pagerduty.close();
  await theatre.close();
});
beforeEach(async () => {
  await theatre.reset();
  fields = { circuit: "membership", circuit_version: "1.0", breach_id: "BR001" };
  before = await theatre.look();
});

/** Presses a button as PagerDuty does: it fills the incident in and has the runner run the script. */
async function press(key: ButtonKey, pressedOn = incident) {
  const action = actions.find((it) => it.key === key);
  const { port } = pagerduty.address() as AddressInfo;
  const script = (action?.script ?? "")
    .replace("${pagerduty.incidentId}", pressedOn)
    .replace("https://api.pagerduty.com", `http://127.0.0.1:${port}`);
  const env = { PATH: process.env.PATH, ...theatre.systemsManager.env, PAGERDUTY_TOKEN: "token-of-the-runner" };
  return new Promise<{ readonly code: number; readonly text: string }>((resolve) => {
    execFile(theatre.python, ["-c", script], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : 1, text: `${stdout}${stderr}` });
    });
  });
}

/** Waits until the run that a button started has ended; whoever is asked approves. */
async function ended(text: string, region: string) {
  const [, id = ""] = new RegExp(` runs in ${region} as (\\S+)`).exec(text) ?? [];
  for (;;) {
    const run = theatre.systemsManager.executions().find((it) => it.AutomationExecutionId === id);
    if (run === undefined) throw new Error(`no run ${id} in ${region}: ${text}`);
    if (!["Pending", "InProgress", "Waiting"].includes(run.AutomationExecutionStatus)) return run;
    if (run.AutomationExecutionStatus === "Waiting") theatre.systemsManager.approve(id);
    await setTimeout(20);
  }
}

describe.each([
  [west, []],
  [east, [west]],
] as const)("a button, where %s is the first region that lives", (region, dead) => {
  // The switch lives in the standby: without the standby there is nowhere to fail over to.
  const playable = buttonKeys.filter((key) => region === west || !/outage|failback/.test(key));

  it.each(playable)("%s starts its document there, which reaches its goal for this incident", async (key) => {
    const { after, reached } = caseOf(key);
    if (after !== undefined) await ended((await press("service-outage")).text, region);
    await theatre.kill(...dead);
    const { code, text } = await press(key);
    expect(code, text).toBe(0);
    const run = await ended(text, region);
    expect([run.AutomationExecutionStatus, run.FailureMessage]).toEqual(["Success", undefined]);
    expect(run.Parameters).toMatchObject({ IncidentReference: [incident], DryRun: ["false"] });
    reached(await theatre.look(), before, dead.length === 0 ? [west, east] : [region]);
  });
});

describe("a button that starts nothing", () => {
  it("says which fields of the incident are to be filled in", async () => {
    fields = { circuit: "membership", circuit_version: null };
    expect(await press("circuit-vulnerability")).toEqual({
      code: 1,
      text: "Nothing was started: fill in Circuit version of the incident, then press again.\n",
    });
    expect((await press("privacy-breach")).text).toContain("fill in Breach of the incident");
  });

  it("says that no incident was named, when PagerDuty filled nothing in", async () => {
    const { code, text } = await press("ddos-attack", "${pagerduty.incidentId}");
    expect([code, text]).toEqual([
      1,
      "Nothing was started: PagerDuty did not say for which incident the button was pressed.\n",
    ]);
  });

  it("says what AWS refuses", async () => {
    fields = { circuit: "Member Ship", circuit_version: "1.0" };
    const { code, text } = await press("circuit-vulnerability");
    expect(code).toBe(1);
    expect(text).toMatch(/^Nothing was started: us-west-2 refuses: .*Circuit is Member Ship; it must match/);
  });

  it("says how it is done by hand, when no region answers", async () => {
    await theatre.kill(west, east);
    const { code, text } = await press("service-outage");
    expect(code).toBe(1);
    expect(text).toContain("no region answers. By hand:\naws s3api put-object --region us-west-2");
  });
});
