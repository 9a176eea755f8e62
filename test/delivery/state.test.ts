import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectAws, type Aws } from "../../delivery/aws";
import { restore, stateKey, versionsOf } from "../../delivery/state";
import { fakeServer, type Answer, type FakeServer, type Received } from "./support/server";

const store = { bucket: "state", region: "us-west-2" };
const key = stateKey("prod");

let server: FakeServer;
let aws: Aws;
/** Objects in the bucket, by key; and how many versions the state has. */
let objects: Set<string>;
let versions: number;
let answers: (request: Received) => Answer | undefined;
beforeEach(async () => {
  objects = new Set();
  versions = 3;
  answers = () => undefined;
  server = await fakeServer((request) => answers(request) ?? s3(request));
  aws = connectAws({ AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "s", AWS_ENDPOINT_URL: server.url });
});
afterEach(() => server.close());

/** As S3 pages: a thousand versions at once, and where the next page begins. */
function s3({ method, path }: Received): Answer {
  const { pathname, searchParams } = new URL(path, server.url);
  const object = pathname.slice("/state/".length);
  if (method === "PUT") objects.add(object);
  if (method === "DELETE") objects.delete(object);
  if (method !== "GET") return { body: "<CopyObjectResult/>" };
  if (!searchParams.has("versions"))
    return { body: [...objects].map((it) => `<Contents><Key>${it}</Key></Contents>`).join("") };
  const first = Number(searchParams.get("version-id-marker") ?? 0);
  const page = Array.from({ length: Math.min(1000, versions - first) }, (_, index) => first + index);
  const last = first + page.length;
  const entries = page.map(
    (it) => `<Version><Key>${key}</Key><VersionId>${it}</VersionId><LastModified>${it}</LastModified></Version>`,
  );
  const next = `<NextKeyMarker>${key}</NextKeyMarker><NextVersionIdMarker>${last}</NextVersionIdMarker>`;
  return { body: `<IsTruncated>${last < versions}</IsTruncated>${last < versions ? next : ""}${entries.join("")}` };
}
const copies = () => server.received.filter(({ headers }) => headers["x-amz-copy-source"] !== undefined);
const isLock = ({ path }: Received) => path.includes("locks");

describe("the versions of the state", () => {
  it("are listed page by page to the oldest: one up alone writes more than a page of them", async () => {
    versions = 2329;
    const listed = await versionsOf(aws, store, "prod");
    expect(new Set(listed.map(({ id }) => id)).size).toBe(2329);
  });
});

describe("restoring a version", () => {
  it("copies it under the stack's lock, and gives the lock back", async () => {
    await restore(aws, store, "prod", "1");
    expect(copies().map(({ headers }) => headers["x-amz-copy-source"])).toEqual([`/state/${key}?versionId=1`]);
    expect([...objects].filter((it) => it.includes("locks"))).toEqual([]);
  });

  it("is refused while somebody else holds the lock, who keeps it", async () => {
    const theirs = ".pulumi/locks/organization/incident-response/prod/theirs.json";
    objects.add(theirs);
    await expect(restore(aws, store, "prod", "1")).rejects.toThrow(/The stack is locked/);
    expect(copies()).toEqual([]);
    expect([...objects]).toEqual([theirs]);
  });

  it.each([
    ["taken", "PUT", /refuses to take the stack's lock: 403/],
    ["asked for", "GET", /refuses to read the stack's lock: 403/],
  ])("is refused when the lock cannot be %s", async (_what, method, says) => {
    answers = (request) => (request.method === method && isLock(request) ? { status: 403, body: "" } : undefined);
    await expect(restore(aws, store, "prod", "1")).rejects.toThrow(says);
    expect(copies()).toEqual([]);
  });

  it("is refused when whoever answers knows nothing of the lock that was just taken", async () => {
    answers = (request) =>
      request.method === "GET" && isLock(request) ? { body: "<html>Hotspot login</html>" } : undefined;
    await expect(restore(aws, store, "prod", "1")).rejects.toThrow(/cannot be read/);
    expect(copies()).toEqual([]);
  });

  it("is refused when S3 says in an answer of success that it failed", async () => {
    answers = ({ headers }) =>
      headers["x-amz-copy-source"] === undefined ? undefined : { body: "<Error><Code>InternalError</Code></Error>" };
    await expect(restore(aws, store, "prod", "1")).rejects.toThrow(/refuses to restore: 200 InternalError/);
  });
});
