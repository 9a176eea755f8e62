import { describe, expect, it } from "vitest";
import { productionConfig } from "../support/production";
import { productionProgram, runProgram } from "../support/mocks";

describe("the whole program", () => {
  it("declares what the snapshot says; a change of policy changes it in the same pull request", async () => {
    expect(await productionProgram()).toMatchSnapshot();
  });

  it("declares the same resources in a preview, where nothing is known yet", async () => {
    const names = (all: Awaited<ReturnType<typeof productionProgram>>) =>
      all.map(({ type, name }) => `${type} ${name}`);
    expect(names(await runProgram({ preview: true }))).toEqual(names(await productionProgram()));
  });

  it("registers nothing when the config has mistakes, and tells all of them at once", async () => {
    const config = { ...productionConfig(), timeZone: "UTC" };
    await expect(runProgram({ config })).rejects.toThrow(
      /config\.datadogApiKey: this secret is not set[^]*config\.timeZone: PagerDuty does not accept this time zone/,
    );
  });

  it("names every resource after its component", async () => {
    const resources = await productionProgram();
    const strays = resources.filter(({ type, name }) => {
      const folders = { pagerduty: ["escalation", "record"], datadog: ["monitors"], aws: ["failover", "record"] }[
        type.split(":")[0] ?? ""
      ];
      return folders !== undefined && !folders.some((folder) => name.startsWith(`${folder}-`));
    });
    expect(strays).toEqual([]);
  });
});
