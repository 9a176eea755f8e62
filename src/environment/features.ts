import { z } from "zod";

/**
 * What an account may lack, by name, with what the response plan loses when it is switched off. Everything is on unless
 * the stack's config says `features: { <name>: false }`; index.ts prints the losses as warnings in every preview.
 */
export const features = {
  // PagerDuty
  priorities: "incidents carry no P0 to P3 priority; the severity is told by the service's name only",
  // Datadog
  synthetics: "nothing is asked from outside: no probe of the regions, no forged-proof canary, no certificate check",
  securityRules: "key use, revocation writes and admin paths are not watched, and no vulnerability finding is told",
  incidentManagement: "incidents declared in Datadog are announced nowhere, and drills are counted as incidents",
  restrictionPolicies: "everybody in the Datadog organisation can edit and silence monitors",
} as const satisfies Record<string, string>;

/** The name of an account feature. */
export type Feature = keyof typeof features;

const names = Object.keys(features) as Feature[];

/** Which features the accounts have; unmentioned ones are on. */
export const featureSwitches = z
  .record(z.string(), z.boolean())
  .default({})
  .superRefine((given, context) => {
    for (const name of Object.keys(given).filter((it) => !(names as string[]).includes(it))) {
      context.addIssue({ code: "custom", path: [name], message: `unknown feature; known are ${names.join(", ")}` });
    }
  })
  .transform(
    (given) => Object.fromEntries(names.map((it) => [it, given[it] ?? true])) as Readonly<Record<Feature, boolean>>,
  );

/** The sentences that say what the plan loses by the features that are off, in the catalogue's order. */
export function losses(switches: Readonly<Record<Feature, boolean>>): string[] {
  return names.filter((it) => !switches[it]).map((it) => `${it} is off: ${features[it]}`);
}
