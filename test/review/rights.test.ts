import { runSimulation } from "@cloud-copilot/iam-simulate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answer } from "../../src/review/diff/rights/compare";
import { rightsIn } from "../../src/review/diff/rights/statements";

const account = "123456789012";
const bucket = "arn:aws:s3:::evidence";
const principals = ["reader", "writer"].map((it) => `arn:aws:iam::${account}:role/${it}`);
const actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"];
const objects = [`${bucket}/a/1`, `${bucket}/b/1`];
const encrypted = { Bool: { "aws:SecureTransport": "false" } };

const statements = fc.array(
  fc.record(
    {
      Effect: fc.constantFrom("Allow", "Deny"),
      Principal: fc.constantFrom("*", { AWS: principals[0] ?? "" }, { AWS: principals }),
      Action: fc.constantFrom("s3:*", "s3:Get*", ...actions),
      Resource: fc.constantFrom(`${bucket}/*`, `${bucket}/a/*`, ...objects),
      Condition: fc.constant(encrypted),
    },
    { requiredKeys: ["Effect", "Principal", "Action", "Resource"] },
  ),
  { maxLength: 5 },
);

describe("what a policy allows", () => {
  it("is what an independent evaluator of AWS policies answers", async () => {
    await fc.assert(
      fc.asyncProperty(
        statements,
        fc.constantFrom(...principals),
        fc.constantFrom(...actions),
        fc.constantFrom(...objects),
        fc.boolean(),
        async (Statement, who, action, on, inClear) => {
          const policy = { Version: "2012-10-17", Statement };
          const simulated = await runSimulation(
            {
              request: {
                principal: who,
                action,
                resource: { resource: on, accountId: account },
                contextVariables: { "aws:PrincipalArn": who, "aws:SecureTransport": String(!inClear) },
              },
              identityPolicies: [],
              resourcePolicy: policy,
              serviceControlPolicies: [],
              resourceControlPolicies: [],
            },
            {},
          );
          const allowed = simulated.resultType !== "error" && simulated.overallResult === "Allowed";
          const when = inClear ? ["aws:SecureTransport is false"] : [];
          expect(answer(rightsIn(policy) ?? [], { who, action, on, when }) === "allowed").toBe(allowed);
        },
      ),
      { numRuns: 150, seed: 1 },
    );
  });
});
