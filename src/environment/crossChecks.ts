import { regionRoles, retention, type Finding } from "../plan";
import type { Environment } from ".";
import type { Feature } from "./features";
import { invalid } from "./findings";
import { uncoveredWithout } from "./uncovered";

type Given = Partial<Environment>;

/** What no section can see alone. Sections that did not parse are left out: their own findings come first. */
export const crossChecks = (given: Given): Finding[] => [
  ...peopleChecks(given),
  ...featureChecks(given),
  ...accountChecks(given),
  ...regionChecks(given),
  ...retentionCheck(given),
];

function peopleChecks({ people: known, seats: seating, stakeholders: groups }: Given): Finding[] {
  if (known === undefined) return [];
  const names = Object.keys(known);
  const stranger = (it: string) => `${it} is not among people; known are ${names.join(", ")}`;
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

function featureChecks(given: Given): Finding[] {
  const switches = given.features;
  if (switches === undefined) return [];
  const needed = (path: readonly string[], feature: Feature) => ({
    ...invalid(path, `is needed by the feature ${feature}, which is on`),
    remedy: `fill it in, or switch ${feature} off under features`,
  });
  const runner =
    switches.automationActions && given.pagerduty !== undefined && given.pagerduty.automationRunner === undefined
      ? [needed(["pagerduty", "automationRunner"], "automationActions")]
      : [];
  const trusted =
    switches.automationActions && given.failover !== undefined && given.failover.principals.runner === undefined
      ? [needed(["failover", "principals", "runner"], "automationActions")]
      : [];
  const sections = Object.entries(sectionOf)
    .filter(([feature, section]) => switches[feature as Feature] && section in given && given[section] === undefined)
    .map(([feature, section]) => needed([section], feature as Feature));
  return [...runner, ...trusted, ...sections];
}

/** Everything that the failover works with belongs to the stack's own account. */
function accountChecks({ aws, failover }: Given): Finding[] {
  if (aws === undefined || failover === undefined) return [];
  const arns: readonly (readonly [path: readonly string[], arn: string])[] = [
    ...Object.entries(failover.identities).map(([whose, arn]) => [["identities", whose], arn] as const),
    ...Object.entries(failover.principals).flatMap(([whose, arns]) =>
      (arns ?? []).map((arn, index) => [["principals", whose, String(index)], arn] as const),
    ),
    ...regionRoles.flatMap((role) => [
      [["certificates", role], failover.certificates[role]] as const,
      ...failover.loadBalancers[role].map((arn, index) => [["loadBalancers", role, String(index)], arn] as const),
    ]),
  ];
  return arns.flatMap(([path, arn]) => {
    const account = arn.split(":")[4] ?? "";
    if (account === aws.accountId) return [];
    const problem = `is of account ${account}; this stack's account is ${aws.accountId}`;
    return [{ ...invalid(["failover", ...path], problem), remedy: "name what the stack's own account has" }];
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
