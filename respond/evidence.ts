import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { AutomationExecution } from "@aws-sdk/client-ssm";
import { Mistake } from "./facts";

/** What a step of a run gave back, as its script returned it. */
export function resultOf(
  { StepExecutions = [] }: AutomationExecution,
  step: string,
): Readonly<Record<string, unknown>> {
  const [output = "{}"] = StepExecutions.find((it) => it.StepName === step)?.Outputs?.OutputPayload ?? [];
  return ((JSON.parse(output) as { Payload?: unknown }).Payload ?? {}) as Record<string, unknown>;
}

/** Where a run left its evidence, by region. */
export const evidenceOf = (execution: AutomationExecution): Readonly<Record<string, string>> =>
  (resultOf(execution, "recordRun").evidence ?? {}) as Record<string, string>;

/**
 * Reads an object by its s3:// address.
 *
 * @throws Mistake when it cannot be read.
 */
export async function objectAt(address: string): Promise<string> {
  const [, bucket = "", key = ""] = /^s3:\/\/([^/]+)\/(.+)$/.exec(address) ?? [];
  const region = /[a-z]{2}-[a-z]+-\d$/.exec(bucket)?.[0];
  const s3 = new S3Client({ ...(region !== undefined && { region }), forcePathStyle: true });
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToString()) ?? "";
  } catch (error) {
    throw new Mistake(`${address} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
