import type { Environment } from "../../src/environment";
import { connectAws, refusal } from "../aws";
import { guarded, type Check } from "./checks";

/** Settings of an account that take public access from every bucket of it, whatever the buckets' own settings say. */
const closing = /<(BlockPublicPolicy|RestrictPublicBuckets)>\s*true\s*</g;

/**
 * Route 53's checkers are nobody in particular: where the switch is an object that they look at, S3's public access block of
 * the whole account must let them. It would refuse the bucket's policy, or answer 403 for ever, and the switch could be
 * thrown and would move nothing.
 *
 * @returns no check where the switch is another one.
 */
export async function checkPublicAccess(
  { aws, failover }: Environment,
  env: NodeJS.ProcessEnv,
): Promise<readonly Check[]> {
  if (failover.switch !== "health-check") return [];
  const { accountId, regions } = aws;
  const checked = await guarded("checkers may see the switch", async () => {
    const answer = await connectAws(env)({
      service: "s3",
      host: `${accountId}.s3-control.${regions.standby}.amazonaws.com`,
      region: regions.standby,
      method: "GET",
      path: "/v20180820/configuration/publicAccessBlock",
      headers: { "x-amz-account-id": accountId },
    });
    // No block was ever set.
    if (answer.status === 404) return undefined;
    if (answer.status !== 200)
      return `whether the account blocks public access is not known (${refusal(answer)}) -> allow s3:GetAccountPublicAccessBlock`;
    const closed = [...answer.text.matchAll(closing)].map(([, name = ""]) => name);
    return closed.length === 0
      ? undefined
      : `the account's public access block sets ${closed.join(" and ")}, so no checker ever sees the switch -> take it off (aws s3control put-public-access-block; the other buckets have blocks of their own), or choose another incident-response:failover.switch`;
  });
  return [checked];
}
