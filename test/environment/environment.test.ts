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
      /^config\.aws\.regions\.standby: unknown region "us-west-9"; known are .*us-west-2/,
    ],
    [
      "the same region twice",
      { "aws.regions.standby": "us-east-1" },
      /^config\.aws\.regions: primary, standby and witness must be three different regions/,
    ],
    ["an unknown config key", { pagerDuty: {} }, /^config\.pagerDuty: unknown key; known are environment, timeZone/],
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
