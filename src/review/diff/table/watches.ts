import { text } from "../../resources";
import { unfolded } from "../changes";
import { asAWhole, first, guards, label, member, more, other, position, row } from "../rows";
import { patternChange } from "../terms/event";
import { prose } from "../terms/prose";
import { units } from "../units";
import { keyed, type Row, type TypeWords } from "../words";
import { cloudTags, severityOf } from "./tags";

const severity: Row = row(({ before, after }) => severityOf(before, after));

const states = {
  DISABLED: "{is|are} switched off",
  ENABLED: "no longer {sees|see} what only reads, such as the use of keys",
  ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS: "{sees|see} everything, the use of keys too",
};

const event = (name: string) => `inputTransformer.inputTemplate.${name}`;
const urgencies = Object.fromEntries(
  ["info", "warning", "error", "critical"].map((it) => [it, `{is|are} told to PagerDuty as ${it}`]),
);

/** Rules over the events of the cloud, and what they set off: the page of a rule over the audit trail above all. */
export const watchWords: Readonly<Record<string, TypeWords>> = {
  "aws:cloudwatch/eventRule:EventRule": {
    noun: "event rule",
    presence: guards(),
    inputs: {
      eventPattern: asAWhole(
        first(
          row(({ before, after }) => patternChange(unfolded(before), unfolded(after))),
          row(() => [{ verdict: "unknown", text: "{is|are} set off by something else" }]),
        ),
      ),
      state: position(states, "ENABLED"),
      scheduleExpression: other("{is|are} set off at"),
      eventBusName: other("listens to"),
      ...cloudTags,
    },
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    noun: "",
    name: ({ rule, targetId }) => `what ${text(rule) ?? "a rule"} sets off as ${text(targetId) ?? ""}`,
    presence: guards("{is|are} set off now", "{is|are} no longer set off"),
    lists: { [event("links")]: keyed("link", "text") },
    inputs: {
      arn: other("{is|are}"),
      rule: other("{is|are} set off by"),
      targetId: label("{is|are} known as"),
      input: other("{is|are} given"),
      "inputTransformer.inputPaths.**": other("{is|are} given of the event"),
      [event("event_action")]: other("asks PagerDuty to"),
      [event("dedup_key")]: other("{is|are} told apart from other pages by"),
      [event("payload.severity")]: position(urgencies),
      [event("payload.summary")]: prose("what it says"),
      [event("payload.component")]: other("{is|are} about the component"),
      [event("payload.**")]: other("the event says of itself"),
      [event("payload.custom_details.severity")]: severity,
      [event("payload.custom_details.meaning")]: prose("what it means"),
      [event("payload.custom_details.**")]: other("whoever is paged reads"),
      [event("links[]")]: member("more", "leads whoever is paged to {} now", "no longer leads whoever is paged to {}"),
      [event("links[].href")]: other("leads whoever is paged to"),
      [event("links[].**")]: label("its link is called"),
      [event("**")]: other("the event says"),
      roleArn: other("{is|are} done as"),
    },
  },
  "aws:cloudwatch/eventApiDestination:EventApiDestination": {
    noun: "destination of events",
    presence: guards("{is|are} new", "{is|are} gone: no event gets out"),
    inputs: {
      connectionArn: other("signs in through"),
      httpMethod: other("{is|are} told by"),
      invocationEndpoint: other("{is|are} at"),
      invocationRateLimitPerSecond: more("takes in a second at most", units.plain, { as: 300, say: "300" }),
    },
  },
  "aws:cloudwatch/eventConnection:EventConnection": {
    noun: "sign-in of events to",
    presence: guards("{is|are} new", "{is|are} gone: no event gets out"),
    inputs: {
      authorizationType: other("{is|are} done by"),
      "authParameters.**": other("{is|are} done with"),
    },
  },
};
