import { list, record, text } from "../../resources";
import type { Change } from "../changes";
import type { Context } from "../context";
import { prose } from "../terms/prose";
import { first, flag, guards, label, member, other, position, row } from "../rows";
import { keyed, ordered, sequence, set, type Row, type TypeWords } from "../words";

const words = prose("what it says");

/** What a step is given: texts for people are prose, anything else decides what it does. */
const stepInput: Row = row((change, context) => {
  const given = change.elements.at(-1)?.key ?? "";
  return (
    /^(message|note|description|subject|body)$/i.test(given) ? first(words, other("says")) : other("{is|are}")
  ).say(change, context);
});

const shownId = (value: unknown, { show }: Context) => show(record(value).id);

const steps = (at: string): Readonly<Record<string, Row>> => ({
  [`${at}[]`]: member("more", "it does now: {}", "it no longer does: {}"),
  [`${at}[]:order`]: other("its steps come in the order", (value) => list(value).map(String).join(", ")),
  [`${at}[].action`]: other("{is|are} done by"),
  [`${at}[].inputs[]`]: member("unclear", "{} is given now", "{} is no longer given"),
  [`${at}[].inputs[].value`]: stepInput,
  [`${at}[].inputs[].value[]`]: member("more", "{} too", "no longer {}", shownId),
  [`${at}[].inlineStepsInputs[]`]: member(
    "more",
    "what is done within it is declared now",
    "nothing is done within it any more",
  ),
});
const inner = "steps[].inlineStepsInputs[].steps";

const services = member(
  "more",
  "{starts|start} for incidents of {} now",
  "no longer {starts|start} for incidents of {}",
);
/** What happens to an incident, by the name of PagerDuty's event. */
const happenings: Readonly<Record<string, string>> = {
  triggered: "opens",
  acknowledged: "is acknowledged",
  unacknowledged: "comes back",
  escalated: "climbs the ladder",
  reassigned: "goes to somebody else",
  delegated: "goes to another ladder",
  resolved: "is resolved",
  reopened: "is opened again",
  annotated: "gets a note",
  priority_updated: "gets another priority",
  "responder.added": "calls for somebody",
  "responder.replied": "is answered by somebody who was called",
  status_update_published: "gets a status update",
  service_updated: "goes to another service",
  "conference_bridge.updated": "gets another conference",
  "custom_field_values.updated": "has a field filled in",
  "incident_type.changed": "becomes of another type",
  "workflow.started": "starts a workflow",
  "workflow.completed": "ends a workflow",
};
const eventName = (value: unknown) => {
  const event = (text(value) ?? "").replace("incident.", "");
  return happenings[event] ?? `has the event ${event}`;
};
const prioritiesOf = (value: unknown) => (value === "*" ? "any priority" : String(value));

const jiraRows = Object.fromEntries(
  ["project.id", "project.key", "project.name", "issueType.id", "issueType.name"].map((it) => [
    `config.jira.${it}`,
    other(it.startsWith("project") ? "tickets are opened in the project" : "tickets are opened as"),
  ]),
);
const jiraStates = Object.fromEntries(
  ["triggered", "acknowledged", "resolved"].flatMap((state) =>
    ["id", "name"].map((it) => [
      `config.jira.statusMapping.${state}.${it}`,
      other(`the ticket of an incident that is ${state} is in the state`),
    ]),
  ),
);

const workflowName = (value: unknown, { show }: Context) => show(value);
const trigger = ({ pair }: Change, context: Context) =>
  workflowName((pair.after ?? pair.before)?.inputs.workflow, context);

/** What an incident sets off beside paging people: workflows, chat, tickets, the record, runbooks. */
export const responseWords: Readonly<Record<string, TypeWords>> = {
  "pagerduty:index/incidentWorkflow:IncidentWorkflow": {
    noun: "workflow",
    presence: guards("{is|are} new", "{is|are} gone"),
    lists: {
      steps: ordered("step", "name"),
      "steps[].inputs": keyed("", "name"),
      "steps[].inputs[].value": keyed("", "id"),
      "steps[].inlineStepsInputs": keyed("", "name"),
      [inner]: ordered("step", "name"),
      [`${inner}[].inputs`]: keyed("", "name"),
    },
    inputs: {
      isEnabled: flag("on", "{is|are} switched on", "{is|are} switched off", "on"),
      ...steps("steps"),
      ...steps(inner),
    },
  },
  "pagerduty:index/incidentWorkflowTrigger:IncidentWorkflowTrigger": {
    noun: "",
    name: (inputs, { show }) => `the ${text(inputs.type) ?? ""} start of ${show(inputs.workflow)}`,
    presence: row((change, context) => {
      const gone = change.after === undefined;
      const text_ = gone ? "no longer {starts|start} by itself or by hand" : "{starts|start} now";
      return [{ verdict: gone ? "weaker" : "stronger", text: text_, subject: trigger(change, context) }];
    }),
    lists: { services: set("service") },
    inputs: {
      type: other("{is|are} started"),
      condition: other("{happens|happen} when"),
      workflow: other("{starts|start}"),
      "services[]": services,
      subscribedToAllServices: flag(
        "on",
        "{holds|hold} for incidents of every service",
        "{holds|hold} only for incidents of named services",
      ),
      "permissions.restricted": flag("unclear", "{is|are} reserved to one team now", "{is|are} open to everybody now"),
      "permissions.teamId": other("{is|are} reserved to"),
    },
  },
  "pagerduty:index/slackConnection:SlackConnection": {
    noun: "",
    name: ({ channelId, sourceId }, { show }) => `Slack channel ${text(channelId) ?? ""} for ${show(sourceId)}`,
    presence: guards("{is|are} told now", "{is|are} no longer told"),
    lists: { configs: sequence(""), "configs[].events": set("event"), "configs[].priorities": set("priority") },
    inputs: {
      channelId: other("messages are posted in"),
      workspaceId: other("messages are posted in the workspace"),
      sourceId: other("messages are about"),
      sourceType: other("messages are about a"),
      notificationType: position({
        stakeholder: "messages are for onlookers now",
        responder: "messages are for responders now, who can act from them",
      }),
      "configs[].events[]": member(
        "more",
        "{is|are} told when an incident {}",
        "{is|are} no longer told when an incident {}",
        eventName,
      ),
      "configs[].priorities[]": member("more", "{is|are} told of {}", "{is|are} no longer told of {}", prioritiesOf),
      "configs[].urgency": other("{is|are} told of incidents of urgency"),
    },
  },
  "pagerduty:index/webhookSubscription:WebhookSubscription": {
    noun: "",
    name: ({ filters }, { show }) =>
      `the record of incidents of ${show(record((filters as readonly unknown[] | undefined)?.[0]).id)}`,
    presence: guards("{is|are} written now", "{is|are} no longer written"),
    lists: { events: set("event"), filters: keyed("", "id+type"), deliveryMethods: sequence("") },
    inputs: {
      active: flag("on", "{is|are} written", "{is|are} no longer written", "on"),
      "events[]": member("more", "learns when an incident {}", "no longer learns when an incident {}", eventName),
      "filters[]": member(
        "more",
        "{holds|hold} incidents of {}",
        "no longer {holds|hold} incidents of {}",
        (value, { show }) => show(record(value).id),
      ),
      "deliveryMethods[].url": other("{is|are} sent to"),
      "deliveryMethods[].type": other("{is|are} sent by"),
      "deliveryMethods[]": member(
        "more",
        "{is|are} delivered by {}",
        "{is|are} no longer delivered by {}",
        (value) => text(record(value).type) ?? "",
      ),
      type: other("{is|are} a"),
    },
  },
  "pagerduty:index/jiraCloudAccountMappingRule:JiraCloudAccountMappingRule": {
    noun: "tickets for",
    presence: guards("{is|are} opened now", "{is|are} no longer opened"),
    inputs: {
      enabled: flag("on", "{is|are} opened", "{is|are} no longer opened", "on"),
      "config.jira.createIssueOnIncidentTrigger": flag(
        "on",
        "{is|are} opened with every incident",
        "{is|are} opened only when somebody asks",
      ),
      "config.service": other("{is|are} opened for incidents of"),
      accountMapping: other("{is|are} opened in the account of"),
      ...jiraRows,
      ...jiraStates,
    },
  },
  "pagerduty:index/automationActionsAction:AutomationActionsAction": {
    noun: "button",
    presence: guards("can be pressed now", "can no longer be pressed"),
    inputs: {
      "actionDataReference.script": other("{runs|run}"),
      "actionDataReference.invocationCommand": other("{is|are} run by"),
      runnerId: other("{runs|run} on"),
      actionType: other("{runs|run} a"),
      actionClassification: label("{is|are} meant for"),
      allowInvocationManually: flag("on", "can be pressed by people", "can no longer be pressed by people", "on"),
      allowInvocationFromEventOrchestration: flag(
        "unclear",
        "can be pressed by rules for events",
        "can no longer be pressed by rules for events",
      ),
      onlyInvocableOnUnresolvedIncidents: flag(
        "on",
        "can be pressed only while an incident is open",
        "can be pressed when no incident is open, too",
      ),
    },
  },
  "pagerduty:index/automationActionsActionServiceAssociation:AutomationActionsActionServiceAssociation": {
    noun: "",
    name: ({ actionId, serviceId }, { show }) => `${show(actionId)} on incidents of ${show(serviceId)}`,
    presence: guards("{is|are} offered now", "{is|are} no longer offered"),
    inputs: { actionId: other("what is offered is"), serviceId: other("{is|are} offered on incidents of") },
  },
  "pagerduty:index/automationActionsActionTeamAssociation:AutomationActionsActionTeamAssociation": {
    noun: "",
    name: ({ actionId, teamId }, { show }) => `${show(teamId)} and ${show(actionId)}`,
    presence: guards("may press it now", "may no longer press it"),
    inputs: { actionId: other("what they may press is"), teamId: other("who may press it is") },
  },
};
