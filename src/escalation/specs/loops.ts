import type { Environment } from "../../environment";
import { inHours, priorityName, severityKeys, type DeadlineKind, type Plan, type SeverityKey } from "../../plan";
import { action, actions, addNote, type ActionStepSpec } from "./actions";

/** At once, and when the time is over. */
const saidTwice = 2;

const words = {
  acknowledge: { field: "acknowledgeWithinMinutes", due: "an acknowledgement" },
  act: { field: "actWithinMinutes", due: "action" },
  resolve: { field: "resolveWithinMinutes", due: "a resolution" },
} as const;

/** Says what is due until when, at once and when the time is over; nothing where the plan promises no such time. */
export function watch(
  deadline: DeadlineKind,
  severity: SeverityKey,
  plan: Plan,
  environment: Environment,
): readonly ActionStepSpec[] {
  const { field, due } = words[deadline];
  const within = plan.severities[severity][field];
  if (within === undefined) return [];
  const text = `${priorityName(severity)} {{incident.title}} - {{incident.url}} waits for ${due}, due within ${inHours(within)} hours of {{incident.created_at}}.`;
  return [
    loop(`Watch for ${due}`, {
      until: [
        ...over(severity, environment),
        ...(deadline === "acknowledge" ? ["incident.status matches 'acknowledged'"] : []),
      ],
      everyMinutes: within,
      times: saidTwice,
      does: say(text, severity, environment),
    }),
  ];
}

/** When an incident is no longer one of a severity. */
const over = (severity: SeverityKey, { features, pagerduty }: Environment): string[] => [
  "incident.status matches 'resolved'",
  ...severityKeys
    .filter((it) => features.priorities && it !== severity)
    .map((it) => `incident.priority matches '${pagerduty.priorities[it]}'`),
];

function loop(
  name: string,
  it: {
    readonly until: readonly string[];
    readonly everyMinutes: number;
    readonly times: number;
    readonly does: ActionStepSpec;
  },
): ActionStepSpec {
  return {
    ...action(name, actions.loop, {
      Condition: it.until.join(" or "),
      "Delay between loops": String(it.everyMinutes),
      "Maximum loops": String(it.times),
    }),
    inside: { input: "Actions", steps: [it.does] },
  };
}

/** PagerDuty's workflows have no action that posts in a Teams channel: there the text is a note of the incident. */
function say(text: string, severity: SeverityKey, { chat }: Environment): ActionStepSpec {
  if (chat?.app !== "slack") return addNote(text);
  return action("Post in Slack", actions.message, {
    Workspace: chat.workspaceId,
    Channel: "A specific channel",
    "Select the Channel": chat.channels[severity].name,
    Message: text,
    "Pinned message": "No",
  });
}
