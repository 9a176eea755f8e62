import fc from "fast-check";
import type { Resource } from "../../../src/review";
import { idOf, resource, types } from "./resources";

const people = ["ada", "ben", "cyd", "dan", "eve", "fay"] as const;
/** The keys of everybody whom a random stack may page. */
export const everybody: readonly string[] = people.map((it) => `${it}-x`);

const contacts = fc.array(
  fc.record({ channel: fc.constantFrom("sms", "phone", "push"), delay: fc.integer({ min: 0, max: 20 }) }),
  { maxLength: 3 },
);
const restrictions = fc.array(
  fc
    .record({ hour: fc.integer({ min: 0, max: 23 }), hours: fc.integer({ min: 1, max: 23 }) })
    .map(({ hour, hours }) => ({
      type: "daily_restriction",
      startTimeOfDay: `${String(hour).padStart(2, "0")}:00:00`,
      durationSeconds: hours * 3600,
    })),
  { maxLength: 2 },
);
const layers = fc.array(
  fc.record({
    users: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 4 }).map((all) => all.map(idOf)),
    start: fc.constant("2025-12-01T09:00:00Z"),
    rotationVirtualStart: fc.constant("2025-12-01T09:00:00Z"),
    rotationTurnLengthSeconds: fc.constantFrom(3600, 43_200, 604_800),
    restrictions,
  }),
  { minLength: 1, maxLength: 2 },
);
const zones = fc.constantFrom("America/New_York", "Asia/Kolkata", "Etc/UTC", "Europe/Berlin");
const schedules = fc.array(fc.record({ layers, timeZone: zones }), { minLength: 1, maxLength: 4 });
const rungs = (count: number) =>
  fc.array(
    fc.record({
      delay: fc.integer({ min: 1, max: 30 }),
      targets: fc.uniqueArray(fc.nat({ max: count - 1 }), { minLength: 1, maxLength: 3 }),
      person: fc.option(fc.constantFrom(...people), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 4 },
  );

/** A stack with random people, contacts, schedules, ladder, monitor and failover. */
export const stacks: fc.Arbitrary<Resource[]> = schedules.chain((drawn) =>
  fc
    .record({
      contacts: fc.tuple(...people.map(() => contacts)),
      rungs: rungs(drawn.length),
      loops: fc.nat({ max: 3 }),
      urgency: fc.constantFrom("high", "low"),
      window: fc.integer({ min: 1, max: 15 }),
      delay: fc.integer({ min: 0, max: 300 }),
      threshold: fc.integer({ min: 1, max: 99 }),
    })
    .map((it) => [
      ...people.flatMap((person, index) => [
        resource(types.user, person, { name: `${person} x` }),
        ...(it.contacts[index] ?? []).flatMap(({ channel, delay }, rule) => [
          resource(types.method, `${person}-${rule}-${channel}`, {
            userId: idOf(person),
            type: `${channel}_contact_method`,
          }),
          ...["high", "low"].map((urgency) =>
            resource(types.rule, `${person}-${rule}-${channel}-${urgency}`, {
              userId: idOf(person),
              urgency,
              startDelayInMinutes: delay,
              contactMethod: { type: `${channel}_contact_method`, id: idOf(`${person}-${rule}-${channel}`) },
            }),
          ),
        ]),
      ]),
      ...drawn.map((schedule, index) =>
        resource(types.schedule, `s${index}`, { name: `Schedule ${index}`, ...schedule }),
      ),
      resource(types.policy, "p0", {
        name: "P0",
        numLoops: it.loops,
        rules: it.rungs.map(({ delay, targets, person }) => ({
          escalationDelayInMinutes: delay,
          targets: [
            ...targets.map((index) => ({ type: "schedule_reference", id: idOf(`s${index}`) })),
            ...(person === undefined ? [] : [{ type: "user_reference", id: idOf(person) }]),
          ],
        })),
      }),
      resource(types.service, "p0-service", {
        name: "zkp-p0",
        escalationPolicy: idOf("p0"),
        incidentUrgencyRule: { type: "constant", urgency: it.urgency },
      }),
      resource(types.serviceObject, "object", { serviceName: "zkp-p0" }),
      resource(types.monitor, "rate", {
        name: "[P0] Verification fails",
        type: "query alert",
        query: `sum(last_${it.window}m):sum:zkp.proof_verification.errors{*}.as_count() / sum:zkp.proof_verification.requests{*}.as_count() * 100 >= ${it.threshold}`,
        message: "@pagerduty-zkp-p0",
        monitorThresholds: { critical: String(it.threshold) },
        evaluationDelay: it.delay,
        tags: ["severity:p0"],
      }),
    ]),
);
