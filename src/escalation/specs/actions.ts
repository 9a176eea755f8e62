/** A value of a step's input: text, or the ids of things that this program declares, by their specs' keys. */
export type InputValue = string | { readonly policy: string } | { readonly teams: readonly string[] };

/** One action of a workflow, as PagerDuty's catalogue of actions names it and its inputs. */
export interface ActionStepSpec {
  readonly name: string;
  readonly action: string;
  readonly inputs: readonly { readonly name: string; readonly value: InputValue }[];
  /** Steps inside this one, by the input that takes them. */
  readonly inside?: { readonly input: string; readonly steps: readonly ActionStepSpec[] };
}

/**
 * The actions by what they do. An account lists its own with GET /incident_workflows/actions; the versions here are those
 * that PagerDuty's provider and its examples use.
 */
export const actions = {
  message: "pagerduty.com:slack:send-markdown-message:3",
  chat: "pagerduty.com:microsoft-teams:create-ms-teams-chat:2",
  bridge: "pagerduty.com:incident-workflows:add-conference-bridge:5",
  responders: "pagerduty.com:incident-workflows:add-responders:2",
  stakeholders: "pagerduty.com:incident-workflows:add-stakeholders:2",
  priority: "pagerduty.com:incident-workflows:update-incident-priority:1",
  update: "pagerduty.com:incident-workflows:send-status-update:1",
  note: "pagerduty.com:incident-workflows:add-notes-to-incident:1",
  loop: "pagerduty.com:logic:incident-workflows-loop-until:3",
} as const;

/** A step with its inputs by name. */
export const action = (name: string, id: string, inputs: Readonly<Record<string, InputValue>>): ActionStepSpec => ({
  name,
  action: id,
  inputs: Object.entries(inputs).map(([input, value]) => ({ name: input, value })),
});

/** A note on the incident. */
export const addNote = (text: string): ActionStepSpec => action("Add a note", actions.note, { Note: text });
