import { readStackFile, StackFileError } from "../src/environment/stackFile";

/** What commands must know of an environment; it stands in the stack's config, and nothing else is asked. */
export interface Facts {
  readonly accountId: string;
  readonly primary: string;
  readonly standby: string;
}

/** A mistake of whoever gives a command: told in one line, without a stack trace. */
export class Mistake extends Error {
  override readonly name = "Mistake";
}

/**
 * Reads the facts of a stack from its file in the checkout.
 *
 * @throws Mistake when there is no such file, or it names no account or regions.
 */
export function factsOf(stack: string, checkout: string): Facts {
  const { path, values } = fileOf(stack, checkout);
  const { accountId, regions } = (values.aws ?? {}) as {
    readonly accountId?: string;
    readonly regions?: { readonly primary?: string; readonly standby?: string };
  };
  const { primary, standby } = regions ?? {};
  if (accountId === undefined || primary === undefined || standby === undefined)
    throw new Mistake(`${path} names no AWS account and regions (incident-response:aws)`);
  return { accountId, primary, standby };
}

function fileOf(stack: string, checkout: string) {
  try {
    return readStackFile(checkout, stack);
  } catch (error) {
    throw error instanceof StackFileError ? new Mistake(error.message) : error;
  }
}
