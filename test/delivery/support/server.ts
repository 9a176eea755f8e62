import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that a fake server was sent. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** An answer of a fake server: a status, and a body that is sent as JSON, or as it is when it is text or bytes. */
export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

/** A vendor's API on loopback that remembers what it was asked. */
export interface FakeServer {
  readonly url: string;
  readonly received: Received[];
  readonly close: () => Promise<void>;
}

/** Starts a fake API. */
export async function fakeServer(answer: (request: Received) => Answer): Promise<FakeServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const entry: Received = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body: parsed(text),
      };
      received.push(entry);
      const { status = 200, body } = answer(entry);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(
        body === undefined ? "" : typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
