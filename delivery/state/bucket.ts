import { refusal, type Aws, type AwsResponse } from "../aws";
import { Failure } from "../failure";
import { encryption, lifecycle, md5, publicAccessBlock, secureTransport, versioning } from "./settings";

/** Where production's state is kept. */
export interface StateStore {
  readonly bucket: string;
  readonly region: string;
}

/** The alias of the key that encrypts the state and the stack's secrets. */
export const keyAlias = "alias/incident-response-state";

/** Bootstrapping's result: what an operator sets next. */
export interface Bootstrapped {
  readonly backendUrl: string;
  readonly secretsProvider: string;
  readonly did: readonly string[];
}

/**
 * Makes the bucket and the key of production's state, or brings them to what they have to be: versioned, encrypted,
 * private. Does nothing that is done already, so it can be run again after a failure.
 *
 * @param primaryRegion where the state must not be: it is needed just when that region is down.
 * @throws Failure when the region is the primary one, or AWS refuses.
 */
export async function bootstrap(aws: Aws, store: StateStore, primaryRegion: string): Promise<Bootstrapped> {
  const { bucket, region } = store;
  if (region === primaryRegion)
    throw new Failure(
      `The state must not be in ${primaryRegion}: it is needed just when that region is down.\n  What to do: --region with another one.`,
    );
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket))
    throw new Failure(`"${bucket}" is no bucket name: 3 to 63 lower-case letters, digits and hyphens.`);
  const did: string[] = [];
  const keyId = await ensureKey(aws, region, did);
  await ensureBucket(aws, store, did);
  await put(aws, store, "versioning", versioning);
  await put(aws, store, "encryption", encryption(keyId));
  await put(aws, store, "publicAccessBlock", publicAccessBlock);
  await put(aws, store, "lifecycle", lifecycle);
  await put(aws, store, "policy", secureTransport(bucket), "application/json");
  did.push("set versioning, encryption, no public access, TLS only, old versions kept for 400 days");
  return {
    backendUrl: `s3://${bucket}?region=${region}`,
    secretsProvider: `awskms://${keyAlias}?region=${region}`,
    did,
  };
}

async function ensureKey(aws: Aws, region: string, did: string[]): Promise<string> {
  const kms = async (action: string, body: object): Promise<AwsResponse> =>
    aws({
      service: "kms",
      region,
      method: "POST",
      path: "/",
      headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `TrentService.${action}` },
      body: JSON.stringify(body),
    });
  const found = await kms("DescribeKey", { KeyId: keyAlias });
  if (found.status === 200) return keyArn(found);
  if (!found.text.includes("NotFoundException")) throw refused("DescribeKey", found);
  const created = must(
    "CreateKey",
    await kms("CreateKey", { Description: "State and secrets of the incident response stack" }),
  );
  const arn = keyArn(created);
  must("EnableKeyRotation", await kms("EnableKeyRotation", { KeyId: arn }));
  must("CreateAlias", await kms("CreateAlias", { AliasName: keyAlias, TargetKeyId: arn }));
  did.push(`made the key ${keyAlias} in ${region}, rotated every year`);
  return arn;
}

const keyArn = ({ text }: AwsResponse) => (JSON.parse(text) as { KeyMetadata: { Arn: string } }).KeyMetadata.Arn;

async function ensureBucket(aws: Aws, { bucket, region }: StateStore, did: string[]): Promise<void> {
  const head = await aws({ service: "s3", region, method: "HEAD", path: `/${bucket}` });
  if (head.status === 200) return;
  if (head.status === 403)
    throw new Failure(`The bucket ${bucket} belongs to somebody else.\n  What to do: choose another name.`);
  const body = `<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
  must("CreateBucket", await aws({ service: "s3", region, method: "PUT", path: `/${bucket}`, body }));
  did.push(`made the bucket ${bucket} in ${region}`);
}

async function put(
  aws: Aws,
  { bucket, region }: StateStore,
  what: string,
  body: string,
  type = "application/xml",
): Promise<void> {
  const headers = { "content-type": type, "content-md5": md5(body) };
  must(what, await aws({ service: "s3", region, method: "PUT", path: `/${bucket}?${what}=`, headers, body }));
}

function must(what: string, response: AwsResponse): AwsResponse {
  if (response.status < 200 || response.status > 299) throw refused(what, response);
  return response;
}

function refused(what: string, response: AwsResponse): Failure {
  return new Failure(
    `AWS refuses ${what}: ${refusal(response)}\n  What to do: use an identity that may administer S3 and KMS; then run the same command again.`,
  );
}
