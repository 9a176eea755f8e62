import type { Chat, Environment } from "../../environment";
import {
  naming,
  priorityName,
  severityKeys,
  type Plan,
  type SeverityKey,
  type TemplateKey,
  type Workflow,
  type WorkflowKey,
  type WorkflowStep,
} from "../../plan";

/** A value of a step's input: text, or the id of something that this program declares. */
export type InputValue = string | { readonly policy: SeverityKey } | { readonly teams: readonly string[] };

/** One action of a workflow, as PagerDuty's catalogue of actions names it and its inputs. */
export interface ActionStepSpec {
  readonly name: string;
  readonly action: string;
  readonly inputs: readonly { readonly name: string; readonly value: InputValue }[];
  /** Steps inside this one, by the input that takes them. */
  readonly inside?: { readonly input: string; readonly steps: readonly ActionStepSpec[] };
}

/** A workflow and what starts it. */
export interface WorkflowSpec {
  readonly key: WorkflowKey;
  readonly name: string;
  readonly description: string;
  readonly steps: readonly ActionStepSpec[];
  readonly trigger:
    | { readonly type: "manual" }
    /** The condition is empty where the account has no priorities: then the service alone tells the severity. */
    | { readonly type: "conditional"; readonly service: SeverityKey; readonly condition: string };
}

/**
 * The actions by what they do. An account lists its own with GET /incident_workflows/actions; the versions here are those
 * that PagerDuty's provider and its examples use.
 */
const actions = {
  channel: "pagerduty.com:slack:create-a-channel:4",
  message: "pagerduty.com:slack:send-markdown-message:3",
  chat: "pagerduty.com:microsoft-teams:create-ms-teams-chat:2",
  bridge: "pagerduty.com:incident-workflows:add-conference-bridge:5",
  responders: "pagerduty.com:incident-workflows:add-responders:2",
  stakeholders: "pagerduty.com:incident-workflows:add-stakeholders:2",
  update: "pagerduty.com:incident-workflows:send-status-update:1",
  note: "pagerduty.com:incident-workflows:add-notes-to-incident:1",
  loop: "pagerduty.com:logic:incident-workflows-loop-until:3",
  ticket: "pagerduty.com:jiracloud:create-jira-cloud-issue:4",
  post: "pagerduty.com:http-api:send-webhook-post:1",
} as const;

/** A reminder ends by itself after so many, as in PagerDuty's own example of the loop action. */
const mostReminders = 20;

/** The incident's own channel, named as the plan names it; PagerDuty counts incidents on, so the number is its own. */
const channelName = naming.channel
  .replace("#", "")
  .replace("YYYYMMDD", '{{incident.created_at | date: "%Y%m%d"}}')
  .replace("NNN", "{{incident.incident_number}}");

const incidentNumber = channelName.replace("incident", "INC");

/** A template of the plan with what PagerDuty knows filled in; the rest stays in brackets for the Communications Lead. */
function filled(template: TemplateKey, severity: SeverityKey, plan: Plan): string {
  const known = {
    "[INC-YYYYMMDD-NNN]": incidentNumber,
    "[#incident-YYYYMMDD-NNN]": `#${channelName}`,
    "[P0-P3]": priorityName(severity),
    "[Brief description]": "{{incident.title}}",
    "[Investigating/Mitigating/Resolved]": "Investigating",
    "[Timestamp]": `in ${plan.severities[severity].updateEveryMinutes ?? 0} minutes`,
  };
  return Object.entries(known).reduce((text, [from, to]) => text.replaceAll(from, to), plan.templates[template].body);
}

/** Draws up every workflow; steps that need a feature that the account lacks are left out. */
export function workflowSpecs(plan: Plan, environment: Environment): WorkflowSpec[] {
  if (!environment.features.workflows) return [];
  return Object.entries(plan.workflows).map(([key, workflow]) => ({
    key: key as WorkflowKey,
    name: workflow.title,
    description: workflow.description,
    steps: workflow.steps.flatMap((step) => actionStep(step, workflow, plan, environment)),
    trigger: trigger(workflow, environment),
  }));
}

function trigger({ startedBy }: Workflow, { features, pagerduty }: Environment): WorkflowSpec["trigger"] {
  if (startedBy === "by-hand") return { type: "manual" };
  const condition = features.priorities ? `incident.priority matches '${pagerduty.priorities[startedBy]}'` : "";
  return { type: "conditional", service: startedBy, condition };
}

function actionStep(
  step: WorkflowStep,
  workflow: Workflow,
  plan: Plan,
  environment: Environment,
): readonly ActionStepSpec[] {
  const { features, chat, warRoom, jira, statusPage } = environment;
  // What people start by hand is started for the worst.
  const severity = workflow.startedBy === "by-hand" ? severityKeys[0] : workflow.startedBy;
  switch (step.does) {
    case "open-channel":
      return chat === undefined ? [] : [openChannel(chat)];
    case "add-bridge":
      if (warRoom === undefined) return [];
      return [
        action("Add the conference bridge", actions.bridge, {
          "Conference Number": warRoom.phone,
          "Conference URL": warRoom.url,
        }),
      ];
    case "add-responders":
      return [
        action("Ask responders", actions.responders, {
          Responders: { policy: severity },
          Message: "Please help with {{incident.title}} - {{incident.url}}",
        }),
      ];
    case "add-stakeholders": {
      const teams = step.stakeholders.map((group) => `stakeholders-${group}`);
      return features.businessServices
        ? [action("Let stakeholders follow", actions.stakeholders, { Stakeholders: { teams } })]
        : [];
    }
    case "send-update":
      return [
        action("Send a status update", actions.update, {
          Message: step.template === undefined ? (step.text ?? "") : filled(step.template, severity, plan),
        }),
      ];
    case "update-status-page":
      if (statusPage === undefined) return [];
      return [
        action("Update the status page", actions.post, {
          URL: `${statusPage.relayUrl}?status=${step.status.toLowerCase()}&incident={{incident.id}}`,
          Headers: "Content-Type: application/json",
        }),
      ];
    case "create-ticket":
      if (jira === undefined) return [];
      return [
        action("Open a ticket", actions.ticket, {
          "Jira Site": `${jira.subdomain}.atlassian.net`,
          Project: jira.project.key,
          "Issue Type": jira.issueType.name,
          Summary: "{{incident.title}}",
        }),
      ];
    case "post-in-channel":
      return chat === undefined ? [] : [message(step.text, severity, chat)];
    case "add-note":
      return [addNote(step.text)];
    case "remind-of-updates":
      return [reminder(severity, plan, environment)];
  }
}

/** Slack opens a channel, Teams a chat. */
function openChannel(chat: Chat): ActionStepSpec {
  if (chat.app === "teams")
    return action("Open the incident's chat", actions.chat, {
      "Microsoft Teams Organization": chat.organisationId,
      User: chat.chatOwnerId,
      "Chat Name": channelName,
    });
  return action("Open the incident's channel", actions.channel, {
    Workspace: chat.workspaceId,
    "Channel Name": channelName,
    "Channel visibility": "Public",
    "Pin incident": "Yes",
  });
}

function reminder(severity: SeverityKey, plan: Plan, { chat }: Environment): ActionStepSpec {
  const { communication, updateEveryMinutes = 0 } = plan.severities[severity];
  const text = `${communication} every ${updateEveryMinutes} minutes: the next one on this ${priorityName(severity)} is due now.`;
  const remind = chat === undefined ? addNote(text) : message(text, severity, chat);
  return {
    ...action("Remind of updates", actions.loop, {
      Condition: "incident.status matches 'resolved'",
      "Delay between loops": String(updateEveryMinutes),
      "Maximum loops": String(mostReminders),
    }),
    inside: { input: "Actions", steps: [remind] },
  };
}

const addNote = (text: string) => action("Add a note", actions.note, { Note: text });

/** PagerDuty's workflows have no action that posts in a Teams channel: there the text is a note of the incident. */
function message(text: string, severity: SeverityKey, chat: Chat): ActionStepSpec {
  if (chat.app === "teams") return addNote(text);
  return action("Post in Slack", actions.message, {
    Workspace: chat.workspaceId,
    Channel: "A specific channel",
    "Select the Channel": chat.channels[severity].name,
    Message: text,
    "Pinned message": "No",
  });
}

const action = (name: string, id: string, inputs: Readonly<Record<string, InputValue>>): ActionStepSpec => ({
  name,
  action: id,
  inputs: Object.entries(inputs).map(([input, value]) => ({ name: input, value })),
});
