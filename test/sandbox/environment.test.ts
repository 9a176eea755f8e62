import { describe, expect, it } from "vitest";
import { engineEnvironment } from "../../sandbox/launcher/environment";

const attached = { providers: { pagerduty: 1001, aws: 1002 }, languageHost: 1003 };

describe("the engine's environment", () => {
  it("holds nothing that leads to a real account or to the user's own Pulumi", () => {
    const user = {
      PATH: "/usr/bin",
      HOME: "/home/me",
      AWS_SECRET_ACCESS_KEY: "real",
      AWS_PROFILE: "real",
      DD_API_KEY: "real",
      DATADOG_APP_KEY: "real",
      PAGERDUTY_TOKEN: "real",
      PULUMI_ACCESS_TOKEN: "real",
      PULUMI_CONFIG_PASSPHRASE: "real",
      PULUMI_BACKEND_URL: "s3://real",
    };
    const environment = engineEnvironment(user, "/somewhere", attached);
    expect(Object.values(environment).filter((it) => it?.includes("real"))).toEqual([]);
    expect(environment).toMatchObject({ HOME: "/home/me", PULUMI_BACKEND_URL: "file:///somewhere/state" });
  });

  it("lets no proxy stand before this machine itself, whatever the user has said of others", () => {
    const proxy = { HTTPS_PROXY: "http://proxy.example:3128", http_proxy: "http://proxy.example:3128" };
    for (const user of [proxy, { ...proxy, NO_PROXY: "vey.example" }, { ...proxy, no_proxy: "vey.example" }]) {
      const { NO_PROXY: upper, no_proxy: lower, HTTPS_PROXY: kept } = engineEnvironment(user, "/somewhere", attached);
      expect(upper).toMatch(/^(vey\.example,)?127\.0\.0\.1,localhost,::1$/);
      expect([lower, kept]).toEqual([upper, proxy.HTTPS_PROXY]);
    }
  });

  it("attaches the engine to what already runs, and lets it download nothing", () => {
    expect(engineEnvironment({}, "/somewhere", attached)).toMatchObject({
      PULUMI_DEBUG_PROVIDERS: "pagerduty:1001,aws:1002",
      PULUMI_DEBUG_LANGUAGES: "nodejs:1003",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    });
  });
});
