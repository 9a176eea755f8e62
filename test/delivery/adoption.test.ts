import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demandAdoptable, demandTaken, parseIds } from "../../delivery/adoption";
import type { Step } from "../../delivery/engine";
import { importForm, importForms, isImportId } from "../../src/adoption";

const contact = "pagerduty:index/userContactMethod:UserContactMethod";
const record = "aws:route53/record:Record";
const steps: readonly Step[] = [
  ["pagerduty:index/user:User", "alice"],
  [contact, "alice-phone"],
  [record, "api"],
].map(([type = "", name = ""]) => {
  const urn = `urn:pulumi:prod::incident-response::${type}::${name}`;
  return { op: "create", urn, newState: { urn, type, custom: true, inputs: {}, outputs: {} } };
});

describe("a list of ids to adopt", () => {
  it("takes ids in the form of each type's import", () => {
    const ids = {
      "User::alice": "PALICE1",
      "UserContactMethod::alice-phone": "PALICE1:PPHONE1",
      "Record::api": "Z1_api_A",
    };
    expect(() => {
      demandAdoptable(ids, steps);
    }).not.toThrow();
  });

  it("is refused with every id of another form, and with every name that nothing is declared by", () => {
    const ids = { "User::alice": "PALICE1:PPHONE1", "UserContactMethod::alice-phone": "PPHONE1", "User::alise": "P1" };
    expect(() => {
      demandAdoptable(ids, steps);
    }).toThrow(
      /User::alice: PALICE1:PPHONE1 is not of the form <id>\n {2}UserContactMethod::alice-phone: PPHONE1 is not of the form <userId>:<id>\n {2}User::alise: the program declares no such resource.*there are User::alice …/,
    );
  });

  it("is refused when something of it would not be taken over", () => {
    expect(() => {
      demandTaken({ "User::alice": "P1", "User::bob": "P2" }, { imported: ["User::bob"], created: [], otherwise: [] });
    }).toThrow(/would not be taken over:\n {2}User::alice\n/);
  });
});

describe("the forms of import ids", () => {
  it.each<[string, string, boolean]>([
    [contact, "PALICE1:PPHONE1", true],
    [contact, "PALICE1.PPHONE1", false],
    [record, "Z1_api.vey.example_A_primary", true],
    [record, "Z1", false],
    ["aws:wafv2/ipSet:IpSet", "a1b2/blocked/REGIONAL@us-west-2", true],
    ["aws:wafv2/ipSet:IpSet", "a1b2@us-west-2", false],
    ["aws:sns/topic:Topic", "arn:aws:sns:us-west-2:123456789012:pages", true],
    ["pagerduty:index/user:User", "PALICE1", true],
  ])("%s: %s", (type, id, right) => {
    expect(isImportId(type, id)).toBe(right);
  });

  it("are those of the guide", () => {
    const guide = readFileSync(join(__dirname, "..", "..", "docs", "adoption.md"), "utf8");
    const rows = [...guide.matchAll(/^\| `([^`]+)` +\| `([^`]+)` +\|$/gm)].map(([, type, form]) => [type, form]);
    expect(rows).toEqual(
      Object.keys(importForms)
        .sort()
        .map((type) => [type, importForm(type).replaceAll("|", "\\|")]),
    );
  });
});

describe("a list of existing ids", () => {
  it("may be JSON or lines", () => {
    expect(parseIds('{"User::a": "P1"}')).toEqual({ "User::a": "P1" });
    expect(parseIds("# people\nUser::a,P1\nTeam::b,P2\n")).toEqual({ "User::a": "P1", "Team::b": "P2" });
  });

  it("is refused with every line that is not of the form", () => {
    expect(() => parseIds("User::a,P1\nalice\nTeam,P2")).toThrow(/ {2}alice\n {2}Team,P2/);
  });
});
