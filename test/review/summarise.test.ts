import { describe, expect, it } from "vitest";
import { summarise } from "../../src/review";
import { paging } from "./support/resources";

describe("the summary that ends an up", () => {
  const shown = summarise(paging());

  it("says who is notified, in which order, at which minute, through which service", () => {
    expect(shown).toMatch(/P0\s+zkp-p0\s+0\s+Incident Commander \(primary\)\s+high urgency: email/);
    expect(shown).toMatch(/\s+5\s+Incident Commander \(backup\)/);
    expect(shown).toMatch(/\s+10\s+again from the start, 1 time\n/);
  });

  it("says at what a monitor alerts, and with which severity", () => {
    expect(shown).toMatch(/P0\s+Verification fails\s+> 99 %\s+3 min/);
  });

  it("says what fails over, by itself and by hand, and where the time goes", () => {
    expect(shown).toMatch(/api\.vey\.example\s+by itself\s+48 s\s+60 s\s+60 s\s+2\.5 min\s+2\.8 min/);
    expect(shown).toMatch(/by hand, after the decision\s+48 s\s+60 s\s+60 s\s+2\.5 min\s+2\.8 min/);
  });

  it("counts resources by provider", () => {
    expect(shown).toContain("Resources: aws 5, datadog 2, pagerduty 7.");
  });
});
