import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adoptionIn, adoptionKey, type ExistingIds } from "../../delivery/adoption";
import { preview, type Engine } from "../../delivery/engine";
import { importIdOf } from "../../src/adoption";
import { engineOn } from "./support/delivery";
import { provisionedSandbox, type DisposableSandbox } from "./support/sandbox";

/** What an account has that was set up by hand long before: people and how they are told, schedules, ladders, services. */
const existing =
  /^pagerduty:index\/(user|userContactMethod|userNotificationRule|team|teamMembership|schedule|service|escalationPolicy):/;

describe("an account that was filled by hand", () => {
  let sandbox: DisposableSandbox;
  let engine: Engine;
  let ids: ExistingIds = {};

  beforeAll(async () => {
    sandbox = await provisionedSandbox();
    engine = engineOn(sandbox);
    const found = (await sandbox.resources()).filter(({ type }) => existing.test(type));
    ids = Object.fromEntries(
      found.map(({ urn, type, id, inputs }) => {
        const valueOf = (path: string) => (path === "id" ? id : String(inputs?.[path]));
        return [adoptionKey(urn, type), importIdOf(type, valueOf)];
      }),
    );
    // The vendors hold the listed objects and nothing else; the state knows of none.
    for (const { type, id } of sandbox.cloud.list()) if (!existing.test(type)) sandbox.cloud.remove(type, id);
    expect(await engine.run(["stack", "rm", "--force", "--yes", "--preserve-config"])).toMatchObject({ code: 0 });
    expect(await engine.run(["stack", "init", "prod", "--secrets-provider", "passphrase"])).toMatchObject({ code: 0 });
  });
  afterAll(() => {
    sandbox.close();
  });

  const listedObjects = () =>
    JSON.stringify(
      sandbox.cloud
        .list()
        .filter(({ type }) => existing.test(type))
        .map(({ type, id, inputs }) => [type, id, inputs])
        .sort(),
    );

  it("is taken over by a list of ids: nothing of it changes, the rest is made, and then nothing is left to do", async () => {
    const before = listedObjects();
    expect(await engine.run(["config", "set", "incident-response:adopt", JSON.stringify(ids)])).toMatchObject({
      code: 0,
    });
    const adoption = adoptionIn((await preview(engine)).steps);
    expect(adoption.imported).toEqual(Object.keys(ids).sort());
    expect(adoption.otherwise).toEqual([]);
    expect(await engine.run(["up", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
    expect(listedObjects()).toBe(before);
    expect(await engine.run(["config", "rm", "incident-response:adopt"])).toMatchObject({ code: 0 });
    expect(await engine.run(["preview", "--refresh", "--expect-no-changes"])).toMatchObject({ code: 0 });
  });
});
