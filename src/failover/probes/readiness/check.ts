import type { Cloud } from "../runtime/aws";

/** What readiness is measured on, in the region where the probe runs. */
export interface Readiness {
  readonly region: string;
  /** The bucket of circuits and proving keys. */
  readonly bucket: string;
  /** The SHA-256 that was published for each artefact, in hexadecimal, by its key in the bucket. */
  readonly artefacts: Readonly<Record<string, string>>;
  readonly table: string;
  readonly secrets: readonly string[];
  /** The audit trail, asked for in its home region only. */
  readonly trail?: string;
}

/** One thing that must be so: nothing, or why it is not. */
export interface Check {
  readonly name: string;
  readonly problem?: string;
  /** What is there is not what was published: an attack, not a delay. */
  readonly altered?: true;
}

/** Looks at everything that serving from this region needs; each check says by itself why it fails. */
export async function checkReadiness(cloud: Cloud, readiness: Readiness): Promise<readonly Check[]> {
  const { artefacts, secrets, table, region } = readiness;
  return Promise.all([
    ...Object.entries(artefacts).map(([key, sha256]) => checkArtefact(cloud, readiness, key, sha256)),
    ...secrets.map((secret) => checking(`secret ${secret}`, () => secretProblem(cloud, region, secret))),
    checking(`table ${table}`, async () => {
      const Key = { credential: { S: "readiness-probe" } };
      await cloud.call("dynamodb", region, "DynamoDB_20120810.GetItem", {
        TableName: table,
        Key,
        ConsistentRead: true,
      });
      return undefined;
    }),
  ]);
}

/** How long the trail may have delivered nothing: it does every few minutes, since the probes themselves call AWS. */
const trailPatienceMs = 60 * 60_000;

/** Why the audit trail does not record, or nothing. */
export function checkTrail(cloud: Cloud, region: string, trail: string, now: number): Promise<Check> {
  return checking("trail", async () => {
    const target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.GetTrailStatus";
    const status = (await cloud.call("cloudtrail", region, target, { Name: trail })) as {
      readonly IsLogging?: boolean;
      readonly LatestDeliveryError?: string;
      /** Seconds since 1970. */
      readonly LatestDeliveryTime?: number;
    };
    if (status.IsLogging !== true) return "it is switched off";
    if ((status.LatestDeliveryError ?? "") !== "") return `it cannot write: ${status.LatestDeliveryError ?? ""}`;
    const age = now - (status.LatestDeliveryTime ?? 0) * 1000;
    return age > trailPatienceMs ? "it has written nothing for an hour" : undefined;
  });
}

async function checkArtefact(cloud: Cloud, { region, bucket }: Readiness, key: string, sha256: string): Promise<Check> {
  const name = `artefact ${key}`;
  try {
    const answer = await cloud.s3(region, bucket, key, {
      method: "HEAD",
      headers: { "x-amz-checksum-mode": "ENABLED" },
    });
    if (!answer.ok) return { name, problem: answer.status === 404 ? "it is not there" : `S3 answers ${answer.status}` };
    const found = answer.headers.get("x-amz-checksum-sha256");
    if (found === null) return { name, problem: "it was uploaded without a SHA-256 checksum" };
    const hash = Buffer.from(found, "base64").toString("hex");
    return hash === sha256 ? { name } : { name, altered: true, problem: `its hash is ${hash}` };
  } catch (error) {
    return { name, problem: said(error) };
  }
}

async function secretProblem(cloud: Cloud, region: string, SecretId: string): Promise<string | undefined> {
  const described = (await cloud.call("secretsmanager", region, "secretsmanager.DescribeSecret", { SecretId })) as {
    readonly VersionIdsToStages?: Readonly<Record<string, readonly string[]>>;
  };
  const stages = Object.values(described.VersionIdsToStages ?? {}).flat();
  return stages.includes("AWSCURRENT") ? undefined : "it has no value";
}

async function checking(name: string, find: () => Promise<string | undefined>): Promise<Check> {
  const problem = await find().catch(said);
  return { name, ...(problem !== undefined && { problem }) };
}

const said = (error: unknown) => (error instanceof Error ? error.message : String(error));
