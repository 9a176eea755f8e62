import { describe, expect, it } from "vitest";
import { parseEnvironment } from "../../src/environment";
import { formatFindings } from "../../src/plan";
import { configSchema, productionConfig } from "../support/production";

type Values = Record<string, Record<string, unknown>>;

/** Production's config after one mistake. */
function mistaken(mistake: (config: Values) => void): readonly string[] {
  const config = structuredClone(productionConfig()) as Values;
  mistake(config);
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
  it.each<[string, (config: Values) => void, RegExp]>([
    [
      "a responder without e-mail",
      (c) => delete (c["people"]?.["alice-smith"] as Record<string, unknown>)["email"],
      /^config\.people\.alice-smith\.email: .*e-mail/,
    ],
    [
      "an e-mail in the wrong case",
      (c) => ((c["people"]?.["alice-smith"] as Record<string, unknown>)["email"] = "Alice@vey.example"),
      /^config\.people\.alice-smith\.email: must be written in lower case/,
    ],
    [
      "two people with one e-mail",
      (c) => ((c["people"]?.["bob-jones"] as Record<string, unknown>)["email"] = "alice@vey.example"),
      /^config\.people\.bob-jones\.email: is already the address of alice-smith/,
    ],
    [
      "a phone number with a trunk prefix",
      (c) => ((c["people"]?.["bob-jones"] as Record<string, unknown>)["phone"] = "+44 020 7946 0000"),
      /^config\.people\.bob-jones\.phone: leave out the trunk prefix/,
    ],
    [
      "a phone number without its country code",
      (c) => ((c["people"]?.["bob-jones"] as Record<string, unknown>)["phone"] = "202 555 0102"),
      /^config\.people\.bob-jones\.phone: must be \+<country code>/,
    ],
    [
      "two people in the same seat",
      (c) => ((c["seats"] as Record<string, unknown>)["technical-lead-primary"] = ["charlie-brown", "diana-prince"]),
      /^config\.seats\.technical-lead-primary: 2 people in the same seat .*rotate.*everyone/,
    ],
    [
      "a seat nobody fills",
      (c) => delete c["seats"]?.["security-analyst-backup"],
      /^config\.seats\.security-analyst-backup: nobody fills this seat/,
    ],
    [
      "a seat filled by a stranger",
      (c) => ((c["seats"] as Record<string, unknown>)["c-level"] = "nobody-here"),
      /^config\.seats\.c-level: nobody-here is not among people; known are alice-smith/,
    ],
    [
      "a seat that the plan does not have",
      (c) => ((c["seats"] as Record<string, unknown>)["jester"] = "alice-smith"),
      /^config\.seats\.jester: unknown key/,
    ],
    [
      "a time zone that PagerDuty refuses",
      (c) => ((c as Record<string, unknown>)["timeZone"] = "Europe/Oslo"),
      /^config\.timeZone: PagerDuty does not accept this time zone; it accepts Europe\/Amsterdam/,
    ],
    [
      "an unknown region",
      (c) => ((c["aws"]?.["regions"] as Record<string, unknown>)["standby"] = "us-west-9"),
      /^config\.aws\.regions\.standby: unknown region "us-west-9"; known are .*us-west-2/,
    ],
    [
      "the same region twice",
      (c) => ((c["aws"]?.["regions"] as Record<string, unknown>)["standby"] = "us-east-1"),
      /^config\.aws\.regions: primary, standby and witness must be three different regions/,
    ],
    [
      "an unknown config key",
      (c) => ((c as Record<string, unknown>)["pagerDuty"] = {}),
      /^config\.pagerDuty: unknown key; known are environment, timeZone/,
    ],
    [
      "an unknown feature",
      (c) => (c["features"] = { telepathy: false }),
      /^config\.features\.telepathy: unknown feature; known are /,
    ],
  ])("%s", (_, mistake, line) => {
    const lines = mistaken(mistake);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
  });

  it("several mistakes in several sections are all told at once", () => {
    const lines = mistaken((c) => {
      (c as Record<string, unknown>)["timeZone"] = "UTC";
      delete c["seats"]?.["c-level"];
      delete c["people"]?.["bob-jones"];
      (c["aws"] as Record<string, unknown>)["accountId"] = "42";
    });
    expect(lines.map((it) => it.split(":")[0]).sort()).toEqual([
      "config.aws.accountId",
      "config.seats.c-level",
      "config.timeZone",
    ]);
  });
});
