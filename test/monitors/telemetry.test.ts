import { describe, expect, it } from "vitest";
import { telemetryDocument } from "../../src/monitors";
import { plan } from "../../src/plan";

describe("the page that says what services must emit", () => {
  it("is what the catalogue says; a new signal changes it in the same pull request", async () => {
    await expect(telemetryDocument(plan)).toMatchFileSnapshot("../../docs/telemetry.md");
  });

  it("names the log lines that are searched for", () => {
    expect(telemetryDocument(plan)).toContain("`env:… service:pid-registry @evt.name:pid.linkage`");
  });
});
