import { describe, expect, it } from "vitest";
import { parseEnvironment } from "../../src/environment";
import { formatFindings } from "../../src/plan";
import { configSchema, productionConfig } from "../support/production";

/** Production's config after mistakes: values by path, undefined to leave something out. */
function mistaken(mistakes: Readonly<Record<string, unknown>>): readonly string[] {
  const config = structuredClone(productionConfig());
  for (const [path, value] of Object.entries(mistakes)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, config);
    if (value === undefined) Reflect.deleteProperty(parent, last);
    else parent[last] = value;
  }
  return parseEnvironment(config).findings.map((it) => `${it.path}: ${it.problem}`);
}

describe("the environment of production", () => {
  it("is accepted as it stands", () => {
    expect(formatFindings(parseEnvironment(productionConfig()).findings)).toBe("");
  });

  it("seats the eight people of Appendix A as primaries and backups", () => {
    const { environment } = parseEnvironment(productionConfig());
    const seated = Object.entries(environment?.seats ?? {})
      .filter(([seat]) => /-(primary|backup)$/.test(seat))
      .map(([seat, { people }]) => [seat, ...people.map((it) => environment?.people[it]?.name)]);
    expect(Object.fromEntries(seated.map(([seat, ...names]) => [seat, names]))).toEqual({
      "incident-commander-primary": ["Alice Smith"],
      "incident-commander-backup": ["Bob Jones"],
      "technical-lead-primary": ["Charlie Brown"],
      "technical-lead-backup": ["Diana Prince"],
      "communications-lead-primary": ["Eve Adams"],
      "communications-lead-backup": ["Frank Castle"],
      "security-analyst-primary": ["Grace Hopper"],
      "security-analyst-backup": ["Henry Ford"],
    });
  });

  it("uses only keys that Pulumi.yaml describes", () => {
    expect(Object.keys(configSchema())).toEqual(expect.arrayContaining(Object.keys(productionConfig())));
  });
});

describe("a number that keeps its zero", () => {
  it.each(["+39 06 1234 5678", "+225 07 12 34 56 78", "+52 55 1234 5678"])("%s is accepted", (phone) => {
    expect(mistaken({ "people.bob-jones.phone": phone })).toEqual([]);
  });
});

describe("a day from which exercises are planned", () => {
  it.each(["2026-12-01", "2026-12-01 00:00:00 +0000 UTC", "2026-12-01T00:00:00Z"])(
    "may be as it is given or as the engine writes it: %s",
    (day) => {
      const { environment } = parseEnvironment({
        ...productionConfig(),
        failover: { ...(productionConfig().failover as object), drillsFrom: day },
      });
      expect(environment?.failover.drillsFrom).toBe("2026-12-01");
    },
  );
});

describe("a mistake in the config is one line that says where, what and what is allowed", () => {
  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      "a responder without e-mail",
      { "people.alice-smith.email": undefined },
      /^config\.people\.alice-smith\.email: .*e-mail/,
    ],
    [
      "an e-mail in the wrong case",
      { "people.alice-smith.email": "Alice@vey.example" },
      /^config\.people\.alice-smith\.email: must be written in lower case/,
    ],
    [
      "two people with one e-mail",
      { "people.bob-jones.email": "alice@vey.example" },
      /^config\.people\.bob-jones\.email: is already the address of alice-smith/,
    ],
    [
      "a phone number with a trunk prefix",
      { "people.bob-jones.phone": "+44 020 7946 0000" },
      /^config\.people\.bob-jones\.phone: leave out the trunk prefix/,
    ],
    [
      "a Mexican number with the 1 that PagerDuty sends no text to",
      { "people.bob-jones.phone": "+52 1 55 1234 5678" },
      /^config\.people\.bob-jones\.phone: leave out the 1 after \+52/,
    ],
    [
      "a Slack account whose name ends every handle",
      { "chat.datadogAccount": "Vey Inc" },
      /^config\.chat\.datadogAccount: must be the account's name in Datadog, without spaces/,
    ],
    ["a priority with a quote", { "pagerduty.priorities": { p0: "P0 'all'" } }, /^config\.pagerduty\.priorities\.p0: /],
    [
      "a handbook at an address with a query",
      { "handbook.url": "https://handbook.vey.example/?page=" },
      /^config\.handbook\.url: must have no query/,
    ],
    [
      "a handbook at an address that ends in a slash",
      { "handbook.url": "https://handbook.vey.example/" },
      /^config\.handbook\.url: must not end in \//,
    ],
    [
      "a handbook for the whole internet",
      { "handbook.readers": ["0.0.0.0/0"] },
      /^config\.handbook\.readers\.0: is so wide that AWS takes the bucket for a public one/,
    ],
    [
      "a status page by its address",
      { "statusPage.pageId": "status.vey.example" },
      /^config\.statusPage\.pageId: must be an id of Statuspage/,
    ],
    [
      "an address with a typo to send customers' mail from",
      { "email.from": "incidents@vey" },
      /^config\.email\.from: /,
    ],
    [
      "a customers' list by its name",
      { "email.listId": "customers" },
      /^config\.email\.listId: must be the id of a list/,
    ],
    [
      "a certificate of the other region",
      { "failover.certificates.primary": "arn:aws:acm:us-west-2:123456789012:certificate/c" },
      /^config\.failover\.certificates\.primary: is in us-west-2; the primary region is us-east-1/,
    ],
    [
      "a load balancer of another account",
      {
        "failover.loadBalancers.standby": ["arn:aws:elasticloadbalancing:us-west-2:999999999999:loadbalancer/app/a/1"],
      },
      /^config\.failover\.loadBalancers\.standby\.0: is of account 999999999999; this stack's account is 123456789012/,
    ],
    [
      "a load balancer that no firewall takes",
      {
        "failover.loadBalancers.standby": ["arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/net/a/1"],
      },
      /^config\.failover\.loadBalancers\.standby\.0: must be an ARN, such as .*loadbalancer\/app\//,
    ],
    [
      "two secrets that would be one resource",
      { "failover.secrets": ["zkp/issuer", "zkp-issuer"] },
      /^config\.failover\.secrets: two of them/,
    ],
    [
      "a host whose key is no name",
      {
        "dns.hosts.Proof API": {
          hostName: "proof.vey.example",
          endpoints: { primary: "proof.us-east-1.vey.example", standby: "proof.us-west-2.vey.example" },
        },
      },
      /^config\.dns\.hosts/,
    ],
    ["a day that is none", { "failover.drillsFrom": "soon" }, /^config\.failover\.drillsFrom: must be a day/],
    [
      "a phone number without its country code",
      { "people.bob-jones.phone": "202 555 0102" },
      /^config\.people\.bob-jones\.phone: must be \+<country code>/,
    ],
    [
      "two people in the same seat",
      { "seats.technical-lead-primary": ["charlie-brown", "diana-prince"] },
      /^config\.seats\.technical-lead-primary: 2 people in the same seat .*rotate.*everyone/,
    ],
    [
      "a seat nobody fills",
      { "seats.security-analyst-backup": undefined },
      /^config\.seats\.security-analyst-backup: nobody fills this seat/,
    ],
    [
      "a seat filled by a stranger",
      { "seats.c-level": "nobody-here" },
      /^config\.seats\.c-level: nobody-here is not among people; known are alice-smith/,
    ],
    ["a seat that the plan does not have", { "seats.jester": "alice-smith" }, /^config\.seats\.jester: unknown key/],
    [
      "a time zone that PagerDuty refuses",
      { timeZone: "Europe/Oslo" },
      /^config\.timeZone: PagerDuty does not accept this time zone; it accepts Europe\/Amsterdam/,
    ],
    [
      "an unknown region",
      { "aws.regions.standby": "us-west-9" },
      /^config\.aws\.regions\.standby: unknown region "us-west-9"; did you mean us-west-2\? known are .*eu-west-1/,
    ],
    [
      "the same region twice",
      { "aws.regions.standby": "us-east-1" },
      /^config\.aws\.regions: primary, standby and witness must be three different regions/,
    ],
    [
      "a person who left and still holds a seat, with the hours that nobody would cover",
      { "people.henry-ford": undefined },
      /^config\.seats\.security-analyst-backup: henry-ford is not among people.*Without henry-ford, nobody covers the seat at any hour of the week/,
    ],
    [
      "a person who left and still takes turns, with the turns that nobody would cover",
      { "seats.c-level": { rotate: ["chief-executive", "gone"] } },
      /^config\.seats\.c-level: gone is not among people.*nobody covers the seat in gone's turns, every 2\. turn of 7 days/,
    ],
    [
      "a person who left and still has a shift, with its hours",
      {
        "seats.c-level": {
          shifts: [
            { people: ["chief-executive"], until: "20:00" },
            { people: ["gone"], from: "20:00" },
          ],
        },
      },
      /^config\.seats\.c-level: gone is not among people.*nobody covers mon, tue, wed, thu, fri, sat, sun 20:00 to 00:00/,
    ],
    [
      "a shift that begins at half past",
      { "seats.c-level": { shifts: [{ people: ["chief-executive"], from: "08:30" }] } },
      /^config\.seats\.c-level\.shifts\.0\.from: must be a full hour/,
    ],
    [
      "stakeholders who are strangers",
      { "stakeholders.sales": ["nobody-here"] },
      /^config\.stakeholders\.sales: nobody-here is not among people/,
    ],
    [
      "a base role that PagerDuty does not have",
      { "people.alice-smith.role": "boss" },
      /^config\.people\.alice-smith\.role: /,
    ],
    [
      "a severity that the account's priorities do not know",
      { "pagerduty.priorities": { p9: "P9" } },
      /^config\.pagerduty\.priorities\.p9: unknown key/,
    ],
    [
      "two severities with the same priority",
      { "pagerduty.priorities": { p0: "P1" } },
      /^config\.pagerduty\.priorities: each severity needs a priority of its own/,
    ],
    ["tickets without a Jira", { jira: "" }, /^config\.jira: is needed by the feature jira, which is on/],
    [
      "runbook actions without a runner",
      { "pagerduty.automationRunner": undefined },
      /^config\.pagerduty\.automationRunner: is needed by the feature automationActions, which is on/,
    ],
    [
      "an accepted loss of nothing that exists",
      { acceptedLosses: ["telepathy"] },
      /^config\.acceptedLosses\.0: unknown feature/,
    ],
    [
      "a standby without an endpoint",
      { "dns.hosts.proof-api.endpoints": { primary: "api.us-east-1.vey.example" } },
      /^config\.dns\.hosts\.proof-api\.endpoints\.standby: no endpoint: nothing would be answered from there/,
    ],
    [
      "a zone that does not own a host name",
      { "dns.hosts.proof-api.hostName": "api.elsewhere.example" },
      /^config\.dns\.hosts\.proof-api\.hostName: zone vey\.example does not own api\.elsewhere\.example/,
    ],
    [
      "retention under seven years in production",
      { "failover.evidenceDays": 2555 },
      /^config\.failover\.evidenceDays: 2555 days are under the 7 years \(2557 days\)/,
    ],
    [
      "routing controls without their cluster",
      { "failover.switch": "routing-control" },
      /^config\.failover\.routingControl: routing controls need a cluster/,
    ],
    [
      "a cluster whose endpoints the runbooks would not know",
      {
        "failover.switch": "routing-control",
        "failover.routingControl": { cluster: "arn:aws:route53-recovery-control::123456789012:cluster/c1" },
      },
      /^config\.failover\.routingControl\.endpoints: the runbooks need the cluster's endpoints/,
    ],
    [
      "half a choice of a switch",
      { "failover.routingControl": { cluster: "new" } },
      /^config\.failover\.routingControl: is half a choice: the switch is health-check/,
    ],
    [
      "an unknown config key",
      { pagerDuty: {} },
      /^config\.pagerDuty: unknown key; did you mean pagerduty\? known are environment, company/,
    ],
    [
      "an unknown feature",
      { features: { telepathy: false } },
      /^config\.features\.telepathy: unknown feature; known are /,
    ],
  ])("%s", (_, mistakes, line) => {
    const lines = mistaken(mistakes);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
  });

  it("several mistakes in several sections are all told at once", () => {
    const lines = mistaken({ timeZone: "UTC", "seats.c-level": undefined, "aws.accountId": "42" });
    expect(lines.map((it) => it.split(":")[0]).sort()).toEqual([
      "config.aws.accountId",
      "config.seats.c-level",
      "config.timeZone",
    ]);
  });
});
