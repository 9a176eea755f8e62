import { joined } from "../../render/tables";
import { list, record, text, texts } from "../../resources";
import type { Context } from "../context";
import { selection } from "../effects/selected";
import { prose } from "../terms/prose";
import { units } from "../units";
import { asAWhole, first, flag, guards, hides, informs, label, less, meaningless, member, other, row } from "../rows";
import { keyed, sequence, set, type TypeWords } from "../words";

/** `monitor:123` as what it is called. */
const restricted = ({ resourceId }: Readonly<Record<string, unknown>>, { show }: Context) =>
  show((text(resourceId) ?? "").replace(/^[\w-]+:/, ""));

const displayed = (what: string) => flag("on", `messages show ${what}`, `messages no longer show ${what}`);

/** Who may change what in Datadog, who is told beside the pager, and what is muted when. */
export const datadogRoutingWords: Readonly<Record<string, TypeWords>> = {
  "datadog:index/restrictionPolicy:RestrictionPolicy": {
    noun: "",
    name: restricted,
    presence: guards("can be changed only by those who are named now", "can be changed by anybody"),
    lists: { bindings: keyed("", "relation"), "bindings[].principals": set("principal") },
    inputs: {
      resourceId: other("the restriction is of"),
      "bindings[]": member("unclear", "somebody may be {} now", "nobody may be {} any more"),
      "bindings[].principals[]": row(({ before, after, elements, pair }, context) => {
        const resource = pair.after ?? pair.before;
        const whom = context.show(after ?? before);
        const may = elements[0]?.key === "viewer" ? "see" : "change";
        const subject = resource === undefined ? "something" : context.nameOf(resource);
        return after === undefined
          ? [{ verdict: "unknown", text: `{is|are} closed to ${whom}, who could ${may} {it|them}`, subject }]
          : [
              {
                verdict: may === "see" ? "neutral" : "weaker",
                text: `{is|are} open to ${whom} now, who may ${may} {it|them}`,
                subject,
              },
            ];
      }),
    },
  },
  "datadog:index/monitorNotificationRule:MonitorNotificationRule": {
    noun: "rule",
    presence: guards("tells people of monitors now", "no longer tells anybody of monitors"),
    lists: { "filter.tags": set("tag"), recipients: set("recipient") },
    inputs: {
      "recipients[]": member("more", "tells {} now", "no longer tells {}"),
      "filter.tags": first(
        selection("stronger", "tells of {} too", "no longer tells of {}"),
        other("holds for monitors tagged"),
      ),
      "filter.scope": other("holds for monitors of"),
    },
  },
  "datadog:index/monitorConfigPolicy:MonitorConfigPolicy": {
    noun: "rule for monitors about",
    name: ({ tagPolicy }) => `the tag ${text(record(tagPolicy).tagKey) ?? ""}`,
    presence: guards(),
    lists: { "tagPolicy.validTagValues": set("value") },
    inputs: {
      policyType: other("{is|are} about a"),
      "tagPolicy.tagKey": other("{is|are} about the tag"),
      "tagPolicy.tagKeyRequired": flag("on", "every monitor must have it", "a monitor may lack it"),
      "tagPolicy.validTagValues[]": member("neither", "allows {}", "no longer allows {}"),
    },
  },
  "datadog:index/downtimeSchedule:DowntimeSchedule": {
    noun: "",
    name: ({ monitorIdentifier }) =>
      `the mute of ${joined(texts(record(monitorIdentifier).monitorTags)) || "a monitor"}`,
    presence: hides("{is|are} new", "{is|are} gone: it mutes nothing any more"),
    lists: {
      "monitorIdentifier.monitorTags": set("tag"),
      notifyEndStates: set("state"),
      notifyEndTypes: set("end"),
      "recurringSchedule.recurrences": sequence(""),
    },
    inputs: {
      message: prose("its message"),
      scope: other("mutes within"),
      "monitorIdentifier.monitorTags": first(
        selection("weaker", "mutes {} too", "no longer mutes {}"),
        other("mutes what is tagged"),
      ),
      "monitorIdentifier.monitorId": other("mutes"),
      displayTimezone: meaningless("a time zone in which the vendor's page shows hours"),
      muteFirstRecoveryNotification: flag(
        "unclear",
        "does not tell of the first recovery after it",
        "tells of the first recovery after it",
      ),
      "notifyEndStates[]": member("more", "says at its end what is in {}", "no longer says at its end what is in {}"),
      "notifyEndTypes[]": member("more", "says so when it is {}", "no longer says so when it is {}"),
      "recurringSchedule.timezone": other("goes by the clock of"),
      "recurringSchedule.recurrences[].duration": less("mutes for", units.span),
      "recurringSchedule.recurrences[].rrule": other("mutes as often as"),
      "recurringSchedule.recurrences[].start": other("mutes from"),
      "recurringSchedule.recurrences[]": member("less", "mutes once more", "mutes once less"),
      "oneTimeSchedule.start": other("mutes from"),
      "oneTimeSchedule.end": other("mutes until"),
    },
  },
  "datadog:index/incidentNotificationRule:IncidentNotificationRule": {
    noun: "",
    name: ({ conditions }) =>
      `who is told of Datadog incidents of ${texts(record(list(conditions)[0]).values).join(", ")}`,
    presence: guards("{is|are} declared now", "{is|are} gone: nobody is told"),
    lists: {
      conditions: keyed("", "field"),
      "conditions[].values": set("severity"),
      handles: set("handle"),
      renotifyOns: set("change"),
    },
    inputs: {
      enabled: flag("on", "{is|are} told", "{is|are} no longer told"),
      "handles[]": member("more", "{} now too", "no longer {}"),
      "conditions[].values[]": member("more", "holds for {} too", "no longer holds for {}"),
      "conditions[]": member("less", "only for some {} now", "whatever the {}"),
      "renotifyOns[]": member("more", "again when the {} changes", "no longer again when the {} changes"),
      trigger: other("when there is an"),
      visibility: label("those who may see"),
      incidentType: other("for incidents of"),
      notificationTemplate: label("by the text"),
    },
  },
  "datadog:index/incidentType:IncidentType": {
    noun: "kind of incident",
    presence: informs(),
    inputs: {
      isDefault: flag(
        "unclear",
        "{is|are} what people declare unless they choose",
        "{is|are} no longer what people declare unless they choose",
      ),
      "configuration.allowIncidentDeletion": flag("off", "can be deleted", "cannot be deleted"),
      "configuration.allowWorkflows": flag("on", "{starts|start} workflows", "no longer {starts|start} workflows"),
      "configuration.createMessage": prose("what people read when they declare one"),
      "configuration.editableTimestamps": flag(
        "unclear",
        "its times can be corrected",
        "its times cannot be corrected",
      ),
      "configuration.privateIncidents": flag("on", "can be kept private", "cannot be kept private"),
      "configuration.privateIncidentsByDefault": flag(
        "unclear",
        "{is|are} private unless somebody opens it",
        "{is|are} open to everybody at once",
      ),
      "configuration.testIncidents": flag(
        "neither",
        "{is|are} for exercises, which count in no number",
        "{is|are} counted like any other",
      ),
      "configuration.slugSource": label("{is|are} numbered by"),
    },
  },
  "datadog:pagerduty/serviceObject:ServiceObject": {
    noun: "Datadog's handle",
    name: ({ serviceName }) => `@pagerduty-${text(serviceName) ?? ""}`,
    presence: guards("{leads|lead} to a service now", "{leads|lead} nowhere, so nobody is paged by it"),
    inputs: {
      serviceName: other("{is|are} the handle of"),
      serviceKey: other("its events go to"),
    },
  },
  "datadog:pagerduty/integration:Integration": {
    noun: "PagerDuty's account",
    name: ({ subdomain }) => text(subdomain),
    presence: guards("{is|are} known to Datadog now", "{is|are} no longer known to Datadog"),
    inputs: { subdomain: other("{is|are}"), schedules: other("its schedules are"), apiToken: other("its token is") },
  },
  "datadog:slack/channel:Channel": {
    noun: "channel",
    name: ({ channelName }) => text(channelName),
    presence: guards(
      "{is|are} known to Datadog now",
      "{is|are} no longer known to Datadog, so nothing is posted in it",
    ),
    inputs: {
      accountName: other("{is|are} in the workspace"),
      channelName: other("messages are posted in"),
      "display.message": displayed("what the monitor says"),
      "display.notified": displayed("who is told"),
      "display.snapshot": displayed("a picture of the measurement"),
      "display.tags": displayed("the tags"),
      "display.muteButtons": flag("off", "messages have a button that mutes", "messages have no button that mutes"),
    },
  },
  "datadog:index/dashboardJson:DashboardJson": {
    noun: "dashboard",
    name: ({ dashboard }) => /"title":"([^"]*)"/.exec(text(dashboard) ?? "")?.[1],
    presence: informs(),
    inputs: { dashboard: asAWhole(label("{shows|show} something else:")) },
  },
};
