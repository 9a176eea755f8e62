import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exits, respond } from "../../respond/cli";
import { startTheatre, type Theatre } from "../../sandbox/automation";
import type { Seen } from "../../sandbox/automation/theatre";
import { commandKeys, commands } from "../../src/plan";
import { declaredResources } from "../../src/review/cli/declared";
import { production } from "../support/environment";

const checkout = join(__dirname, "..", "..");
const incident = "INC-20251207-001";
const east = "us-east-1";
const west = "us-west-2";
const credential = "alias/zkp/credential";

let theatre: Theatre;
let before: Seen;
let directory: string;
const own = { ...process.env };
beforeAll(async () => {
  const operator = "arn:aws:iam::123456789012:role/zkp-operator";
  theatre = await startTheatre(production(), await declaredResources(), operator);
  directory = mkdtempSync(join(tmpdir(), "respond-"));
  Object.assign(process.env, theatre.systemsManager.env);
}, 300_000);
afterAll(async () => {
  for (const name of Object.keys(theatre.systemsManager.env))
    if (own[name] === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = own[name];
  rmSync(directory, { recursive: true });
  await theatre.close();
});
beforeEach(async () => {
  await theatre.reset();
  before = await theatre.look();
});

/** Gives a command; whoever is asked to approve does so, or not. */
async function give(argv: readonly string[], decision: "approve" | "reject" = "approve") {
  const said: string[] = [];
  let printed = "";
  const around = {
    print: (text: string) => (printed += text),
    clock: { now: () => Date.now(), sleep: () => setTimeout(20) },
    checkout,
  };
  const say = (line: string) => {
    said.push(line);
    const [, execution, region] = /respond -- approve (\S+) --region (\S+)/.exec(line) ?? [];
    if (execution !== undefined && region !== undefined)
      void respond([decision, execution, "--region", region, "--because", "we looked"], { ...around, say });
  };
  const code = await respond(argv, { ...around, say });
  return { code, printed, said: said.join("\n") };
}
const inIncident = ["--incident", incident];
const forReal = [...inIncident, "--for-real"];
const states = (seen: Seen) => Object.fromEntries(Object.entries(seen.controls).map(([key, it]) => [key, it.state]));
const withoutEvidence = ({ objects, ...rest }: Seen) => ({
  ...rest,
  objects: Object.entries(objects).filter(([bucket]) => !bucket.includes("evidence")),
});

/** What the plan's scripts are given in the plan, and what is seen afterwards. */
const scripts: readonly (readonly [argv: readonly string[], effect: (seen: Seen) => void])[] = [
  [
    ["disable-circuit", "--circuit=membership", "--version=1.0"],
    (seen) => {
      expect(states(seen)).toEqual({ "circuit-version membership/1.0": "disabled" });
    },
  ],
  [
    ["enable-fallback", "--circuit=membership"],
    (seen) => {
      expect(states(seen)).toEqual({ "fallback-verification membership": "on" });
    },
  ],
  [
    ["enable-rate-limit", "--level=strict"],
    (seen) => {
      expect(states(seen)).toEqual({ "rate-level *": "strict" });
      for (const region of [east, west]) {
        expect(seen.lists[region]?.["zkp-strict-v4"]).toEqual(["0.0.0.0/1", "128.0.0.0/1"]);
        expect(seen.lists[region]?.["zkp-strict-v6"]).toEqual(["8000::/1", "::/1"]);
      }
      expect(theatre.web.level()).toBe("under_attack");
    },
  ],
  [
    ["enable-rate-limit", "--level=block", "--addresses", "203.0.113.0/24", "2001:db8::/32"],
    (seen) => {
      for (const region of [east, west]) {
        expect(seen.lists[region]?.["zkp-blocked-v4"]).toEqual(["203.0.113.0/24"]);
        expect(seen.lists[region]?.["zkp-blocked-v6"]).toEqual(["2001:db8::/32"]);
      }
    },
  ],
  [
    ["failover", `--from=${east}`, `--to=${west}`],
    (seen) => {
      expect(seen.objects[`zkp-switch-123456789012-${west}`]).toEqual(["primary-is-out-of-service"]);
    },
  ],
  [
    ["rotate-signing-key", "--generate-new"],
    (seen) => {
      const old = before.keys[west]?.aliases[credential] ?? "";
      for (const region of [east, west]) {
        expect(seen.keys[region]?.aliases[credential]).not.toBe(old);
        expect(seen.keys[region]?.states[old]).toBe("Enabled");
      }
    },
  ],
];
const named = scripts.map(([argv, effect]) => [argv.join(" "), argv, effect] as const);

describe("a script of the plan", () => {
  it.each(named)(
    "%s looks only, until it is said to be for real; then it does what the plan says",
    async (_, argv, effect) => {
      const dry = await give([...argv, ...inIncident]);
      expect(dry.code, dry.said).toBe(exits.done);
      expect(dry.said).toContain("With --for-real it is.");
      expect(withoutEvidence(await theatre.look())).toEqual(withoutEvidence(before));

      const done = await give([...argv, ...forReal]);
      expect(done.code, done.said).toBe(exits.done);
      expect(done.said).toMatch(/runs in us-west-2 as [0-9a-f-]{36}\n[^]*the goal is reached[^]*evidence: s3:\/\//);
      effect(await theatre.look());
    },
  );

  it("find-linked-pids prints the list that rotate-pids takes; what was edited in between is refused", async () => {
    const found = await give(["find-linked-pids", "--breach-id=BR001", ...inIncident]);
    expect(found.code, found.said).toBe(exits.done);
    expect(found.printed).toMatch(/^# breach BR001\n# sha256 [0-9a-f]{64}\npid-1\npid-2\npid-3\n$/);
    const list = join(directory, "affected_pids.txt");
    writeFileSync(list, found.printed.replace("pid-2\n", ""));
    const edited = await give(["rotate-pids", `--input=${list}`, ...forReal]);
    expect([edited.code, edited.said]).toEqual([
      exits.mistake,
      `${list} was edited: its hash is not the one on top. Run find-linked-pids again`,
    ]);
    writeFileSync(list, found.printed);
    const rotated = await give(["rotate-pids", `--input=${list}`, ...forReal]);
    expect(rotated.code, rotated.said).toBe(exits.done);
    expect(states(await theatre.look())).toMatchObject({
      "pid-rotation BR001": "ordered",
      "revoked-batch BR001": "revoked",
    });
  });

  it("rotate-pids changes nothing when the approver rejects it", async () => {
    const list = join(directory, "rejected.txt");
    writeFileSync(list, (await give(["find-linked-pids", "--breach-id=BR001", ...inIncident])).printed);
    const { code, said } = await give(["rotate-pids", `--input=${list}`, ...forReal], "reject");
    expect(code).toBe(exits.failed);
    expect(said).toMatch(/approval waits for somebody of zkp-approver[^]*approval Failed[^]*rejected by/);
    expect(states(await theatre.look())).toEqual({});
  });

  it("revoke-key disables the key in both regions, and leaves the alias on a fresh one", async () => {
    const old = before.keys[west]?.aliases[credential] ?? "";
    const { code, said } = await give(["revoke-key", `--key-id=${old}`, ...forReal]);
    expect(code, said).toBe(exits.done);
    const { keys } = await theatre.look();
    for (const region of [east, west]) {
      const { states, aliases } = keys[region] ?? { states: {}, aliases: {} };
      expect(states[old]).toBe("Disabled");
      expect(states[aliases[credential] ?? ""]).toBe("Enabled");
    }
  });

  it("health-check says of every endpoint whether it is healthy", async () => {
    theatre.web.sick.add("api.us-east-1.vey.example");
    const { code, printed } = await give(["health-check", "--all", ...inIncident]);
    expect(code).toBe(exits.done);
    expect(JSON.parse(printed)).toMatchObject({
      [west]: { "api.us-west-2.vey.example": "healthy" },
      [east]: { "api.us-east-1.vey.example": expect.stringContaining("500") as string },
    });
  });

  it("failover in the other direction is the failback, which asks first", async () => {
    await give(["failover", `--from=${east}`, `--to=${west}`, ...forReal]);
    const back = await give(["failover", `--from=${west}`, `--to=${east}`, ...forReal]);
    expect(back.code, back.said).toBe(exits.done);
    expect(back.said).toContain("approval waits for somebody");
    expect((await theatre.look()).objects[`zkp-switch-123456789012-${west}`]).toEqual([]);
  });
});

describe("a region that does not answer", () => {
  const failover = ["failover", `--from=${east}`, `--to=${west}`];

  it("is left out: the command runs in the other one", async () => {
    await theatre.kill(west);
    const { code, said } = await give(["disable-circuit", "--circuit=membership", "--version=1.0", ...forReal]);
    expect(code, said).toBe(exits.done);
    expect(said).toMatch(/^us-west-2 does not answer: .*\nzkp-circuit-vulnerability runs in us-east-1/);
  });

  it("and the other neither: people are told what to do by hand, with a code of its own", async () => {
    await theatre.kill(east, west);
    const { code, said } = await give([...failover, ...forReal]);
    expect(code).toBe(exits.unreachable);
    expect(said).toContain("Systems Manager answers in none of us-west-2, us-east-1");
    expect(said).toContain(
      "aws s3api put-object --region us-west-2 --bucket zkp-switch-123456789012-us-west-2 --key primary-is-out-of-service",
    );
  });
});

describe("a mistake", () => {
  it.each([
    [
      ["failover", "--from=us-east-1", "--to=eu-west-1", ...inIncident],
      /^traffic moves between us-east-1 and us-west-2/,
    ],
    [["failover", "--from=us-east-1", ...inIncident], /required option '--to <value>' not specified/],
    [["disable-circuit", "--circuit=membership", "--version=1.0"], /required option '--incident <reference>'/],
    [["health-check", "--all", "--incident=the outage"], /IncidentReference is the outage; it must match/],
    [["health-check", ...inIncident, "--region=eu-west-1"], /^there is no runbook in eu-west-1/],
    [["health-check", ...inIncident, "--stack=nowhere"], /^There is no stack "nowhere"/],
    [["rotate-pids", "--input=/nowhere.txt", ...inIncident], /^\/nowhere.txt cannot be read/],
    [
      ["approve", "no-such-run", "--region=us-west-2", "--because=x"],
      /us-west-2 refuses: .*no-such-run does not exist/,
    ],
    [["reboot-the-world"], /unknown command 'reboot-the-world'/],
  ])("%j is told in one line with a code of its own, and nothing ran", async (argv, message) => {
    const runsBefore = theatre.systemsManager.executions().length;
    const { code, said } = await give(argv);
    expect(code).toBe(exits.mistake);
    expect(said).toMatch(message);
    expect(theatre.systemsManager.executions()).toHaveLength(runsBefore);
  });

  it("that only the document can see fails the run, in its words, and the record says so", async () => {
    const { code, said } = await give(["disable-circuit", "--circuit=membershp", "--version=1.0", ...forReal]);
    expect(code).toBe(exits.failed);
    expect(said).toContain("there is no circuit membershp; known are age, membership");
    expect(said).toContain("evidence: s3://");
  });
});

describe("help", () => {
  it("names every script of the plan, its options and the exit codes", async () => {
    const { code, printed } = await give(["--help"]);
    expect(code).toBe(exits.done);
    for (const key of commandKeys) expect(printed).toContain(`${key} `);
    expect(printed).toContain("Exit codes:");
    for (const key of commandKeys) {
      const one = await give([key, "--help"]);
      for (const option of [...Object.keys(commands[key].options), "for-real", "incident"])
        expect(one.printed, key).toContain(`--${option}`);
    }
  });
});
