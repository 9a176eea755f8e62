import { PolicyPack, type Policies, type PolicyResource, type ResourceValidationArgs } from "@pulumi/policy";
import { declaredRules, planSettings, type Declared, type DeclaredRule, type Settings } from "./rules";

type Findings = ReturnType<DeclaredRule["check"]>;

/** What `--policy-pack-config` may set, for each policy by its name or for `all` of them: any part of the settings. */
const configSchema = {
  properties: {
    acknowledgeWithinMinutes: { type: "object" as const },
    rungs: { type: "object" as const },
    regions: { type: "array" as const, items: { type: "string" as const } },
    evidenceDays: { type: "integer" as const },
  },
};

new PolicyPack("incident-response", { policies: declaredRules.map(policyOf) });

/** Policy names take no slash. */
function policyOf(rule: DeclaredRule): Policies[number] {
  const shared = {
    name: rule.tag.replace("/", "-"),
    description: `${rule.description} Source: ${rule.source}.`,
    enforcementLevel: rule.level,
    configSchema,
  };
  if (rule.scope === "stack")
    return {
      ...shared,
      validateStack: (args, report) => {
        const settings = settingsOf(args.getConfig<Partial<Settings>>());
        const resources = args.resources.map(fromStack);
        // Without a URN the engine cannot show the violation of a state that it analyses alone.
        const urnOf = (path: string) => resources.find(({ name }) => name === path)?.urn ?? args.resources[0]?.urn;
        for (const finding of rule.check({ resources, settings })) report(said(finding), urnOf(finding.path));
      },
    };
  return {
    ...shared,
    validateResource: (args, report) => {
      const settings = settingsOf(args.getConfig<Partial<Settings>>());
      for (const finding of rule.check({ resources: [fromResource(args)], settings })) report(said(finding));
    },
  };
}

function settingsOf(given: Partial<Settings>): Settings {
  return {
    ...planSettings,
    ...given,
    acknowledgeWithinMinutes: { ...planSettings.acknowledgeWithinMinutes, ...given.acknowledgeWithinMinutes },
    rungs: { ...planSettings.rungs, ...given.rungs },
  };
}

const said = ({ path, problem, remedy }: Findings[number]) => `${path}: ${problem} -> ${remedy}`;

function fromStack({ urn, type, name, props, opts }: PolicyResource): Declared {
  return { urn, type, name, props, protect: opts.protect, secretOutputs: opts.additionalSecretOutputs };
}

function fromResource({ urn, type, name, props, opts }: ResourceValidationArgs): Declared {
  return { urn, type, name, props, protect: opts.protect, secretOutputs: opts.additionalSecretOutputs };
}
