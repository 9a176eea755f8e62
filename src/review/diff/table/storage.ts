import { text } from "../../resources";
import { rights } from "../rights";
import { units } from "../units";
import { flag, guards, hides, informs, label, less, member, more, other, position, row } from "../rows";
import { keyed, sequence, type Row, type TypeWords } from "../words";

const of = (what: string): Pick<TypeWords, "noun" | "name"> => ({
  noun: "",
  name: ({ bucket }) => `${what}bucket ${text(bucket) ?? ""}`,
});

const bucket = other("{is|are} said of the bucket");
const blocks = (on: string, off: string) => flag("on", on, off);

/** What deletes objects by their age. */
const expiry = (at: string): Readonly<Record<string, Row>> => ({
  [at]: row(({ after }) => [
    after === undefined
      ? { verdict: "stronger", text: "objects no longer expire by it" }
      : { verdict: "weaker", text: "objects expire by it now" },
  ]),
  [`${at}.days`]: more("objects expire after", units.days),
  [`${at}.noncurrentDays`]: more("objects expire after", units.days),
});

/** Buckets: who reaches what is in them, how long it stays, and where its copies are. */
export const storageWords: Readonly<Record<string, TypeWords>> = {
  "aws:s3/bucket:Bucket": {
    noun: "bucket",
    name: (inputs) => text(inputs.bucket),
    presence: guards(),
    inputs: {
      bucket: other("{is|are} called"),
      objectLockEnabled: flag("on", "what is written in it can be locked", "what is written in it cannot be locked"),
      forceDestroy: flag(
        "off",
        "{is|are} deleted with all that is in it",
        "{is|are} not deleted while something is in it",
      ),
    },
  },
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": {
    ...of("the lock of "),
    presence: guards("holds now", "no longer holds: what is in it can be deleted"),
    inputs: {
      bucket,
      "rule.defaultRetention.days": more("nobody can delete what is in it for", units.days),
      "rule.defaultRetention.years": more("nobody can delete what is in it for so many years:", units.plain),
      "rule.defaultRetention.mode": position({
        GOVERNANCE: "holds against all but those who may bypass it",
        COMPLIANCE: "holds against everybody",
      }),
    },
  },
  "aws:s3/bucketPolicy:BucketPolicy": {
    ...of(""),
    presence: rights("resource"),
    inputs: { policy: rights("resource"), bucket },
  },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    ...of(""),
    presence: guards("{is|are} closed to the public now", "{is|are} no longer closed to the public"),
    inputs: {
      bucket,
      blockPublicAcls: blocks(
        "nobody can open an object of it to the public",
        "an object of it can be opened to the public",
      ),
      blockPublicPolicy: blocks(
        "nobody can open it to the public by a policy",
        "{it|they} can be opened to the public by a policy",
      ),
      ignorePublicAcls: blocks(
        "objects that are opened to the public stay closed",
        "objects that are opened to the public are open",
      ),
      restrictPublicBuckets: blocks(
        "even a public policy lets in only the account",
        "a public policy lets in everybody",
      ),
    },
  },
  "aws:s3/bucketVersioning:BucketVersioning": {
    ...of(""),
    presence: guards("old versions are kept now", "old versions are no longer kept"),
    inputs: {
      bucket,
      "versioningConfiguration.status": position(
        {
          Disabled: "old versions are not kept",
          Suspended: "old versions are no longer kept",
          Enabled: "old versions are kept",
        },
        "Disabled",
      ),
      "versioningConfiguration.mfaDelete": flag(
        "on",
        "old versions are deleted only with a second factor",
        "old versions are deleted without a second factor",
      ),
      mfa: other("the second factor is"),
    },
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    ...of(""),
    presence: guards("{is|are} encrypted as told now", "{is|are} encrypted as S3 likes"),
    lists: { rules: sequence("") },
    inputs: {
      bucket,
      "rules[].applyServerSideEncryptionByDefault.sseAlgorithm": other("{is|are} encrypted by"),
      "rules[].applyServerSideEncryptionByDefault.kmsMasterKeyId": other("{is|are} encrypted under"),
      "rules[].bucketKeyEnabled": flag("neither", "{asks|ask} KMS less often", "{asks|ask} KMS for every object"),
      "rules[]": guards("{is|are} encrypted as told now", "{is|are} encrypted as S3 likes"),
    },
  },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {
    ...of("the copy of "),
    presence: guards("{is|are} made now", "{is|are} no longer made"),
    lists: { rules: keyed("rule", "id") },
    inputs: {
      bucket,
      role: other("{is|are} made by"),
      token: other("{is|are} made with the token"),
      "rules[]": member("more", "{is|are} made by {} now", "{is|are} no longer made by {}"),
      "rules[].status": flag("on", "{is|are} made", "{is|are} no longer made"),
      "rules[].priority": label("{is|are} asked in the place"),
      "rules[].destination.bucket": other("{is|are} kept in"),
      "rules[].destination.storageClass": label("{is|are} kept as"),
      "rules[].destination.account": other("{belongs|belong} to the account"),
      "rules[].destination.replicationTime.status": flag(
        "on",
        "{has|have} a promised time",
        "{has|have} no promised time",
      ),
      "rules[].destination.replicationTime.time.minutes": less("{is|are} there after", units.minutes),
      "rules[].destination.metrics.status": flag(
        "on",
        "{is|are} measured, so that lateness shows",
        "{is|are} not measured, so lateness does not show",
      ),
      "rules[].destination.metrics.eventThreshold.minutes": less("{is|are} told to be late after", units.minutes),
      "rules[].deleteMarkerReplication.status": flag(
        "off",
        "what is deleted in the original is deleted in it, too",
        "{keeps|keep} what is deleted in the original",
      ),
      "rules[].existingObjectReplication.status": flag(
        "on",
        "{holds|hold} what was there before, too",
        "{holds|hold} only what is new",
      ),
      "rules[].filter.prefix": other("{holds|hold} what begins with"),
      "rules[].filter.**": other("{holds|hold} what matches"),
    },
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    ...of("the expiry in "),
    presence: hides(
      "{is|are} new: what is in it gets deleted by its age",
      "{is|are} gone: nothing in it gets deleted by its age",
    ),
    lists: { rules: keyed("rule", "id") },
    inputs: {
      bucket,
      "rules[]": member(
        "less",
        "there is {element} now, by which what is in it is deleted or moved",
        "there is no {element} any more",
      ),
      "rules[].status": flag("off", "deletes or moves what is in it", "no longer deletes or moves what is in it"),
      ...expiry("rules[].expiration"),
      ...expiry("rules[].noncurrentVersionExpiration"),
    },
  },
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    noun: "object",
    name: ({ key }) => text(key),
    presence: informs(),
    inputs: { content: other("holds"), bucket, key: other("{is|are} called") },
  },
};
