import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { connectAws, type Aws } from "../../delivery/aws";
import { explain, type Engine } from "../../delivery/engine";
import { bootstrap, restore, versionsOf, type StateStore } from "../../delivery/state";
import { startEmulator, type Emulator } from "../../sandbox/emulator";
import { deployable, freshSandbox, type DisposableSandbox } from "./support/sandbox";

const store: StateStore = { bucket: "incident-response-state", region: "us-west-2" };
/** The calls that change something at a vendor. */
const changing = /^(Create|Update|Delete)$/;
/** A value that must never be found in clear anywhere. */
const planted = "planted-token-7f3a9c";

/** Keeps the vendors from answering while it is shut, so that an update stays in motion. */
class Gate {
  private opened: () => void = () => undefined;
  private waiting = Promise.resolve();
  readonly wait = () => this.waiting;
  shut(): void {
    this.waiting = new Promise((resolve) => {
      this.opened = resolve;
    });
  }
  open(): void {
    this.opened();
  }
}

/** Of a small program: nothing about a state depends on how much it holds. */
describe("production's state on an S3 API", () => {
  let s3: Emulator;
  let aws: Aws;
  let sandbox: DisposableSandbox;
  let engine: Engine;
  /** Another machine with the same backend. */
  let other: DisposableSandbox;
  let env: Record<string, string>;
  const said: string[] = [];
  const vendors = new Gate();
  /** The state with its secrets in clear; it is looked at and never kept. */
  let revealed: () => Promise<string>;

  beforeAll(async () => {
    s3 = await startEmulator();
    aws = connectAws(s3.env);
    sandbox = await freshSandbox(
      { directory: deployable },
      { disturb: (method) => ({ waitedSeconds: 0, ...(changing.test(method) && { before: vendors.wait }) }) },
    );
    const backend = `s3://${store.bucket}?region=${store.region}&endpoint=${s3.url}&s3ForcePathStyle=true`;
    other = await freshSandbox({ directory: deployable });
    env = { ...s3.env, AWS_ENDPOINT_URL: "", PULUMI_BACKEND_URL: backend };
    revealed = async () => (await sandbox.run(["stack", "export", "--show-secrets"], { env })).stdout;
    engine = {
      name: "sandbox",
      run: async (args) => {
        const ended = await sandbox.run([...args, "--color", "never"], { env });
        said.push(ended.stdout, ended.stderr);
        return ended;
      },
    };
  });
  afterAll(async () => {
    sandbox.close();
    other.close();
    await s3.close();
  });

  const get = async (path: string) => (await aws({ service: "s3", region: store.region, method: "GET", path })).text;
  const keys = async () => [...(await get(`/${store.bucket}`)).matchAll(/<Key>([^<]+)/g)].map(([, key = ""]) => key);
  const locks = async () => (await keys()).filter((it) => it.includes("/locks/"));
  const isLocked = () =>
    vi.waitFor(
      async () => {
        expect(await locks()).toHaveLength(1);
      },
      { timeout: 60_000, interval: 50 },
    );

  it("is refused in the primary region, which is down when the state is needed", async () => {
    await expect(bootstrap(aws, { ...store, region: "us-east-1" }, "us-east-1")).rejects.toThrow(
      /must not be in us-east-1/,
    );
  });

  it("gets a bucket that is versioned, encrypted and private, and a key, by one command that can be run again", async () => {
    const first = await bootstrap(aws, store, "us-east-1");
    expect(first.backendUrl).toBe("s3://incident-response-state?region=us-west-2");
    expect(first.secretsProvider).toBe("awskms://alias/incident-response-state?region=us-west-2");
    expect(first.did).toHaveLength(3);
    expect((await bootstrap(aws, store, "us-east-1")).did).toHaveLength(1);
    expect(await get(`/${store.bucket}?versioning=`)).toContain("<Status>Enabled</Status>");
    expect(await get(`/${store.bucket}?encryption=`)).toContain("aws:kms");
    expect(await get(`/${store.bucket}?publicAccessBlock=`)).toContain("<RestrictPublicBuckets>true");
    expect(await get(`/${store.bucket}?lifecycle=`)).toContain("<NoncurrentDays>400");
    expect(await get(`/${store.bucket}?policy=`)).toContain("aws:SecureTransport");
  });

  it("is never sent in clear: a connection without TLS is refused", async () => {
    expect(explain("stack ls", await engine.run(["stack", "ls"]))).toContain("a vendor refuses the credentials");
    // The test's server is one, so from here on the bucket has to do without that rule.
    await aws({ service: "s3", region: store.region, method: "DELETE", path: `/${store.bucket}?policy=` });
  });

  it("lets one of two updates at once through, and refuses the other clearly", async () => {
    expect(await engine.run(["stack", "init", "prod", "--secrets-provider", "passphrase"])).toMatchObject({ code: 0 });
    const secret = ["--secret", `incident-response:token=${planted}`];
    expect(await engine.run(["config", "set-all", "--stack", "prod", ...secret])).toMatchObject({ code: 0 });
    vendors.shut();
    const first = engine.run(["up", "--yes", "--skip-preview"]);
    await isLocked();
    const second = await other.run(["up", "--yes", "--skip-preview", "--color", "never"], { env });
    vendors.open();
    expect(await first).toMatchObject({ code: 0 });
    expect(second.code).not.toBe(0);
    expect(explain("up", second)).toMatch(
      /another update holds the stack's lock[^]*What to do: wait for the other update/,
    );
  });

  it("is locked by a killed update until one command clears the lock", async () => {
    await engine.run(["state", "unprotect", "--all", "--yes"]);
    vendors.shut();
    const destroyed = engine.run(["destroy", "--yes", "--skip-preview"]);
    await isLocked();
    killEngine("destroy");
    vendors.open();
    expect((await destroyed).code).not.toBe(0);
    expect(await locks()).toHaveLength(1);
    expect(explain("up", await engine.run(["up", "--yes", "--skip-preview"]))).toContain("lock");
    expect(await engine.run(["cancel", "--yes"])).toMatchObject({ code: 0 });
    expect(await locks()).toEqual([]);
    expect(await engine.run(["up", "--yes", "--skip-preview", "--refresh"])).toMatchObject({ code: 0 });
  });

  it("can be restored from a version, but not while it is locked", async () => {
    const before = (await engine.run(["stack", "export"])).stdout;
    const good = (await versionsOf(aws, store, "prod")).find(({ latest }) => latest);
    await engine.run(["state", "unprotect", "--all", "--yes"]);
    expect((await engine.run(["stack", "export"])).stdout).not.toBe(before);
    await expect(restore(aws, store, "prod", "no-such-version")).rejects.toThrow(/no version no-such-version/);
    await restore(aws, store, "prod", good?.id ?? "");
    expect((await engine.run(["stack", "export"])).stdout).toBe(before);
    const lock = `/${store.bucket}/.pulumi/locks/organization/incident-response/prod/x.json`;
    await aws({ service: "s3", region: store.region, method: "PUT", path: lock, body: "{}" });
    await expect(restore(aws, store, "prod", good?.id ?? "")).rejects.toThrow(/The stack is locked/);
    await aws({ service: "s3", region: store.region, method: "DELETE", path: lock });
  });

  it("holds no secret in clear: not in the state, its older versions, backups and history, nor in anything that was printed", async () => {
    await engine.run(["preview", "--json", "--refresh"]);
    await engine.run(["preview", "--diff"]);
    const present = await Promise.all((await keys()).map((key) => get(`/${store.bucket}/${key}`)));
    const older = (await versionsOf(aws, store, "prod")).filter(({ latest }) => !latest);
    expect(older.length).toBeGreaterThan(0);
    const state = (await keys()).find((key) => key.endsWith("prod.json"));
    const replaced = await Promise.all(older.map(({ id }) => get(`/${store.bucket}/${state ?? ""}?versionId=${id}`)));
    const objects = [...present, ...replaced];
    const everything = [...objects, ...said].join("\n");
    expect(objects.length).toBeGreaterThan(3);
    expect(everything).toContain("::proofs");
    const integrationKeys = [
      ...(await revealed()).matchAll(/"integrationKey": ?\{[^}]*?"plaintext": ?"\\"(\w+)\\""/g),
    ].map(([, key = ""]) => key);
    expect(integrationKeys.length).toBeGreaterThan(0);
    for (const secret of [planted, ...integrationKeys])
      expect(everything.includes(secret), `${secret.slice(0, 16)}… is in clear`).toBe(false);
  });
});

/** Kills the engine that this process runs with the given command, as a machine that loses power would. */
function killEngine(command: string): void {
  const { stdout } = spawnSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)], { encoding: "utf8" });
  const line = stdout.split("\n").find((it) => it.includes("pulumi") && it.includes(` ${command} `));
  process.kill(Number(line?.trim().split(" ")[0]), "SIGKILL");
}
