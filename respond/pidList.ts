import { createHash } from "node:crypto";
import { Mistake } from "./facts";

/** A list of affected PIDs as find-linked-pids prints it and rotate-pids reads it: the breach and the hash stand on top. */
export interface PidList {
  readonly breach: string;
  readonly sha256: string;
}

/** Writes a list; `body` is the object in the evidence store, one PID a line. */
export const writePidList = (breach: string, body: string): string =>
  `# breach ${breach}\n# sha256 ${hash(body)}\n${body}`;

/**
 * Reads a list.
 *
 * @throws Mistake when it is no such list, or was edited: what is rotated is what was found, whole.
 */
export function readPidList(text: string, file: string): PidList {
  const [, breach, sha256, body = ""] = /^# breach (\S+)\n# sha256 ([0-9a-f]{64})\n([^]*)$/.exec(text) ?? [];
  if (breach === undefined || sha256 === undefined)
    throw new Mistake(`${file} is no list of find-linked-pids: it does not begin with the breach and the hash`);
  if (hash(body) !== sha256)
    throw new Mistake(`${file} was edited: its hash is not the one on top. Run find-linked-pids again`);
  return { breach, sha256 };
}

const hash = (body: string) => createHash("sha256").update(body).digest("hex");
