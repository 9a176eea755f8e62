import type { Plan } from "../plan";
import { severityKeys } from "../severities";
import { roleKeys, type SeatKey } from "../team";
import type { Minutes } from "../units";

/** A ladder of the plan: a severity's with or without workflows, or a role's. */
export interface Ladder {
  readonly path: string;
  readonly rungs: readonly (readonly SeatKey[])[];
  readonly repeats: number;
  /** In which time every rung must be able to answer, and where the plan says so. */
  readonly withinMinutes: Minutes;
  readonly deadline: string;
}

/** Every ladder of the plan. */
export function laddersOf({ escalationMatrix, severities, roleLadders, triage }: Plan): readonly Ladder[] {
  return [
    ...severityKeys.flatMap((severity) => {
      const { rungs, rungsAlone, repeats } = escalationMatrix[severity];
      const common = {
        repeats,
        withinMinutes: severities[severity].acknowledgeWithinMinutes,
        deadline: `severities.${severity}.acknowledgeWithinMinutes`,
      };
      const path = `escalationMatrix.${severity}`;
      return [
        { ...common, path: `${path}.rungs`, rungs },
        ...(rungsAlone === undefined ? [] : [{ ...common, path: `${path}.rungsAlone`, rungs: rungsAlone }]),
      ];
    }),
    ...roleKeys.map((role) => ({
      path: `roleLadders.${role}.rungs`,
      rungs: roleLadders[role].rungs,
      repeats: roleLadders[role].repeats,
      withinMinutes: triage.assemble.minutes,
      deadline: "triage.assemble.minutes",
    })),
  ];
}
