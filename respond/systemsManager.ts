import {
  GetAutomationExecutionCommand,
  SendAutomationSignalCommand,
  SSMClient,
  StartAutomationExecutionCommand,
  type AutomationExecution,
} from "@aws-sdk/client-ssm";
import { Mistake } from "./facts";

/** A document to start: its name, and a value or several for each parameter. */
export interface Order {
  readonly document: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

/** A run, where it runs. */
export interface Run {
  readonly region: string;
  readonly id: string;
}

/** No region's Systems Manager answered: what is to be done must be done by hand. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** A dead region must cost seconds: whoever waits has minutes. */
const client = (region: string) =>
  new SSMClient({ region, maxAttempts: 1, requestHandler: { connectionTimeout: 3000, requestTimeout: 8000 } });

/** What AWS refuses by name is the caller's mistake or lack of rights; all else is a region that does not answer. */
const refused = new Set([
  "AccessDeniedException",
  "AutomationDefinitionNotFoundException",
  "AutomationExecutionNotFoundException",
  "ExpiredTokenException",
  "InvalidAutomationExecutionParametersException",
  "InvalidAutomationSignalException",
  "UnrecognizedClientException",
  "ValidationException",
]);

const isRefusal = (error: unknown): error is Error =>
  error instanceof Error && (refused.has(error.name) || error.name === "CredentialsProviderError");

/**
 * Starts a document in the first region that answers.
 *
 * @throws Mistake when AWS refuses what is asked, or whoever asks; Unreachable when no region answers.
 */
export async function start(order: Order, regions: readonly string[], say: (line: string) => void): Promise<Run> {
  const command = new StartAutomationExecutionCommand({
    DocumentName: order.document,
    Parameters: Object.fromEntries(Object.entries(order.parameters).map(([name, values]) => [name, [...values]])),
  });
  for (const region of regions) {
    try {
      const { AutomationExecutionId: id = "" } = await client(region).send(command);
      return { region, id };
    } catch (error) {
      if (isRefusal(error)) throw new Mistake(`${region} refuses: ${error.message}`);
      say(`${region} does not answer: ${error instanceof Error ? error.message || error.name : String(error)}`);
    }
  }
  throw new Unreachable(`Systems Manager answers in none of ${regions.join(", ")}`);
}

/** How a run stands now. */
export async function read({ region, id }: Run): Promise<AutomationExecution> {
  const { AutomationExecution: execution } = await client(region).send(
    new GetAutomationExecutionCommand({ AutomationExecutionId: id }),
  );
  if (execution === undefined) throw new Unreachable(`${region} tells nothing of ${id}`);
  return execution;
}

/**
 * Approves or rejects what a run waits for.
 *
 * @throws Mistake when there is no such run, it waits for nothing, or whoever decides may not.
 */
export async function decide({ region, id }: Run, signal: "Approve" | "Reject", comment: string): Promise<void> {
  try {
    await client(region).send(
      new SendAutomationSignalCommand({
        AutomationExecutionId: id,
        SignalType: signal,
        Payload: { Comment: [comment] },
      }),
    );
  } catch (error) {
    if (isRefusal(error)) throw new Mistake(`${region} refuses: ${error.message}`);
    throw new Unreachable(`${region} does not answer: ${String(error)}`);
  }
}
