import { describe, expect, it } from "vitest";
import { parseEnvironment } from "../../src/environment";
import { failoverRules, failoverSpecs } from "../../src/failover";
import { evaluate, plan } from "../../src/plan";
import { productionConfig } from "../support/production";
import { runProgram } from "../support/mocks";

const { environment } = parseEnvironment(productionConfig());
if (environment === undefined) throw new Error("production's config does not parse");
const specs = failoverSpecs(plan, environment);

describe("the failover specs", () => {
  it("fail the API over from us-east-1 to us-west-2", () => {
    expect(specs.regions).toEqual({ primary: "us-east-1", standby: "us-west-2", witness: "us-east-2" });
    expect(specs.hosts.map(({ hostName, endpoints }) => [hostName, endpoints.primary, endpoints.standby])).toEqual([
      ["api.vey.example", "api.us-east-1.vey.example", "api.us-west-2.vey.example"],
    ]);
  });

  it("probe fast enough, with a TTL short enough, for the plan's recovery time", () => {
    for (const { healthCheck, ttlSeconds } of specs.hosts) {
      // Each probe may take 6 seconds to fail; 60 seconds are budgeted for the answer to spread.
      const detect = healthCheck.failureThreshold * (healthCheck.requestIntervalSeconds + 6);
      expect(detect + 60 + ttlSeconds).toBeLessThanOrEqual(plan.continuity.automaticRecoveryMinutes * 60);
    }
  });

  it("are refused when a health check tests the name that it decides about", () => {
    const circular = {
      ...specs,
      hosts: specs.hosts.map((it) => ({ ...it, healthCheck: { ...it.healthCheck, fqdn: it.hostName } })),
    };
    expect(evaluate(failoverRules, { failover: circular }).map(({ rule }) => rule)).toEqual([
      "failover/circular-health-check",
    ]);
    expect(evaluate(failoverRules, { failover: specs })).toEqual([]);
  });
});

describe("the failover resources", () => {
  it("are one PRIMARY with a health check and one SECONDARY without, which then is always answered", async () => {
    const records = (await runProgram()).filter(({ type }) => type === "aws:route53/record:Record");
    const pair = records.map(({ inputs }) => [inputs.failoverRoutingPolicies, inputs.healthCheckId !== undefined]);
    expect(pair).toEqual([
      [[{ type: "PRIMARY" }], true],
      [[{ type: "SECONDARY" }], false],
    ]);
  });
});
