import type { Environment } from "../../environment";
import type { IdentityKey } from "../../plan";
import type { Names } from "../names";

/** The roles that each identity of the plan acts in: the one fact that key policies and the trail's filters are made of. */
export function identityRoles(
  { failover }: Environment,
  { accountId, roleArn }: Names,
): Readonly<Record<IdentityKey, readonly string[]>> {
  const { issuer, publisher, deployer } = failover.identities;
  // DynamoDB itself writes in one region what was written in the other.
  const replication = `arn:aws:iam::${accountId}:role/aws-service-role/replication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBReplication`;
  return {
    issuer: [issuer],
    publisher: [publisher, replication],
    deployer: [deployer],
    responders: [roleArn("break-glass"), roleArn("executor"), roleArn("custodian")],
  };
}
