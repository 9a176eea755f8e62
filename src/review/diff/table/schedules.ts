import { list, text } from "../../resources";
import type { Context } from "../context";
import { rotas, type Rota } from "../effects/schedules";
import { units } from "../units";
import { either, first, informs, label, meaningless, member, other, row } from "../rows";
import { sequence, type Row, type TypeWords } from "../words";

/** A schedule is told by who is on call, and when. */
const rota = (...about: readonly Rota["about"][]): Row =>
  row(({ pair }, context) =>
    context
      .once(rotas)
      .filter((it) => it.schedule === pair.urn && (about.length === 0 || about.includes(it.about)))
      .map(({ saying }) => saying),
  );

const people = (value: unknown, { show }: Context) => list(value).map(show).join(", ");
const schedule: Pick<TypeWords, "noun" | "name" | "presence"> = {
  noun: "",
  name: ({ name }) => text(name)?.replace(/ on call$/, ""),
  presence: informs("{is|are} new on the rota", "{is|are} gone from the rota"),
};
const clock = other("shifts and turns go by the clock of");
const pageName = meaningless("a name that only PagerDuty's page shows");
const hours = first(rota("coverage"), other("on call at other hours:"));
const turns = first(rota("people", "coverage"), member("unclear", "{} takes a turn more", "{} takes a turn less"));

/** Who is on call when, in both generations of PagerDuty's schedules. */
export const scheduleWords: Readonly<Record<string, TypeWords>> = {
  "pagerduty:index/schedule:Schedule": {
    ...schedule,
    lists: {
      layers: sequence("shift"),
      "layers[].users": sequence("person"),
      "layers[].restrictions": sequence("hours"),
    },
    inputs: {
      timeZone: clock,
      teams: label("{belongs|belong} to"),
      "layers[]": first(rota(), member("more", "there is a {element} now", "there is no {element} any more")),
      "layers[].name": pageName,
      "layers[].users[]": turns,
      "layers[].users[]:order": label("they take turns in the order", people),
      "layers[].rotationTurnLengthSeconds": first(rota("turn"), either("a turn takes", units.seconds)),
      "layers[].rotationVirtualStart": other("turns begin, and so hand over, at the hour and day of"),
      "layers[].start": other("somebody is on call from"),
      "layers[].end": other("somebody is on call until"),
      "layers[].restrictions[]": hours,
      "layers[].restrictions.**": hours,
    },
  },
  "pagerduty:index/schedulev2:Schedulev2": {
    ...schedule,
    lists: {
      rotations: sequence("shift"),
      "rotations[].events": sequence("hours"),
      "rotations[].events[].assignmentStrategies": sequence("order of turns"),
      "rotations[].events[].assignmentStrategies[].members": sequence("person"),
    },
    inputs: {
      timeZone: clock,
      teams: label("{belongs|belong} to"),
      "rotations[]": first(rota(), member("more", "there is a {element} now", "there is no {element} any more")),
      "rotations[].events[].name": pageName,
      "rotations[].events[].assignmentStrategies[].members[]": first(rota("people", "coverage"), turns),
      "rotations[].events[].assignmentStrategies[].members[].userId": first(
        rota("people"),
        other("the turn is taken by"),
      ),
      "rotations[].events[].assignmentStrategies[].shiftsPerMember": first(
        rota("turn"),
        either("a turn takes so many shifts:", units.plain),
      ),
      "rotations[].events[].assignmentStrategies[].type": first(rota("together"), other("on call is")),
      "rotations[].events[].effectiveSince": other("somebody is on call from"),
      "rotations[].events[].effectiveUntil": other("somebody is on call until"),
      "rotations.**": first(rota("coverage", "turn"), other("on call at other hours:")),
    },
  },
};
