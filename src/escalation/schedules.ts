import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import { weekdays } from "../environment";
import { Schedulev2, type Schedulev2Event } from "./bindings/schedulev2";
import { idsOf, type IdOf } from "./ids";
import { firstTurn, instantOf } from "./rota";
import type { EscalationSpecs, LayerSpec, ScheduleSpec } from "./specs";

/** What schedules need, and the name that their names begin with. */
export interface SchedulesArgs {
  readonly name: string;
  readonly specs: Pick<EscalationSpecs, "schedules" | "scheduleType">;
  readonly userId: IdOf;
}

const daySeconds = 86_400;
const hourSeconds = 3600;

/** Who is on call in each seat, in whichever generation of schedules the account has. */
export class Schedules extends pulumi.ComponentResource {
  readonly scheduleId: IdOf;

  constructor(component: string, { name, specs, userId }: SchedulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:escalation:Schedules", component, {}, opts);
    this.scheduleId = idsOf(
      new Map(
        specs.schedules.map((spec) => [
          spec.key,
          specs.scheduleType === "v2"
            ? this.#createV2(`${name}-${spec.key}`, spec, userId)
            : this.#createLegacy(`${name}-${spec.key}`, spec, userId),
        ]),
      ),
    );
    this.registerOutputs({});
  }

  #createLegacy(name: string, spec: ScheduleSpec, userId: IdOf): pagerduty.Schedule {
    return new pagerduty.Schedule(
      name,
      {
        name: spec.name,
        description: spec.description,
        timeZone: spec.timeZone,
        // PagerDuty can end a layer but never delete one, so a seat that needs none but one has one.
        layers: spec.layers.map((layer) => {
          const start = instantOf(firstTurn(layer), spec.timeZone);
          return {
            name: layer.key,
            start,
            rotationVirtualStart: start,
            rotationTurnLengthSeconds: layer.turnDays * daySeconds,
            users: layer.people.map(userId),
            ...(layer.shift !== undefined && { restrictions: restrictions(layer.shift) }),
          };
        }),
      },
      { parent: this },
    );
  }

  #createV2(name: string, spec: ScheduleSpec, userId: IdOf): Schedulev2 {
    return new Schedulev2(
      name,
      {
        name: spec.name,
        description: spec.description,
        timeZone: spec.timeZone,
        rotations: spec.layers.map((layer) => ({ events: [shiftEvent(layer, spec.timeZone, userId)] })),
      },
      { parent: this },
    );
  }
}

/** A shift of every day recurs daily and lasts less than one; any other is restricted day by day. */
function restrictions({ days, fromHour, hours }: NonNullable<LayerSpec["shift"]>) {
  const common = { startTimeOfDay: `${String(fromHour).padStart(2, "0")}:00:00`, durationSeconds: hours * hourSeconds };
  if (days.length === weekdays.length && hours < 24) return [{ type: "daily_restriction", ...common }];
  return days.map((day) => ({ type: "weekly_restriction", startDayOfWeek: weekdays.indexOf(day) + 1, ...common }));
}

/** A layer as a recurring shift: whole days at all hours, or the hours of its days; a turn is so many shifts. */
function shiftEvent(layer: LayerSpec, timeZone: string, userId: IdOf): Schedulev2Event {
  const { days, hours } = layer.shift ?? { days: weekdays, hours: 24 };
  const daily = days.length === weekdays.length;
  const first = firstTurn(layer);
  const start = instantOf(first, timeZone);
  return {
    name: layer.key,
    startTime: start,
    endTime: instantOf(first + hours, timeZone),
    effectiveSince: start,
    recurrences: [
      daily
        ? "RRULE:FREQ=DAILY"
        : `RRULE:FREQ=WEEKLY;BYDAY=${days.map((it) => it.slice(0, 2).toUpperCase()).join(",")}`,
    ],
    assignmentStrategies: [
      {
        type: "rotating_member_assignment_strategy",
        shiftsPerMember: Math.max(1, Math.round((layer.turnDays * days.length) / weekdays.length)),
        members: layer.people.map((person) => ({ type: "user_member", userId: userId(person) })),
      },
    ],
  };
}
