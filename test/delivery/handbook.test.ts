import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectAws } from "../../delivery/aws";
import { publishHandbook } from "../../delivery/commands/handbook";
import { fill, placesIn, publishPages } from "../../delivery/handbook";
import { changed, paging, resource } from "../review/support/resources";
import { handbookOf } from "../review/site/pages";
import { fakeConfluence, type FakeConfluence } from "./support/confluence";
import { fakeServer, type Answer, type FakeServer, type Received } from "./support/server";

const files = handbookOf(paging());

describe("the buckets of the handbook", () => {
  const place = { bucket: "zkp-handbook-1-us-west-2", region: "us-west-2" };
  let server: FakeServer;
  let held: Map<string, string>;
  let refuses: boolean;
  beforeEach(async () => {
    held = new Map();
    refuses = false;
    server = await fakeServer(s3);
  });
  afterEach(() => server.close());
  const aws = () => connectAws({ AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "s", AWS_ENDPOINT_URL: server.url });

  /** As S3 lists: so many objects at once, and where the next page begins. */
  function s3({ method, path, body }: Received): Answer {
    if (refuses) return { status: 403, body: "<Error><Code>AccessDenied</Code><Message>no</Message></Error>" };
    const { pathname, searchParams } = new URL(path, "http://s3");
    const key = pathname.slice(place.bucket.length + 2);
    if (method === "PUT") held.set(key, typeof body === "string" ? body : JSON.stringify(body));
    if (method === "DELETE") held.delete(key);
    if (method !== "GET") return {};
    const from = Number(searchParams.get("continuation-token") ?? 0);
    const keys = [...held.keys()];
    const md5 = (text = "") => createHash("md5").update(text).digest("hex");
    const entries = keys
      .slice(from, from + 40)
      .map((it) => `<Contents><Key>${it}</Key><ETag>&quot;${md5(held.get(it))}&quot;</ETag></Contents>`);
    const next = from + 40 < keys.length ? `<NextContinuationToken>${from + 40}</NextContinuationToken>` : "";
    return { body: `<ListBucketResult>${entries.join("")}${next}</ListBucketResult>` };
  }

  it("are those that are declared, the standby's first, since people are led there", () => {
    const bucket = (region: string, kind = "handbook") =>
      resource("aws:s3/bucket:Bucket", `${kind}-${region}`, { bucket: `zkp-${kind}-1-${region}`, region });
    const declared = [bucket("us-east-1"), bucket("us-west-2"), bucket("us-west-2", "evidence")];
    expect(placesIn(declared, "us-east-1").map(({ region }) => region)).toEqual(["us-west-2", "us-east-1"]);
  });

  it("get every file with its type, the first page last; then only what has changed, and lose what is gone", async () => {
    expect(await fill(aws(), place, files)).toContain(`${Object.keys(files).length} files written, 0 removed`);
    expect(Object.fromEntries(held)).toEqual(files);
    const puts = server.received.filter(({ method }) => method === "PUT");
    expect(puts.at(-1)?.path).toMatch(/index\.html$/);
    expect(puts.at(-1)?.headers["content-type"]).toBe("text/html; charset=utf-8");

    held.set("people/nobody.html", "gone");
    held.set("index.html", "edited");
    expect(await fill(aws(), place, files)).toMatch(/^us-west-2: 1 of \d+ files written, 1 removed/);
    expect(Object.fromEntries(held)).toEqual(files);
  });

  it("are told of by name when AWS refuses, with what to do", async () => {
    refuses = true;
    await expect(fill(aws(), place, files)).rejects.toThrow(
      /ListObjectsV2 on zkp-handbook-1-us-west-2 in us-west-2: 403 AccessDenied no\n {2}What to do: deploy/,
    );
  });
});

describe("the pages in Confluence", () => {
  let confluence: FakeConfluence;
  let pauses: number[];
  beforeEach(async () => {
    confluence = await fakeConfluence();
    pauses = [];
  });
  afterEach(() => confluence.close());
  const publish = (of = files, token = "token") =>
    publishPages(
      { url: confluence.url, spaceId: "98306", parentId: "163841", email: "ada@vey.example", token },
      of,
      (milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
    );
  const titled = (title: string) => confluence.pages.find((it) => it.title === title);
  const writes = () => confluence.received.filter(({ method }) => method !== "GET").length;

  it("are made once, below the page that config names, and link to each other by title", async () => {
    const pages = Object.keys(files).filter((it) => it.endsWith(".html")).length;
    expect(await publish()).toBe(`Confluence: ${pages} pages made, 0 changed, 0 removed, of ${pages}.`);
    expect(new Set(confluence.pages.map(({ parentId }) => parentId))).toEqual(new Set(["163841"]));
    const first = titled("Handbook: Now what?")?.body ?? "";
    expect(first).toContain('<ri:page ri:content-title="Handbook: Runbook 5: Signing Key Compromise" />');
    expect(titled("Handbook: Runbook 5: Signing Key Compromise")?.body).toMatch(
      /CDATA\[npm run respond -- revoke-key /,
    );

    const before = writes();
    expect(await publish()).toContain("0 pages made, 0 changed, 0 removed");
    expect(writes()).toBe(before);
  });

  it("are written again when they say something else, removed when they are gone, and others are left alone", async () => {
    await publish();
    const own = { version: 1, body: "<p>mine</p>" };
    confluence.pages.push({ ...own, id: "7", title: "Handbook: of the kitchen", parentId: "1" });
    confluence.pages.push({ ...own, id: "8", title: "Notes", parentId: "163841" });
    const renamed = changed(paging(), "bob", { name: "Robert Jones" });
    expect(await publish(handbookOf(renamed))).toMatch(/1 pages made, [1-9]\d* changed, 1 removed/);
    expect(titled("Handbook: Bob Jones")).toBeUndefined();
    expect(titled("Handbook: of the kitchen")?.body).toBe("<p>mine</p>");
    expect(titled("Notes")?.body).toBe("<p>mine</p>");
  });

  it("hold markup and hostile names for text, and two people of one name apart", async () => {
    const hostile = `"><script>alert(1)</script> ]]> & 🚨 \u202eشخص\u202c`;
    const named = changed(changed(paging(), "alice", { name: hostile }), "bob", { name: hostile });
    await publish(handbookOf(named));
    expect(confluence.pages.filter(({ title }) => title.includes("alert(1)"))).toHaveLength(2);
    expect(confluence.pages.filter(({ body }) => body.includes("<script"))).toEqual([]);
  });

  it("wait when Confluence asks for it, and say what to do when it refuses", async () => {
    confluence.tooSoon = 2;
    await publish();
    expect(pauses).toEqual([5000, 5000]);
    await expect(publish(files, "wrong")).rejects.toThrow(/\(401\)[^]*What to do: see whether CONFLUENCE_EMAIL/);
  });
});

describe("npm run deliver -- handbook", () => {
  it("reaches the standby and Confluence with the primary region dead, and ends in naming what it did not reach", async () => {
    const dead = { status: 503, body: "<Error><Code>ServiceUnavailable</Code></Error>" };
    const s3 = await fakeServer(({ path }) => (path.includes("us-east-1") ? dead : { body: "<ListBucketResult/>" }));
    const confluence = await fakeConfluence();
    const env = {
      AWS_ACCESS_KEY_ID: "a",
      AWS_SECRET_ACCESS_KEY: "s",
      AWS_ENDPOINT_URL: s3.url,
      CONFLUENCE_URL: confluence.url,
      CONFLUENCE_EMAIL: "ada@vey.example",
      CONFLUENCE_TOKEN: "token",
    };
    const published = publishHandbook("prod", new Date("2026-11-01T00:00:00Z"), env);
    await expect(published).rejects.toThrow(/^AWS refuses ListObjectsV2 on \S+-us-east-1 in us-east-1: 503/);
    const written = s3.received.filter(({ method }) => method === "PUT").map(({ path }) => path);
    expect(written.some((it) => it.includes("us-west-2/runbooks/service-outage.html"))).toBe(true);
    expect(confluence.pages.some(({ title }) => title === "Handbook: Runbook 4: Service Outage")).toBe(true);
    await Promise.all([s3.close(), confluence.close()]);
  });
});
