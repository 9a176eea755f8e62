import { priorityName } from "../../plan";
import type { AssemblyBound } from "../bounds";

/** What the table of assemblies says. */
export const assembledAtWorst =
  "The team at worst, in minutes after the incident opens, with everybody silent but one of each role:";

/** Columns of the table of assemblies. */
export const assemblyColumns = ["", "who", "by minute", "through"];

/** One row per role that is filled and audience that is told. */
export function assemblyRows(assemblies: readonly AssemblyBound[]): string[][] {
  return assemblies.flatMap(({ severity, roles, audiences }) =>
    [
      ...roles.map((it) => [`${it.title} joins`, minute(it.filledMinute), it.chain]),
      ...audiences.map((it) => [`${it.title} is told`, minute(it.toldMinute), it.chain]),
    ].map((row, index) => [index === 0 ? priorityName(severity) : "", ...row]),
  );
}

const minute = (value: number) => (Number.isFinite(value) ? String(Math.round(value * 10) / 10) : "never");
