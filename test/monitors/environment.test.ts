import { describe, expect, it } from "vitest";
import { parseEnvironment } from "../../src/environment";
import { productionConfig } from "../support/production";

const problems = (change: Readonly<Record<string, unknown>>) => {
  const config = productionConfig();
  const datadog = { ...(config.datadog as Record<string, unknown>), ...change };
  return parseEnvironment({ ...config, datadog }).findings.map(({ path, problem }) => `${path}: ${problem}`);
};

describe("Datadog's facts", () => {
  it.each<[Record<string, unknown>, string]>([
    [
      { probeLocations: ["aws:ap-northeast-1", "aws:us-east-1", "aws:us-west-1"] },
      "config.datadog.probeLocations.1: is the primary region itself, and gone with it; ask from elsewhere",
    ],
    [
      { apiUrl: "http://gateway.vey.example" },
      "config.datadog.apiUrl: must be an https URL with a host and no path, because tokens are sent there, such as https://gateway.acme.example",
    ],
    [{ acceptedLosses: "all" }, 'config.datadog.acceptedLosses: must be a list: [a, b], not "all"'],
    [
      {
        principals: {
          deployer: "alice",
          securityTeam: "team:2f4e9d70-61b3-4d0c-8e55-7b9a3c1d6e42",
          organisation: "org:c0d4f8a2-93e1-47b6-b1f5-0e6a2d8c7b91",
        },
      },
      "config.datadog.principals.deployer: must be user:<uuid> or role:<uuid>, such as user:8a1b6c1e-0c7d-4a52-9f3e-5d1f0b7c2a10",
    ],
  ])("%j are refused by path", (change, problem) => {
    expect(problems(change)).toContain(problem);
  });

  it("as production gives them are accepted", () => {
    expect(problems({})).toEqual([]);
  });
});
