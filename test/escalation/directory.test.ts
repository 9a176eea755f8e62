import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { lookUpPeople } from "../../src/directory";
import { userSpecs } from "../../src/escalation/specs/people";
import { plan } from "../../src/plan";
import { production, withPerson } from "../support/environment";

type Answer = (inputs: Record<string, unknown>) => Record<string, unknown>;
/** As the engine passes a vendor's refusal on. */
const refuse = (details: string): never => {
  throw Object.assign(new Error(details), { details });
};
const nobody: Answer = ({ email, label }) =>
  refuse(`Unable to locate any ${email === undefined ? "contact methods" : "user"} with ${String(email ?? label)}`);
const unknown = { user: nobody, device: nobody };

/** Looks people up in an account that answers so. */
async function lookUp(environment = production(), answers: Partial<typeof unknown> = {}) {
  const { user, device } = { ...unknown, ...answers };
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as Record<string, unknown> }),
      call: ({ token, inputs }) => (token.endsWith(":getUser") ? user : device)(inputs as Record<string, unknown>),
    },
    "incident-response",
    "prod",
  );
  return lookUpPeople(environment, new pagerduty.Provider("pagerduty", { token: "t" }));
}
const known: Answer = ({ email }) => ({ id: String(email), description: "Incident response: no seat" });
const knownAs =
  (address: string, key: string): Answer =>
  ({ email }) => ({ id: String(email), description: email === address ? `x (in the config: ${key})` : "" });

describe("people whom PagerDuty does not know yet", () => {
  it("are told by phone until the app is on their device, and what is lost is said once for all", async () => {
    const { environment, losses } = await lookUp();
    expect(losses).toEqual([
      expect.stringMatching(/^PagerDuty knows no device of alice-smith \(Phone\), bob-jones.*no push.*install the app/),
    ]);
    const alice = userSpecs(plan, environment).find(({ key }) => key === "alice-smith");
    expect(alice?.notifications.filter(({ urgency }) => urgency === "high")).toMatchObject([
      { channel: "phone", afterMinutes: 0 },
      { channel: "sms", afterMinutes: 1 },
    ]);
  });

  it("are told by push from the next up on", async () => {
    const { environment, losses } = await lookUp(production(), {
      user: known,
      device: ({ label }) => ({ id: "D", label }),
    });
    expect(losses).toEqual([]);
    expect(environment).toEqual(production());
  });

  it("are not asked for devices where the account has no push", async () => {
    const environment = production({
      features: { pushNotifications: false, shield: false },
      acceptedLosses: ["shield", "pushNotifications"],
    });
    expect((await lookUp(environment)).losses).toEqual([]);
  });

  it("stop everything when PagerDuty does not answer", async () => {
    const broken: Answer = () => refuse("503 Service Unavailable");
    await expect(lookUp(production(), { user: broken })).rejects.toThrow(/503 Service Unavailable -> try again/);
  });
});

describe("a person whose key was changed", () => {
  const device: Answer = ({ label }) => ({ id: "D", label });
  const user = knownAs("alice@vey.example", "alicia");

  it("is refused before anything is declared: PagerDuty would take both for one user and delete it", async () => {
    await expect(lookUp(production(), { user, device })).rejects.toThrow(
      /config\.people\.alice-smith: alice@vey\.example is declared as alicia so far.*formerly: alicia/,
    );
  });

  it("is the same user when the config says so", async () => {
    const environment = production(withPerson("alice-smith", { formerly: "alicia" }));
    expect((await lookUp(environment, { user, device })).environment.people["alice-smith"]).toMatchObject({
      formerly: "alicia",
    });
  });

  it("is known by a mark that the program leaves with every user", () => {
    const [alice] = userSpecs(plan, production());
    expect(alice?.description).toBe("Incident response: Incident Commander (primary) (in the config: alice-smith)");
  });
});
