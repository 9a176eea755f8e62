import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { draft, type Answers } from "../../init/draft";
import { readPeople } from "../../init/people";
import { writeStackFile } from "../../init/stackFile";
import { drawUp } from "../../src/blueprint";
import { parseEnvironment } from "../../src/environment";
import { parseStackFile } from "../../src/environment/stackFile";
import { formatFindings, plan } from "../../src/plan";

const list = readFileSync(join(__dirname, "..", "fixtures", "init", "people.csv"), "utf8");

/** A company in the EU: twenty people in rotations, no Slack, no Jira, one host. */
const acme = (people = list): Answers => ({
  environment: "production",
  company: "Acme GmbH",
  domain: "acme.example",
  timeZone: "Europe/Berlin",
  accountId: "111122223333",
  regions: { primary: "eu-west-1", standby: "eu-central-1", witness: "eu-west-2" },
  pagerduty: "acme",
  pagerdutyRegion: "eu",
  datadogSite: "datadoghq.eu",
  hotline: "+49 30 901820",
  with: ["priorities", "workflows"],
  people: readPeople(people, "people.csv").people,
});

/** What the file of the answers would be refused for, one line each. */
function refusals(answers: Answers): readonly string[] {
  const { findings, placeOf } = writeStackFile("eu", draft(answers));
  const told = formatFindings(findings, placeOf);
  return told === "" ? [] : told.split("\n");
}

describe("another company's stack", () => {
  it("is declared from the answers, and nothing of the sample company is left in it", () => {
    const { text, findings, lost } = writeStackFile("eu", draft(acme()));
    expect(findings).toEqual([]);
    expect(lost).toContain("public-api-unreachable");
    const { environment } = parseEnvironment(parseStackFile(text, "Pulumi.eu.yaml").values);
    if (environment === undefined) throw new Error("the file is refused");
    const declared = JSON.stringify(drawUp(plan, environment));
    expect(declared).toContain("api.eu-central-1.acme.example");
    // Health checkers ask from every region that there is.
    expect(declared.match(/\bvey\b|us-west-2(?!")|123456789012|Alice Smith/g)).toBeNull();
  });

  it("has several people of a seat take turns, and everybody of the team leads told", () => {
    const { seats } = draft(acme()) as { readonly seats: Readonly<Record<string, unknown>> };
    expect(seats["technical-lead-primary"]).toEqual({ rotate: ["carla-dias", "david-ek"], turnDays: 7 });
    expect(seats["team-leads"]).toEqual({ everyone: ["rolf-sand", "sara-thal"] });
    expect(seats["triage-owner"]).toBe("tom-uhl");
  });

  it("is refused with the place of each mistake, all at once", () => {
    const mistaken = list.replace(",triage-owner", ",").replace("+49 1512 3456790", "01512");
    const told = refusals({ ...acme(mistaken), with: ["priorities", "workflows", "jira"] });
    expect(told).toHaveLength(3);
    expect(told.join("\n")).toMatch(/:\d+:\d+: config\.jira: is needed by the feature jira/);
    expect(told.join("\n")).toMatch(/:\d+:\d+: config\.people\.sara-thal\.phone: must be \+<country code>/);
    expect(told.join("\n")).toMatch(/:\d+:\d+: config\.seats\.triage-owner: nobody fills this seat/);
  });

  it("is refused for a region that does not exist", () => {
    const told = refusals({
      ...acme(),
      regions: { primary: "eu-west-1", standby: "eu-west-99", witness: "eu-west-2" },
    });
    expect(told.join("\n")).toMatch(/config\.aws\.regions\.standby/);
  });
});

describe("a list of people", () => {
  it("may have PagerDuty's columns, quotes and accents", () => {
    const text =
      'User Name,Login Email,Contact Phone,Seats\n"O\'Neil, Zoë",ZOE@acme.example,+46 70 1234567,c-level board\n';
    expect(readPeople(text, "people.csv")).toEqual({
      people: [
        {
          key: "o-neil-zoe",
          name: "O'Neil, Zoë",
          email: "zoe@acme.example",
          phone: "+46 70 1234567",
          seats: ["c-level", "board"],
        },
      ],
      problems: [],
    });
  });

  it("is told line by line what is wrong with it", () => {
    const text = "name,email,seats\nAnna,anna@acme.example,triage-ownr\nAnna,,\n,x@acme.example,\n";
    expect(readPeople(text, "people.csv").problems).toEqual([
      expect.stringMatching(/^people\.csv:2: there is no seat "triage-ownr"; the plan has incident-commander-primary/),
      "people.csv:3: has no email",
      "people.csv:4: has no name",
      "people.csv:3: Anna is in the list already; give one of them another name",
    ]);
  });

  it("that is none is refused in one line", () => {
    expect(readPeople('name,email\n"Anna,anna@acme.example\n', "people.csv").problems).toEqual([
      expect.stringMatching(/^people\.csv: is not a list of comma-separated values/),
    ]);
  });
});
