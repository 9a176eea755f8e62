import { regionRoles, retention, type Finding } from "../plan";
import type { Feature } from "./features";
import { invalid } from "./findings";
import { textsIn } from "./leftovers";
import type { Environment } from "./sections";
import { uncoveredWithout } from "./uncovered";
import { knownAre } from "./words";

type Given = Partial<Environment>;

/** What no section can see alone. Sections that did not parse are left out: their own findings come first. */
export const crossChecks = (given: Given): Finding[] => [
  ...peopleChecks(given),
  ...featureChecks(given),
  ...accountChecks(given),
  ...twoRolesChecks(given),
  ...regionChecks(given),
  ...retentionCheck(given),
];

function peopleChecks({ people: known, seats: seating, stakeholders: groups }: Given): Finding[] {
  if (known === undefined) return [];
  const names = Object.keys(known);
  const stranger = (it: string) => `${it} is not among people${knownAre(it, names)}`;
  const seated = Object.entries(seating ?? {}).flatMap(([seat, filled]) =>
    filled.people
      .filter((it) => !names.includes(it))
      .map((it) => invalid(["seats", seat], `${stranger(it)}. Without ${it}, ${uncoveredWithout(filled, it)}`)),
  );
  const following = Object.entries(groups ?? {}).flatMap(([group, members]) =>
    members.filter((it) => !names.includes(it)).map((it) => invalid(["stakeholders", group], stranger(it))),
  );
  const shared = names.flatMap((key, index) => {
    const email = known[key]?.email;
    const other = names.slice(0, index).find((it) => known[it]?.email === email);
    if (other === undefined) return [];
    return [
      invalid(["people", key, "email"], `is already the address of ${other}; PagerDuty knows one user per address`),
    ];
  });
  return [...seated, ...following, ...shared];
}

/** Who is named in seats or among stakeholders, and is not among people. */
export const strangers = ({ people: known = {}, seats: seating, stakeholders: groups }: Given): readonly string[] =>
  [
    ...new Set([...Object.values(seating ?? {}).flatMap((it) => it.people), ...Object.values(groups ?? {}).flat()]),
  ].filter((it) => !Object.hasOwn(known, it));

/** Compliance is no choice in production. */
function retentionCheck({ environment, failover: facts }: Given): Finding[] {
  const kept = facts?.evidenceDays;
  if (environment !== "production" || kept === undefined || kept >= retention.days) return [];
  const problem = `${kept} days are under the ${retention.years} years (${retention.days} days) that evidence is kept in production`;
  return [invalid(["failover", "evidenceDays"], problem)];
}

/** A section that a feature needs, by the feature's name. */
export const sectionOf = {
  chat: "chat",
  warRoom: "warRoom",
  jira: "jira",
  mailboxes: "mail",
  statusPages: "statusPage",
  customerEmail: "email",
  postMortemPulls: "postMortems",
  prometheus: "prometheus",
  sentry: "sentry",
} as const satisfies Partial<Record<Feature, keyof Environment>>;

const featureChecks = (given: Given): Finding[] =>
  missingFacts(given).map(({ path, feature }) => ({
    ...invalid(path, `is needed by the feature ${feature}, which is on`),
    remedy: `fill it in, or switch ${feature} off under features`,
  }));

/** What a feature that is on needs and is not given. */
export function missingFacts(given: Given): readonly { readonly path: readonly string[]; readonly feature: Feature }[] {
  const { features: switches, pagerduty, failover } = given;
  if (switches === undefined) return [];
  const ofRunner = [
    { path: ["pagerduty", "automationRunner"], isMissing: pagerduty && pagerduty.automationRunner === undefined },
    { path: ["failover", "principals", "runner"], isMissing: failover && failover.principals.runner === undefined },
  ].map((it) => ({ ...it, feature: "automationActions" as const }));
  const ofSections = Object.entries(sectionOf).map(([feature, section]) => ({
    path: [section],
    isMissing: section in given && given[section] === undefined,
    feature: feature as Feature,
  }));
  return [...ofRunner, ...ofSections].filter(({ feature, isMissing }) => switches[feature] && isMissing === true);
}

/** Everything that the failover works with belongs to the stack's own account, whatever it is. */
function accountChecks({ aws, failover }: Given): Finding[] {
  if (aws === undefined) return [];
  return textsIn(failover, "failover").flatMap(({ path, text }) => {
    const [, account = aws.accountId] = /^arn:aws:[^:]*:[^:]*:(\d+):/.exec(text) ?? [];
    if (account === aws.accountId) return [];
    const problem = `is of account ${account}; this stack's account is ${aws.accountId}`;
    return [{ ...invalid(path.split("."), problem), remedy: "name what the stack's own account has" }];
  });
}

/**
 * Nobody approves what they start, and nobody who breaks glass investigates it (the plan's 4.1 Approval and 3.1 Forensic Data
 * Collection); nor is anybody a machine of the product.
 */
function twoRolesChecks({ failover }: Given): Finding[] {
  if (failover === undefined) return [];
  const entries = [
    ...Object.entries(failover.identities).map(([role, who]) => ({ role, path: ["identities", role], who })),
    ...Object.entries(failover.principals).flatMap(([role, all]) =>
      (all ?? []).map((who, index) => ({ role, path: ["principals", role, String(index)], who })),
    ),
  ];
  return entries.flatMap(({ role, path, who }, index) => {
    const other = entries.slice(0, index).find((it) => it.who === who && it.role !== role);
    if (other === undefined) return [];
    const problem = `is ${other.role} already: whoever has two of these roles checks only themselves`;
    return [{ ...invalid(["failover", ...path], problem), remedy: "give each role principals of its own" }];
  });
}

/** What stands for a region is in that region, and who asks from outside is in neither. */
function regionChecks({ aws, failover, dns, datadog }: Given): Finding[] {
  if (aws === undefined) return [];
  const { regions } = aws;
  const arns = regionRoles.flatMap((role) =>
    failover === undefined
      ? []
      : [
          { role, path: ["certificates", role], arn: failover.certificates[role] },
          ...failover.loadBalancers[role].map((arn, index) => ({
            role,
            path: ["loadBalancers", role, String(index)],
            arn,
          })),
        ],
  );
  const elsewhere = arns.flatMap(({ role, path, arn }) => {
    const region = arn.split(":")[3] ?? "";
    return region === regions[role]
      ? []
      : [invalid(["failover", ...path], `is in ${region}; the ${role} region is ${regions[role]}`)];
  });
  const other = { primary: regions.standby, standby: regions.primary };
  const crossed = Object.entries(dns?.hosts ?? {}).flatMap(([key, { endpoints }]) =>
    regionRoles
      .filter((role) => endpoints[role].split(".").includes(other[role]))
      .map((role) =>
        invalid(
          ["dns", "hosts", key, "endpoints", role],
          `names ${other[role]}; the ${role} region is ${regions[role]}`,
        ),
      ),
  );
  const inside = (datadog?.probeLocations ?? []).flatMap((place, index) =>
    regionRoles
      .filter((role) => place === `aws:${regions[role]}`)
      .map((role) =>
        invalid(
          ["datadog", "probeLocations", String(index)],
          `is the ${role} region itself, and gone with it; ask from elsewhere`,
        ),
      ),
  );
  return [...elsewhere, ...crossed, ...inside];
}
