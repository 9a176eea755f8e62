import { gone, inputs, set, text, without, type Mutation } from "./edit";

/** Changes of people, ladders, services and what an incident sets off. */
export const pagingMutations: readonly Mutation[] = [
  {
    title: "the person on call moves",
    of: "escalation-alice-smith",
    change: set({ timeZone: "Asia/Tokyo" }),
    verdict: "unknown",
    sentence: "P0: Alice Smith goes by the clock of Asia/Tokyo instead of America/New_York",
  },

  {
    title: "the matrix loses a rung",
    of: "escalation-p1",
    change: without("rules", 1),
    verdict: "weaker",
    sentence:
      'P1: escalation policy "P1 - High": there is no rung 2 any more, which notified Incident Commander (primary), Technical Lead (primary), Communications Lead (primary) and Security Analyst (primary)',
  },

  {
    title: "the matrix is gone",
    of: "escalation-p0",
    change: gone,
    verdict: "weaker",
    sentence:
      "P0: C-level, Platform Team Lead, Protocol Team Lead, Security Officer and VP Engineering are no longer notified",
  },

  {
    title: "nobody posts the status of P0",
    of: "escalation-p0-response-workflow",
    change: inputs(({ steps }) => ({ steps: (steps as readonly unknown[]).slice(0, 1) })),
    verdict: "weaker",
    sentence: 'P0: workflow "P0 response": it no longer does: "Send a status update"',
  },

  {
    title: "every mail is one incident",
    of: "escalation-enrichment",
    change: text("mail/{{variables.thread}}", "mail"),
    verdict: "unknown",
    sentence:
      'rules for every event of orchestration "ZKP incident response", set of rules start, rule Mail, field event.dedup_key: what is read from it is mail instead of mail/{{variables.thread}}',
  },

  {
    title: "one cause opens many incidents",
    of: "escalation-p0-grouping",
    change: gone,
    verdict: "unknown",
    sentence: 'P0: grouping "P0 - Critical alerts by cause" no longer gathers alerts into one incident',
  },

  {
    title: "P0 gives up",
    of: "escalation-p0",
    change: set({ numLoops: 0 }),
    verdict: "weaker",
    sentence: "P0: the ladder is climbed 1 time instead of 10 before PagerDuty gives up",
  },

  {
    title: "a ladder answers for another severity",
    of: "escalation-p0-service",
    change: set({ escalationPolicy: "escalation-p3-id" }),
    verdict: "weaker",
    sentence:
      "P0: C-level, Platform Team Lead, Protocol Team Lead, Security Officer and VP Engineering are no longer notified",
  },

  {
    title: "P1 wakes nobody",
    of: "escalation-p1-service",
    change: text('"high"', '"low"'),
    verdict: "weaker",
    sentence: "P1: incidents notify with low urgency instead of high, so they wake nobody",
  },

  {
    title: "everything unknown is dropped",
    of: "escalation-enrichment",
    change: text('"severity":"warning"', '"severity":"warning","suppress":true'),
    verdict: "weaker",
    sentence: 'rules for every event of orchestration "ZKP incident response" is suppressed: it pages nobody',
  },

  {
    title: "tickets are opened by hand",
    of: "escalation-p3-tickets",
    change: text('"createIssueOnIncidentTrigger":true', '"createIssueOnIncidentTrigger":false'),
    verdict: "weaker",
    sentence: 'P3: tickets for "P3 - Low incidents" is opened only when somebody asks',
  },

  {
    title: "the record hears no more of acknowledgements",
    of: "record-p0-webhooks",
    change: text('"incident.acknowledged",', ""),
    verdict: "weaker",
    sentence: "P0: the record of incidents of service zkp-p0: no longer learns when an incident is acknowledged",
  },

  {
    title: "a channel is told of fewer incidents",
    of: "escalation-p0-slack",
    change: text('"priorities":["*"]', '"priorities":["P0"]'),
    verdict: "weaker",
    sentence: "P0: Slack channel C0WARROOM0 for service zkp-p0 is no longer told of any priority",
  },

  {
    title: "anybody may start a workflow",
    of: "escalation-escalate-to-board-trigger",
    change: text('"restricted":true', '"restricted":false'),
    verdict: "unknown",
    sentence: 'P0: the manual start of workflow "Escalate to board" is open to everybody now',
  },
];
