import { priorityName, type Plan } from "../../plan";
import type { GraphFinding } from "../graph";
import type { AssemblyBound } from "./assembly";

/** Every role that may stay empty, every audience that may not be told, and whoever is asked twice at once. */
export function assemblyViolations(
  { severity, acknowledgedMinute, roles, audiences, askedTwice }: AssemblyBound,
  plan: Plan,
): GraphFinding[] {
  const path = priorityName(severity);
  const { acknowledgeWithinMinutes: deadline } = plan.severities[severity];
  const { minutes: assembly } = plan.triage.assemble;
  const never = (value: number, otherwise: string) => (Number.isFinite(value) ? otherwise : "at no minute");
  return [
    ...roles
      .filter(({ filledMinute }) => filledMinute > assembly)
      .map(({ title, chain, filledMinute }) => ({
        rule: "bounds/role-unfilled",
        path,
        problem: `${title} is filled ${never(filledMinute, `at minute ${filledMinute}`)} at worst, the team is to be assembled within ${assembly}: ${chain}`,
        remedy: "request the role's policy when the incident opens, with its backup inside the time",
      })),
    ...audiences
      .filter(({ toldMinute }) => toldMinute > deadline)
      .map(({ title, chain, toldMinute }) => ({
        rule: "bounds/audience-untold",
        path,
        problem: `${title} is told ${never(toldMinute, `at minute ${toldMinute}`)} if somebody acknowledges early, the plan tells it of every ${path}: ${chain}`,
        remedy: "name it on the first rung, or tell it by a workflow",
      })),
    ...(acknowledgedMinute > deadline
      ? [
          {
            rule: "bounds/acknowledged-too-late",
            path,
            problem: `the first of the roles acknowledges ${never(acknowledgedMinute, `at minute ${acknowledgedMinute}`)} at worst, the deadline is ${deadline}`,
            remedy: "shorten the delays of the roles' policies",
          },
        ]
      : []),
    ...askedTwice.map(({ name, minute: at }) => ({
      rule: "bounds/asked-twice",
      path,
      problem: `${name} is asked at minute ${at} by the incident's ladder and by a request`,
      remedy: "ask by one of them, or in another minute",
    })),
  ];
}
