import { ofType, recoverySeconds, textOf, type Declaration, type DeclaredRule } from "./declared";
import { globalTypes } from "./failover";

const isAllowed = ({ settings: { regions } }: Declaration, region: string) =>
  regions.length === 0 || regions.includes(region);

/** Rules over AWS resources. */
export const awsRules: readonly DeclaredRule[] = [
  {
    tag: "aws/foreign-region",
    description: "A resource is in a region of the failover, where its data may be and its outage is planned for.",
    source: "Runbook 4: Service Outage",
    scope: "resource",
    level: "mandatory",
    check: (declaration) =>
      ofType(declaration, /^aws:/).flatMap(({ name, type, props }) => {
        const region = props.region;
        if (globalTypes.test(type) || typeof region !== "string" || isAllowed(declaration, region)) return [];
        return [
          { path: name, problem: `is in ${region}`, remedy: `use one of ${declaration.settings.regions.join(", ")}` },
        ];
      }),
  },
  {
    tag: "aws/dns-cached-too-long",
    description: "The TTL of a failover record leaves room for the failover within the recovery objective.",
    source: "Runbook 4: Service Outage",
    scope: "resource",
    level: "mandatory",
    check: (declaration) =>
      ofType(declaration, /^aws:route53\/record:/).flatMap(({ name, props }) => {
        const ttl = Number(props.ttl ?? 0);
        if (props.failoverRoutingPolicies === undefined || ttl < recoverySeconds) return [];
        return [
          {
            path: name,
            problem: `a TTL of ${ttl} s alone is as long as the objective of ${recoverySeconds} s`,
            remedy: "use 60 s",
          },
        ];
      }),
  },
  {
    tag: "aws/evidence-expires",
    description: "Whatever keeps evidence keeps it for as long as compliance demands.",
    source: "Compliance / SOC 2",
    scope: "resource",
    level: "mandatory",
    check: (declaration) =>
      ofType(declaration, /^aws:(cloudwatch\/logGroup|cloudtrail\/eventDataStore):/).flatMap(({ name, props }) => {
        const days = Number(props.retentionInDays ?? props.retentionPeriod ?? 0);
        // 0 means for ever. Only what is called evidence or audit is kept for years; other logs may go.
        if (!/evidence|audit|forensic/i.test(`${name} ${textOf(props.name)}`) || days === 0) return [];
        const { evidenceDays } = declaration.settings;
        if (days >= evidenceDays) return [];
        return [{ path: name, problem: `keeps evidence for ${days} days`, remedy: `keep it for ${evidenceDays}` }];
      }),
  },
];
