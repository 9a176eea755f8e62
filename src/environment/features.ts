import { z } from "zod";
import type { EmitterKey, Rule } from "../plan";
import { knownAre, oneOf } from "./words";

/** What is lost when an account feature is off, and whether the rules still hold without it. */
export interface FeatureLoss {
  readonly loses: string;
  readonly stillHolds: string;
}

const paging = "who is paged, and when, still holds";
const detection = "monitor/detection-lost tells which signals nobody sees any more";

/**
 * What an account may lack, by name. Everything is on unless the stack's config says `features: { <name>: false }`; what
 * is off must be listed under `acceptedLosses` as well, and is printed as a warning in every preview.
 */
export const features = {
  // PagerDuty
  priorities: {
    loses: "incidents carry no P0 to P3 priority; their severity is told by the service's name only",
    stillHolds: `workflows start by service instead, and ${paging}`,
  },
  workflows: {
    loses:
      "a role whose primary sleeps is asked further only while nobody acknowledges, VP Engineering and Security Officer hear of a P1 only then, no reminder is sent and no deadline of P1, P2 and P3 watched, severity is changed in the web page, and channel, bridge, status update and status page are made by hand",
    stillHolds: `${paging}, by the incident's own ladder alone; an acknowledged incident still comes back at the cadence of its updates`,
  },
  automationActions: {
    loses: "the first steps of the runbooks are typed by hand",
    stillHolds: paging,
  },
  jira: {
    loses: "incidents open no ticket",
    stillHolds: `${paging}; P3, which the plan assigns by ticket, arrives by e-mail`,
  },
  chat: {
    loses: "incidents are announced in no channel and get none, so team leads hear of P2 by e-mail only",
    stillHolds: "P0 and P1 do not need it; for P2, e-mail within the deadline still holds",
  },
  warRoom: {
    loses: "P0 and P1 incidents get no conference: people agree on one by themselves",
    stillHolds: paging,
  },
  statusPages: {
    loses: "customers are told only by what somebody writes by hand, and nobody notices that the page is gone",
    stillHolds: paging,
  },
  customerEmail: {
    loses:
      "no e-mail is drafted for customers, and Legal, outside organisations and participants get none by themselves",
    stillHolds: `${paging}; what is to be told, and when, still stands in the incident's channel`,
  },
  postMortemPulls: {
    loses: "no post-mortem is drafted as a pull request; somebody writes it from the incident's timeline",
    stillHolds: `${paging}; that it is due, and when, is still told`,
  },
  customFields: {
    loses: "incident reference, affected PIDs, GDPR clock and root cause have no field of their own",
    stillHolds: paging,
  },
  businessServices: {
    loses: "board, sales and support cannot follow what customers see",
    stillHolds: paging,
  },
  alertGrouping: {
    loses:
      "every alert of a component is an incident of its own, and what an outage breaks besides pages until it is merged, so incident counts are too high",
    stillHolds: paging,
  },
  pushNotifications: {
    loses: "no push reaches the mobile app; pages arrive by call and text message",
    stillHolds: "the first minute still holds by phone",
  },
  mailboxes: {
    loses: "mail of researchers, bug hunters and customers opens no incident",
    stillHolds: `somebody must read it; ${paging}`,
  },
  // Other sources of events
  prometheus: {
    loses: "Prometheus' alerts open no incident, and nobody notices its silence",
    stillHolds: "what Datadog watches still holds",
  },
  sentry: {
    loses: "Sentry's errors open no incident, and nobody notices its silence",
    stillHolds: "what Datadog watches still holds",
  },
  cloudwatch: {
    loses: "CloudWatch alarms beside the plan's own open no incident",
    stillHolds: "the standby's own alarms reach P2 by a way of their own",
  },
  // AWS
  shield: {
    loses: "no Shield Advanced: attacks are answered by the firewall alone, and nobody at AWS is called",
    stillHolds: "rate limits, blocks and failover still hold",
  },
  // Datadog
  synthetics: {
    loses: "nobody asks the public names from outside both regions; the regions' own probes still ask each other",
    stillHolds: detection,
  },
  securityFindings: {
    loses: "no vulnerability of a dependency is told",
    stillHolds: detection,
  },
  incidentManagement: {
    loses: "incidents declared in Datadog are announced nowhere, and drills are counted as incidents",
    stillHolds: paging,
  },
  restrictionPolicies: {
    loses: "everybody in the Datadog organisation can edit and silence monitors",
    stillHolds: "the drift check still finds what somebody changed",
  },
} as const satisfies Record<string, FeatureLoss>;

/** The name of an account feature. */
export type Feature = keyof typeof features;
/** Which features the accounts have. */
export type FeatureSwitches = Readonly<Record<Feature, boolean>>;

const names = Object.keys(features) as Feature[];

/** The emitters that an account without the feature has not: nothing reads them there, and nobody misses them. */
const emittersOf: Partial<Record<Feature, EmitterKey>> = {
  prometheus: "prometheus",
  sentry: "sentry",
  synthetics: "synthetics",
  securityFindings: "dependency-scanner",
};

/** Whether the accounts lack the feature without which an emitter is not there. */
export const isWithout = (switches: FeatureSwitches, emitter: EmitterKey): boolean =>
  names.some((it) => emittersOf[it] === emitter && !switches[it]);

/** Which features the accounts have; unmentioned ones are on. */
export const featureSwitches = z
  .record(z.string(), z.boolean())
  .default({})
  .superRefine((given, context) => {
    for (const name of Object.keys(given).filter((it) => !(names as string[]).includes(it))) {
      context.addIssue({ code: "custom", path: [name], message: `unknown feature${knownAre(name, names)}` });
    }
  })
  .transform((given) => Object.fromEntries(names.map((it) => [it, given[it] ?? true])) as FeatureSwitches);

/** The features that are knowingly done without. */
export const acceptedLosses = z.array(z.enum(names, { error: oneOf(names, "feature ") })).default([]);

/** What the plan loses by one feature, and what still holds. */
export const lossOf = (name: Feature): string => `${features[name].loses}; ${features[name].stillHolds}`;

/** The sentences that say what the plan loses by the features that are off, in the catalogue's order. */
export function losses(switches: FeatureSwitches): string[] {
  return names.filter((it) => !switches[it]).map((it) => `${it} is off: ${lossOf(it)}`);
}

interface Switches {
  readonly environment: { readonly features: FeatureSwitches; readonly acceptedLosses: readonly Feature[] };
}

/** Nothing of the plan is lost in silence, and nothing is accepted that is not lost. */
export const featureRules: readonly Rule<Switches>[] = [
  {
    tag: "environment/loss-not-accepted",
    source: "the whole plan: each feature carries a part of it",
    check: ({ environment: { features: switches, acceptedLosses: accepted } }) => [
      ...names
        .filter((it) => !switches[it] && !accepted.includes(it))
        .map((it) => ({
          path: `config.features.${it}`,
          problem: `is off, so ${lossOf(it)}`,
          remedy: `switch it on, or add ${it} to acceptedLosses`,
        })),
      ...accepted
        .filter((it) => switches[it])
        .map((it) => ({
          path: `config.acceptedLosses.${it}`,
          problem: "is accepted as lost but is not lost",
          remedy: "remove it from the list",
        })),
    ],
  },
];
