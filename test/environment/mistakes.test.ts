import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { judgeTheRest } from "../../src/blueprint";
import { parseEnvironment } from "../../src/environment";
import { parseStackFile } from "../../src/environment/stackFile";
import { formatFindings, plan } from "../../src/plan";

const production = readFileSync(join(__dirname, "..", "..", "Pulumi.prod.yaml"), "utf8");

/** Everything that is said of a stack's file, one line each, with its place. */
function saidOf(text: string): readonly string[] {
  const { values, lineOf } = parseStackFile(text, "Pulumi.prod.yaml");
  const parsed = parseEnvironment(values);
  const findings = [...parsed.findings, ...judgeTheRest(plan, parsed)];
  return formatFindings(findings, (path) => lineOf(path.split(".").slice(1)))
    .split("\n")
    .map((it) => it.trim())
    .filter((it) => it !== "");
}

interface Mistake {
  readonly instead: string;
  readonly of: string;
  /** What the line that is said begins at, in the file as it is then. */
  readonly at: string;
  readonly says: RegExp;
}

const typical: Readonly<Record<string, Mistake>> = {
  "a misspelled key": {
    of: "subdomain: vey\n    serviceRegion",
    instead: "subdomain: vey\n    servceRegion",
    at: "servceRegion",
    says: /config\.pagerduty\.servceRegion: unknown key; did you mean serviceRegion\?/,
  },
  "a wrong region": {
    of: "standby: us-west-2, witness",
    instead: "standby: us-west-9, witness",
    at: "standby: us-west-9",
    says: /config\.aws\.regions\.standby: unknown region "us-west-9"; did you mean us-west-2\?/,
  },
  "an empty seat": {
    of: "    security-analyst-backup: henry-ford\n",
    instead: "",
    at: "incident-response:seats",
    says: /config\.seats\.security-analyst-backup: nobody fills this seat of the plan; name a person/,
  },
  "a gap": {
    of: "vp-engineering: vp-engineering\n    security-officer",
    instead: "vp-engineering: { shifts: [{ people: [vp-engineering], until: 20:00 }] }\n    security-officer",
    at: "vp-engineering: { shifts",
    says: /config\.seats\.vp-engineering: nobody is on call from mon 20:00 to tue 00:00, from tue/,
  },
  "two seats at once": {
    of: "technical-lead-backup: diana-prince",
    instead: "technical-lead-backup: charlie-brown",
    at: "technical-lead-backup",
    says: /config\.seats\.technical-lead-backup: .*charlie-brown/,
  },
  "a bad phone": {
    of: '"+1 202 555 0102"',
    instead: '"202 555 0102"',
    at: 'phone: "202',
    says: /config\.people\.bob-jones\.phone: must be \+<country code>, a space, then the number/,
  },
  "a foreign account": {
    of: "arn:aws:iam::123456789012:role/incident-commanders",
    instead: "arn:aws:iam::999999999999:role/incident-commanders",
    at: '"arn:aws:iam::999999999999',
    says: /config\.failover\.principals\.approver\.0: is of account 999999999999; this stack's account is 123456789012/,
  },
  "a feature without its facts": {
    of: "  incident-response:prometheus: { url: https://grafana.vey.example }\n",
    instead: "",
    at: "incident-response:environment",
    says: /config\.prometheus: is needed by the feature prometheus, which is on/,
  },
  "a bad host": {
    of: "hostName: verify.vey.example",
    instead: "hostName: https://verify.vey.example",
    at: "hostName: https",
    says: /config\.dns\.hosts\.verification-api\.hostName: must be a host name in lower case/,
  },
};

const made = (text: string, { of, instead }: Mistake): string => {
  expect(text).toContain(of);
  return text.replace(of, instead);
};
const placeIn = (text: string, at: string): string => {
  const before = text.slice(0, text.indexOf(at)).split("\n");
  return `Pulumi.prod.yaml:${before.length}:${(before.at(-1) ?? "").length + 1}: `;
};

describe("a typical mistake in a stack's file", () => {
  it.each(Object.entries(typical))("%s is one line with its place", (_, mistake) => {
    const text = made(production, mistake);
    const said = saidOf(text);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(mistake.says);
    expect(said[0]).toContain(placeIn(text, mistake.at));
  });

  it("hides no other: all of them at once are all told, in as many lines", () => {
    const text = Object.values(typical).reduce(made, production);
    const said = saidOf(text);
    for (const { says } of Object.values(typical)) expect(said.join("\n")).toMatch(says);
    expect(said).toHaveLength(Object.keys(typical).length);
  });
});

describe("what is no YAML is told in one line with its place", () => {
  const config = "config:\n  incident-response:environment: production\n";
  it.each([
    [
      "a tab",
      `${config}\tincident-response:company: {}\n`,
      /^a\.yaml:3:1: is indented with a tab; YAML takes spaces alone$/,
    ],
    [
      "a key twice",
      `${config}  incident-response:environment: staging\n`,
      /^a\.yaml:3:3: incident-response:environment stands twice; one would hide the other$/,
    ],
    ["a brace that is not closed", `${config}  incident-response:company: { name: Vey\n`, /^a\.yaml:\d+:\d+: \S/],
    [
      "an alias of nothing",
      `${config}  incident-response:company: *vey\n`,
      /^a\.yaml:3:30: \*vey names an anchor that is set nowhere/,
    ],
    [
      "an alias bomb",
      `${config}${"a b c d e f g h i"
        .split(" ")
        .map(
          (it, index, all) =>
            `  ${it}: &${it} [${Array(9)
              .fill(index === 0 ? "x" : `*${all[index - 1] ?? ""}`)
              .join(", ")}]\n`,
        )
        .join("")}`,
      /^a\.yaml: its aliases \(\*name\) stand for more than a file may hold/,
    ],
    ["a second document", `${config}---\nconfig: {}\n`, /^a\.yaml:\d+:\d+: begins a second document/],
    ["nothing", "", /^a\.yaml:1:1: has no config/],
    ["a list", "[1, 2]\n", /^a\.yaml:1:1: has no config/],
  ])("%s", (_, text, message) => {
    expect(() => parseStackFile(text, "a.yaml")).toThrow(expect.objectContaining({ name: "StackFileError" }) as Error);
    expect(() => parseStackFile(text, "a.yaml")).toThrow(message);
  });

  it.each(["{ not json", "[ nor this", "{}", "[]"])("a section that is the text %s is refused by its path", (text) => {
    const { values } = parseStackFile(production, "a.yaml");
    const { findings } = parseEnvironment({ ...values, aws: text });
    expect(findings.map(({ path }) => path)).toContainEqual(expect.stringMatching(/^config\.aws/));
  });
});
