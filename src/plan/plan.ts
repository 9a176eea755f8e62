import { continuity, type Continuity } from "./continuity";
import { escalationMatrix, type EscalationLine } from "./escalation";
import { components, type Component, type ComponentKey } from "./services";
import { severities, type Severity, type SeverityKey } from "./severities";
import { errorRate, errorRateBands, type BandedSeverity, type ErrorRateBand, type ErrorRateMeasure } from "./signals";
import { runbooks, type Runbook, type RunbookKey } from "./runbooks";
import { targets, type Targets } from "./targets";
import { roles, seats, type Role, type RoleKey, type Seat, type SeatKey } from "./team";

/** The response plan as a whole. Everything derived from it takes it as an argument, so that a what-if is a plain copy. */
export interface Plan {
  readonly severities: Readonly<Record<SeverityKey, Severity>>;
  readonly roles: Readonly<Record<RoleKey, Role>>;
  readonly seats: Readonly<Record<SeatKey, Seat>>;
  readonly escalationMatrix: Readonly<Record<SeverityKey, EscalationLine>>;
  readonly components: Readonly<Record<ComponentKey, Component>>;
  readonly errorRateBands: Readonly<Record<BandedSeverity, ErrorRateBand>>;
  readonly errorRate: ErrorRateMeasure;
  readonly continuity: Continuity;
  readonly runbooks: Readonly<Record<RunbookKey, Runbook>>;
  readonly targets: Targets;
}

/** The plan as it stands. */
export const plan: Plan = {
  severities,
  roles,
  seats,
  escalationMatrix,
  components,
  errorRateBands,
  errorRate,
  continuity,
  runbooks,
  targets,
};
