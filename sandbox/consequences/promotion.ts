import type { Cloud, CloudObject } from "../cloud";

const replicaType = "aws:kms/replicaKey:ReplicaKey";
const keyType = "aws:kms/key:Key";

/** A replica that names its own region's key as the primary has become the primary itself. */
const isPromoted = ({ inputs }: CloudObject): boolean =>
  typeof inputs.primaryKeyArn === "string" && inputs.primaryKeyArn.split(":")[3] === inputs.region;

/** Both copies of a multi-region key have the same id; AWS's import ids add the region to it. */
const keyId = ({ id }: CloudObject): string => id.replace(/@.*/, "");

/**
 * The provider reads a key and its replica only in the roles that they were declared in: after UpdatePrimaryRegion neither
 * can be read, so no refresh ends until the regions are changed back.
 *
 * @throws Error in the provider's words.
 */
export function refuseRead(cloud: Cloud, object: CloudObject): void {
  if (object.type === replicaType && isPromoted(object))
    throw new Error(`KMS Replica Key (${keyId(object)}) is not a multi-Region replica key`);
  const promoted = cloud.list().some((it) => it.type === replicaType && isPromoted(it) && keyId(it) === keyId(object));
  if (object.type === keyType && promoted)
    throw new Error(`KMS Key (${keyId(object)}) is not a multi-Region primary key`);
}
