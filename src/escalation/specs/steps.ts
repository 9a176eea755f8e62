import type { Chat, Environment } from "../../environment";
import { naming, priorityName, type Plan, type SeverityKey, type WorkflowStep } from "../../plan";
import { action, actions, addNote, type ActionStepSpec } from "./actions";
import { rolePolicyKey, severityPolicyKey } from "./ladders";
import { watch } from "./loops";

/** A Teams chat is opened here, before the record has a number, so the number in its name is PagerDuty's own. */
const chatName = naming.channel
  .replace("#", "")
  .replace("YYYYMMDD", '{{incident.created_at | date: "%Y%m%d"}}')
  .replace("NNN", "{{incident.incident_number}}");

/** What a step of the plan is in PagerDuty; nothing where the account lacks what it needs. */
export function actionSteps(
  step: WorkflowStep,
  severity: SeverityKey,
  plan: Plan,
  environment: Environment,
): readonly ActionStepSpec[] {
  const { features, chat, warRoom, pagerduty } = environment;
  switch (step.does) {
    case "request-roles":
      return plan.escalationMatrix[severity].roles.map((role) =>
        request(`Ask the ${plan.roles[role].title}`, rolePolicyKey(role), plan.roles[role].title),
      );
    case "request-ladder":
      return [
        request(
          `Ask whom ${priorityName(step.severity)} tells`,
          severityPolicyKey(step.severity),
          plan.severities[step.severity].escalation,
        ),
      ];
    case "set-severity":
      return features.priorities
        ? [action("Set the priority", actions.priority, { Priority: pagerduty.priorities[step.severity] })]
        : followed(step.severity, plan, environment);
    case "open-chat":
      return chat?.app === "teams" ? [openChat(chat)] : [];
    case "add-bridge":
      if (warRoom === undefined) return [];
      return [
        action("Add the conference bridge", actions.bridge, {
          "Conference Number": warRoom.phone,
          "Conference URL": warRoom.url,
        }),
      ];
    case "add-stakeholders": {
      const teams = step.stakeholders.map((group) => `stakeholders-${group}`);
      return features.businessServices
        ? [action("Let stakeholders follow", actions.stakeholders, { Stakeholders: { teams } })]
        : [];
    }
    case "send-update":
      return [action("Send a status update", actions.update, { Message: step.text })];
    case "add-note":
      return [addNote(step.text)];
    case "watch":
      return watch(step.deadline, severity, plan, environment);
  }
}

/**
 * Without priorities no workflow follows a severity, so the button does itself what would follow. Only the first step
 * that lasts is kept: the next one would begin when the incident is over.
 */
function followed(severity: SeverityKey, plan: Plan, environment: Environment): readonly ActionStepSpec[] {
  const steps = Object.values(plan.workflows)
    .filter(({ startedBy }) => Array.isArray(startedBy) && startedBy.includes(severity))
    .flatMap((it) => it.steps)
    .flatMap((it) => actionSteps(it, severity, plan, environment));
  const lasting = steps.find((it) => it.action === actions.loop);
  return [...steps.filter((it) => it.action !== actions.loop), ...(lasting === undefined ? [] : [lasting])];
}

function openChat(chat: Extract<Chat, { app: "teams" }>): ActionStepSpec {
  return action("Open the incident's chat", actions.chat, {
    "Microsoft Teams Organization": chat.organisationId,
    User: chat.chatOwnerId,
    "Chat Name": chatName,
  });
}

const request = (name: string, policy: string, as: string): ActionStepSpec =>
  action(name, actions.responders, {
    Responders: { policy },
    Message: `${as}: {{incident.title}} - {{incident.url}}. Acknowledge the incident, which joins you.`,
  });
