import * as aws from "@pulumi/aws";
import { Refusal } from "./refusal";

/**
 * Asks AWS whose credentials these are, before the program declares anything: an `up` with the wrong ones must not leave
 * half of the plan at PagerDuty and Datadog until the first AWS resource is refused.
 *
 * @throws Refusal when they are of another account, or of none.
 */
export async function requireAccount(accountId: string, provider: aws.Provider): Promise<void> {
  const found = await identity(provider);
  if (found === accountId) return;
  throw new Refusal(
    `config.aws.accountId: the AWS credentials are of account ${found}, the config names ${accountId}; nothing was ` +
      `registered -> assume a role of account ${accountId}, or mend incident-response:aws`,
  );
}

async function identity(provider: aws.Provider): Promise<string> {
  try {
    // The answer of STS in the provider's region, the standby: it must come when the primary is down.
    return (await aws.getCallerIdentity({}, { provider })).accountId;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      `AWS does not say whose credentials these are; nothing was registered: ${reason} -> log in again, then try again`,
    );
  }
}
