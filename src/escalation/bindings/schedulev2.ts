import * as pulumi from "@pulumi/pulumi";

/** Somebody, or nobody, whose turn it is. */
export interface Schedulev2Member {
  /** user_member or empty_member. */
  type: pulumi.Input<string>;
  userId?: pulumi.Input<string>;
}

/** How the members of a rotation take turns. */
export interface Schedulev2AssignmentStrategy {
  /** rotating_member_assignment_strategy or every_member_assignment_strategy. */
  type: pulumi.Input<string>;
  shiftsPerMember?: pulumi.Input<number>;
  members?: pulumi.Input<pulumi.Input<Schedulev2Member>[]>;
}

/** A shift that recurs. */
export interface Schedulev2Event {
  name: pulumi.Input<string>;
  startTime: pulumi.Input<string>;
  endTime: pulumi.Input<string>;
  effectiveSince: pulumi.Input<string>;
  effectiveUntil?: pulumi.Input<string>;
  /** Exactly one RRULE (RFC 5545). */
  recurrences: pulumi.Input<pulumi.Input<string>[]>;
  assignmentStrategies?: pulumi.Input<pulumi.Input<Schedulev2AssignmentStrategy>[]>;
}

/** The shifts that the same people take. */
export interface Schedulev2Rotation {
  events?: pulumi.Input<pulumi.Input<Schedulev2Event>[]>;
}

/** Arguments of a Schedulev2. */
export interface Schedulev2Args {
  name: pulumi.Input<string>;
  description: pulumi.Input<string>;
  timeZone: pulumi.Input<string>;
  rotations: pulumi.Input<pulumi.Input<Schedulev2Rotation>[]>;
  teams?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Who is on call when, in shifts that recur; the successor of Schedule. */
export class Schedulev2 extends pulumi.CustomResource {
  constructor(name: string, args: Schedulev2Args, opts?: pulumi.CustomResourceOptions) {
    super("pagerduty:index/schedulev2:Schedulev2", name, { ...args }, opts);
  }
}
