import { describe, expect, it } from "vitest";
import { runProgram } from "../support/mocks";
import { productionConfig } from "../support/production";

const secrets = { pagerdutyToken: "t", pagerdutyUserToken: "t", datadogApiKey: "t", datadogAppKey: "t" };

/** What the program says when it declares nothing. */
const refusal = (change: Record<string, unknown>, stack = "prod"): Promise<string> =>
  runProgram({ stack, config: { ...productionConfig(stack), ...secrets, ...change } }).then(
    () => "",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe("the program declares nothing", () => {
  it("while a secret is missing, and says with which command it is set", async () => {
    const said = await refusal({ datadogAppKey: "" });
    expect(said).toMatch(/^The plan cannot be declared, 1 problem:\n/);
    expect(said).toMatch(
      /config\.datadogAppKey: this secret is not set \[config\/missing-secret\] -> pulumi config set --secret datadogAppKey$/,
    );
  });

  it("and says what is wrong with secrets, values and rules in one wave, with file, line and column", async () => {
    const config = productionConfig();
    const seats = { ...(config.seats as object), "technical-lead-backup": "charlie-brown" };
    const said = await refusal({ pagerdutyToken: "", timeZone: "Europe/Londn", seats });
    expect(said).toMatch(/^The plan cannot be declared, 3 problems:\n/);
    expect(said).toMatch(/config\.pagerdutyToken: this secret is not set/);
    expect(said).toMatch(/Pulumi\.prod\.yaml:13:3: config\.timeZone: .*did you mean Europe\/London\?/);
    expect(said).toMatch(
      /Pulumi\.prod\.yaml:\d+:5: config\.seats\.technical-lead-backup: charlie-brown is also on call/,
    );
  });

  it("while a secret that only Slack needs is missing, unless the chat is off", async () => {
    expect(await refusal({ pagerdutyUserToken: "" })).toMatch(/config\.pagerdutyUserToken: this secret is not set/);
    const staging = await refusal({ pagerdutyUserToken: "", timeZone: "" }, "staging");
    expect(staging).toMatch(/config\.timeZone/);
    expect(staging).not.toMatch(/pagerdutyUserToken/);
  });
});
