import { runbookUrl } from "../../environment";
import { allSignals, runbookKeys, type Plan } from "../../plan";
import { declaredMonitors, messages, type Found, type MonitorRule } from "./subject";

/** PagerDuty keeps this much of a message. */
const keptCharacters = 1024;

const runbookCut: MonitorRule = {
  tag: "monitor/runbook-not-shown",
  source: "Datadog docs, PagerDuty integration: text beyond 1,024 characters is cut",
  check: ({ environment, monitors }) =>
    messages(monitors)
      .filter(
        ({ message }) =>
          !runbookKeys.some((it) => message.slice(0, keptCharacters).includes(runbookUrl(environment, it))),
      )
      .map(({ path }) => ({
        path,
        problem: `no runbook's address stands in the first ${keptCharacters} characters of the message`,
        remedy: "put the runbook first",
      })),
};

const handleToNowhere: MonitorRule = {
  tag: "monitor/handle-to-nowhere",
  source: "Datadog docs, PagerDuty and Slack integrations: a handle names a service object or a channel",
  check: ({ monitors }) => {
    const known = [
      ...monitors.serviceObjects.map(({ serviceName }) => `pagerduty-${serviceName}`),
      ...monitors.chatChannels.map(({ handle }) => handle),
    ];
    const mentioned = [
      ...messages(monitors).flatMap(({ path, message }) => handles(message).map((handle) => ({ path, handle }))),
      ...monitors.findingRules.flatMap(({ key, inputs }) =>
        inputs.targets.map((it) => ({ path: `monitors.${key}`, handle: it.slice(1) })),
      ),
      ...monitors.incidentTypes.flatMap(({ key, notifications }) =>
        notifications.flatMap(({ inputs }) =>
          inputs.handles.map((it) => ({ path: `monitors.${key}-type`, handle: it.slice(1) })),
        ),
      ),
      ...monitors.notificationRules.flatMap(({ severity, inputs }) =>
        inputs.recipients.map((handle) => ({ path: `monitors.${severity}-slack`, handle })),
      ),
    ];
    return mentioned
      .filter(({ handle }) => !known.includes(handle))
      .map(({ path, handle }) => ({
        path,
        problem: `the handle @${handle} leads nowhere`,
        remedy: `use one of ${known.map((it) => `@${it}`).join(", ")}`,
      }));
  },
};

const handles = (message: string) =>
  [...message.matchAll(/@((?:pagerduty|slack|oncall|team|webhook|workflow)-[\w.-]+)/g)].map(([, it = ""]) => it);

const noHandle: MonitorRule = {
  tag: "monitor/no-handle",
  source: "1.3 Escalation Decision",
  check: ({ monitors }) =>
    messages(monitors)
      .filter(({ message }) => !handles(message).some((it) => it.startsWith("pagerduty-")))
      .map(({ path }) => ({
        path,
        problem: "nobody is paged: the message has no PagerDuty handle",
        remedy: "mention the handle of the severity's service",
      })),
};

const recoveryHidden: MonitorRule = {
  tag: "monitor/recovery-hidden",
  source: "Datadog docs, PagerDuty integration: an incident resolves only if the recovery message has the handle",
  check: ({ plan, monitors }) =>
    messages(monitors).flatMap(({ path, message, signal }): Found[] => {
      const byPeople = signalOf(plan, signal)?.resolves === "by-people";
      const outside = handles(withoutBlocks(message)).some((it) => it.startsWith("pagerduty-"));
      if (outside !== byPeople) return [];
      return [
        {
          path,
          problem: byPeople
            ? "a recovery would resolve an incident that only people may close"
            : "the PagerDuty handle stands inside a condition, so a recovery would leave the incident open",
          remedy: byPeople ? "put the handle inside {{^is_recovery}}" : "put the handle outside every condition",
        },
      ];
    }),
};

const signalOf = (plan: Plan, key: string | undefined) => allSignals(plan).find(([it]) => it === key)?.[1];

const block = /\{\{[#^](\w+)[^}]*\}\}((?:(?!\{\{[#^/])[^])*)\{\{\/\1\}\}/;

/** The text that is sent whatever the transition is. */
function withoutBlocks(message: string): string {
  const stripped = message.replace(block, "");
  return stripped === message ? message : withoutBlocks(stripped);
}

const unbalanced: MonitorRule = {
  tag: "monitor/unbalanced-message",
  source: "Datadog docs, conditional variables",
  check: ({ monitors }) =>
    messages(monitors)
      .filter(({ message }) => /\{\{[#^/]/.test(withoutBlocks(message)))
      .map(({ path }) => ({
        path,
        problem: "a {{#condition}} is not closed, or closes another one",
        remedy: "close each block with {{/its-name}}",
      })),
};

/** Variables that every monitor has; group variables would need a group-by, and no query here has one. */
const variables = ["value", "threshold", "comparator", "last_triggered_at", "triggered_duration_sec"];

const unknownVariable: MonitorRule = {
  tag: "monitor/unknown-variable",
  source: "Datadog docs, template variables: a tag's variable is empty without a group-by of the tag",
  check: ({ monitors }) =>
    messages(monitors).flatMap(({ path, message }) =>
      [...message.matchAll(/\{\{([\w.]+)\}\}/g)]
        .map(([, name = ""]) => name)
        .filter((name) => !variables.includes(name))
        .map((name) => ({
          path,
          problem: `{{${name}}} would be empty`,
          remedy: `use one of ${variables.join(", ")}`,
        })),
    ),
};

const tagsNotNormal: MonitorRule = {
  tag: "monitor/tags-not-normal",
  source: "Datadog API: tags are answered in lower case and sorted; anything else differs for ever",
  check: ({ monitors }) =>
    [
      ...declaredMonitors(monitors).map(({ path, inputs }) => ({ path, tags: inputs.tags })),
      ...[...monitors.synthetics, ...monitors.slos].map(({ key, inputs }) => ({
        path: `monitors.${key}`,
        tags: inputs.tags,
      })),
    ]
      .filter(
        ({ tags }) =>
          tags.some((it) => !/^[a-z][a-z0-9_./-]*:[a-z0-9_./-]+$/.test(it)) || tags.join() !== [...tags].sort().join(),
      )
      .map(({ path, tags }) => ({
        path,
        problem: `the tags ${tags.join(", ")} are not sorted key:value pairs in lower case`,
        remedy: "sort them and write them in lower case",
      })),
};

const tagPolicyBroken: MonitorRule = {
  tag: "monitor/tag-policy-broken",
  source: "Datadog docs, monitor tag policies: a monitor without a required tag cannot be saved",
  check: ({ monitors }) =>
    [
      ...declaredMonitors(monitors),
      ...monitors.synthetics.map((it) => ({ ...it, path: `monitors.${it.key}` })),
    ].flatMap(({ path, inputs }) =>
      monitors.tagPolicies
        .filter(
          ({ inputs: { tagPolicy } }) =>
            !inputs.tags.some((tag) =>
              tagPolicy.validTagValues.some((value) => tag === `${tagPolicy.tagKey}:${value}`),
            ),
        )
        .map(({ key, inputs: { tagPolicy } }) => ({
          path,
          problem: `carries no valid ${key} tag`,
          remedy: `tag it with one of ${tagPolicy.validTagValues.map((it) => `${key}:${it}`).join(", ")}`,
        })),
    ),
};

/** What people read, and what routing reads. */
export const messageRules: readonly MonitorRule[] = [
  runbookCut,
  handleToNowhere,
  noHandle,
  recoveryHidden,
  unbalanced,
  unknownVariable,
  tagsNotNormal,
  tagPolicyBroken,
];
