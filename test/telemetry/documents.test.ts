import { describe, expect, it } from "vitest";
import { emitterDocument, telemetryDocument } from "../../src/telemetry";
import { plan } from "../../src/plan";
import { declared } from "./support/declared";

describe("the page that says who emits what", () => {
  it("is what is declared; a new detector changes it in the same pull request", async () => {
    await expect(emitterDocument(declared())).toMatchFileSnapshot("../../docs/emitters.md");
  });
});

describe("the page that says what the product must emit", () => {
  it("is what the catalogue says; a new signal changes it in the same pull request", async () => {
    await expect(telemetryDocument(plan)).toMatchFileSnapshot("../../docs/telemetry.md");
  });

  it("names the log lines that are searched for, and nothing that emits by itself", () => {
    expect(telemetryDocument(plan)).toContain("`env:… service:pid-registry @evt.name:pid.linkage`");
    expect(telemetryDocument(plan)).not.toMatch(/drift|zkp\.oncall|synthetics|ZKP\/Probes/);
  });
});
