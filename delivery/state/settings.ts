import { createHash } from "node:crypto";

const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/** How long a replaced version of the state can be restored, in days: over a year, so that yearly audits can look back. */
const restorableDays = 400;

/** Every write of the state makes a version; older ones can be restored. */
export const versioning = `<VersioningConfiguration ${namespace}><Status>Enabled</Status></VersioningConfiguration>`;

/** Everything is encrypted with the key, whether the writer asks for it or not. */
export const encryption = (keyArn: string): string =>
  `<ServerSideEncryptionConfiguration ${namespace}><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>${keyArn}</KMSMasterKeyID></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>`;

/** Nothing is ever public. */
export const publicAccessBlock = `<PublicAccessBlockConfiguration ${namespace}><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>`;

/** Old versions go in the end. */
export const lifecycle = `<LifecycleConfiguration ${namespace}><Rule><ID>old-versions</ID><Filter><Prefix></Prefix></Filter><Status>Enabled</Status><NoncurrentVersionExpiration><NoncurrentDays>${restorableDays}</NoncurrentDays></NoncurrentVersionExpiration></Rule></LifecycleConfiguration>`;

/** Nothing travels in clear. */
export function secureTransport(bucket: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}

/** The checksum that S3 wants of a configuration. */
export const md5 = (text: string): string => createHash("md5").update(text).digest("base64");
