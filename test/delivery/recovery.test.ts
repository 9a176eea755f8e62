import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Failure } from "../../delivery/failure";
import { explain } from "../../delivery/engine";
import { accountsVendors, type Missing, type Vendors } from "../../delivery/recovery";
import { fakeServer, type Answer, type FakeServer, type Received } from "./support/server";

const urnOf = (type: string, name: string) => `urn:pulumi:prod::incident-response::${type}::${name}`;
const missing = (type: string, name: string, inputs: Record<string, unknown>): Missing => ({
  urn: urnOf(type, name),
  type,
  inputs,
});
const service = missing("pagerduty:index/service:Service", "p0", { name: "zkp-p0" });
const monitor = missing("datadog:index/monitor:Monitor", "verification", { name: "[P0] Verification fails" });
const role = missing("aws:iam/role:Role", "issuer", { name: "zkp-issuer" });

let server: FakeServer;
let vendors: Vendors;
let answers: (request: Received) => Answer;
beforeEach(async () => {
  server = await fakeServer((request) => answers(request));
  vendors = accountsVendors({
    awsAccountId: "123456789012",
    awsRegion: "us-west-2",
    pagerdutyApi: server.url,
    pagerdutySubdomain: "vey",
    pagerdutyToken: "pd",
    datadogApi: server.url,
    datadogApiKey: "dd",
    datadogAppKey: "app",
    unheard: [],
  });
});
afterEach(() => server.close());

describe("what exists at PagerDuty and Datadog and no state knows", () => {
  it("is found by exactly the plan's name, on whatever page it is", async () => {
    const others = Array.from({ length: 100 }, (_, index) => ({ id: `P${index}`, name: `zkp-p0 copy ${index}` }));
    answers = ({ path }) => {
      if (path.startsWith("/api/v1/monitor")) return { body: [{ id: 7, name: "[P0] Verification fails" }] };
      const first = path.includes("offset=0");
      return { body: { services: first ? others : [{ id: "PX", name: "zkp-p0" }], more: first } };
    };
    expect(await vendors.find([service, monitor, role])).toEqual([
      { urn: service.urn, type: service.type, importId: "PX" },
      { urn: monitor.urn, type: monitor.type, importId: "7" },
    ]);
    expect(server.received.map(({ headers }) => headers.authorization ?? headers["dd-api-key"])).toContain("dd");
    expect(["pagerduty:index/service:Service", "aws:iam/role:Role"].map(vendors.knows)).toEqual([true, false]);
  });

  it("is nobody's guess: two of one name are refused, and so is a vendor that does not tell", async () => {
    answers = () => ({
      body: {
        services: [
          { id: "PX", name: "zkp-p0" },
          { id: "PY", name: "zkp-p0" },
        ],
      },
    });
    await expect(vendors.find([service])).rejects.toThrow(/"zkp-p0" exists 2 times[^]*What to do/);
    answers = () => ({ status: 403, body: {} });
    await expect(vendors.find([service])).rejects.toThrow(Failure);
  });

  it("is deleted by its id", async () => {
    answers = () => ({});
    await vendors.remove({ urn: service.urn, type: service.type, importId: "PX" });
    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual(["DELETE /services/PX"]);
  });
});

it.each([
  "error: Duplicate of an existing monitor_id:17",
  "error: creating IAM Role (zkp-issuer): EntityAlreadyExists: Role with name zkp-issuer already exists.",
  "POST API call to /services failed 400 Bad Request. Code: 2001, Errors: [Name has already been taken]",
])("an update that meets what a killed one has made says what to do: %s", (said) => {
  expect(explain("up", { code: 255, stdout: "", stderr: said })).toMatch(/What to do: `npm run deliver -- recover`/);
});
