import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Environment } from "../../src/environment";

/** What stands on the web beside AWS: the product's own endpoints, and Cloudflare's API for one zone. */
export interface Web {
  /** Where each host name leads. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Hosts that answer without the expected text. */
  readonly sick: Set<string>;
  /** The zone's security level. */
  readonly level: () => string;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/** Starts it on loopback. Cloudflare's part refuses what the real one refuses: a wrong token, zone or level. */
export async function startWeb({ dns, failover }: Environment): Promise<Web> {
  const sick = new Set<string>();
  let level = "medium";
  const expected = new Map(
    Object.values(dns.hosts).flatMap(({ endpoints, health }) =>
      Object.values(endpoints).map((host) => [host, health] as const),
    ),
  );
  const server = createServer((request, response) => {
    const host = String(request.headers["x-host"]);
    const health = expected.get(host);
    if (health !== undefined) {
      const right = request.url === health.path && !sick.has(host);
      response.writeHead(right ? 200 : 500).end(right ? `{${health.contains}}` : "sick");
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const refuse = (status: number, code: number, message: string) =>
        response.writeHead(status).end(JSON.stringify({ success: false, errors: [{ code, message }], result: null }));
      const { value } = JSON.parse(Buffer.concat(chunks).toString()) as { readonly value?: string };
      if (request.headers.authorization !== "Bearer token-of-the-cdn") return refuse(403, 9109, "Invalid access token");
      if (request.url !== `/client/v4/zones/${failover.cdn?.zoneId ?? ""}/settings/security_level`)
        return refuse(404, 7003, "Could not route to the zone");
      if (request.method !== "PATCH" || value === undefined) return refuse(405, 10405, "Method not allowed");
      level = value;
      return response.end(JSON.stringify({ success: true, errors: [], result: { id: "security_level", value } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hosts = [...expected.keys(), "api.cloudflare.com"];
  return {
    hosts: Object.fromEntries(hosts.map((host) => [host, url])),
    sick,
    level: () => level,
    reset: () => {
      sick.clear();
      level = "medium";
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
