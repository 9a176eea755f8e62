import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { cloudFrom, type Cloud } from "../../src/failover/probes/runtime/aws";
import { askPatiently, type Fetch } from "../../src/failover/probes/runtime/http";
import { report } from "../../src/failover/probes/runtime/report";
import { answers, atOnce, cloudOf, nobody } from "./support/probes";

describe("a probe that asks", () => {
  it("asks again when nothing comes back, and takes the answer that comes then", async () => {
    let asked = 0;
    const flaky: Fetch = (...request) => {
      asked += 1;
      return asked < 3 ? nobody(...request) : answers("fine")(...request);
    };
    expect(await askPatiently(flaky, "https://x", {}, atOnce)).toEqual({ status: 200, body: "fine" });
    expect(asked).toBe(3);
  });

  it("takes an error for an answer, and does not ask again", async () => {
    let asked = 0;
    const broken: Fetch = (...request) => {
      asked += 1;
      return answers("sorry", 500)(...request);
    };
    expect(await askPatiently(broken, "https://x", {}, atOnce)).toEqual({ status: 500, body: "sorry" });
    expect(asked).toBe(1);
  });

  it("says so when nothing ever comes back", async () => {
    expect(await askPatiently(nobody, "https://x", {}, atOnce)).toBeUndefined();
  });
});

describe("a probe that reports", () => {
  const place = { probe: "region", region: "here", watchedIn: "there", namespace: "N", heartbeat: "Beat" };
  const put = (said: string[]) => ({
    PutMetricData: (body: unknown, region: string) => {
      const { MetricData } = body as { MetricData: { MetricName: string; Value: number }[] };
      said.push(...MetricData.map(({ MetricName, Value }) => `${region} ${MetricName} ${Value}`));
      return {};
    },
  });

  it("says what it measured where it runs, and then that it ran in the other region", async () => {
    const said: string[] = [];
    await report(cloudOf(put(said)), place, { A: 1, B: undefined });
    expect(said).toEqual(["here A 1", "there Beat 1"]);
  });

  it("shows no sign of life when it cannot say what it measured", async () => {
    const said: string[] = [];
    const cloud = cloudOf(put(said));
    const deafHere: Cloud = {
      ...cloud,
      call: (service, region, ...rest) =>
        region === "here" ? Promise.reject(new Error("down")) : cloud.call(service, region, ...rest),
    };
    await expect(report(deafHere, place, { A: 1 })).rejects.toThrow("down");
    expect(said).toEqual([]);
  });
});

describe("a probe's calls to AWS", () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** An endpoint that answers every request, and what it was asked. */
  async function endpoint(status: number, body: string) {
    const asked: Record<string, string | undefined>[] = [];
    server = createServer((request, response) => {
      const { authorization, "content-type": type, "x-amz-target": target } = request.headers;
      asked.push({ path: request.url, type, target: target?.toString(), authorization });
      response.writeHead(status).end(body);
    });
    await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const credentials = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "secret", AWS_SESSION_TOKEN: "token" };
    return { asked, cloud: cloudFrom({ ...credentials, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` }) };
  }

  it("are signed for the service and region, and an empty answer is none that fails", async () => {
    const { asked, cloud } = await endpoint(200, "");
    expect(await cloud.call("monitoring", "eu-west-1", "X.PutMetricData", {})).toEqual({});
    await cloud.s3("eu-west-1", "bucket", "key", { method: "HEAD" });
    expect(asked).toMatchObject([
      { path: "/", type: "application/x-amz-json-1.0", target: "X.PutMetricData" },
      { path: "/bucket/key" },
    ]);
    expect(asked[0]?.authorization).toContain("/eu-west-1/monitoring/aws4_request");
    expect(asked[1]?.authorization).toContain("/eu-west-1/s3/aws4_request");
  });

  it("pass on what the service says when it refuses", async () => {
    const { cloud } = await endpoint(400, '{"message":"not yours"}');
    await expect(cloud.call("cloudtrail", "eu-west-1", "X.GetTrailStatus", {})).rejects.toThrow(
      'X.GetTrailStatus in eu-west-1: 400 {"message":"not yours"}',
    );
  });
});
