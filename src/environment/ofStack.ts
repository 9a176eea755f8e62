import { formatFindings } from "../plan";
import { parseEnvironment } from "./parse";
import type { Environment } from "./sections";
import { readStackFile, StackFileError } from "./stackFile";

/**
 * A stack's facts, as the program reads them.
 *
 * @throws StackFileError with every problem of the file and its place, one a line.
 */
export function environmentOf(checkout: string, stack: string): Environment {
  const { values, lineOf } = readStackFile(checkout, stack);
  const { environment, findings } = parseEnvironment(values);
  if (environment === undefined)
    throw new StackFileError(formatFindings(findings, (path) => lineOf(path.split(".").slice(1))));
  return environment;
}
