import * as grpc from "@grpc/grpc-js";

/** A server that the engine is told to attach to. */
export interface Attached {
  readonly port: number;
  readonly close: () => void;
}

/** One call as it happened: the place where calls are recorded and, on purpose, broken. */
export type Observer = (call: { readonly method: string; readonly urn: string; readonly milliseconds: number }) => void;

/** How an answer to a call is made. Throwing an Error refuses the call with the error's message. */
export type Handler<Request, Response> = (request: Request) => Response | Promise<Response>;

/** State files are small messages; a whole plan in one property is not, so the limit is the engine's own (400 MB). */
const messageLimit = 400 * 1024 * 1024;

/** Starts a server for one service on a free port of the loopback interface. */
export async function listen(
  service: grpc.ServiceDefinition,
  implementation: grpc.UntypedServiceImplementation,
): Promise<Attached> {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": messageLimit,
    "grpc.max_send_message_length": messageLimit,
  });
  server.addService(service, implementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  return {
    port,
    close: () => {
      server.forceShutdown();
    },
  };
}

/** Makes a gRPC method of a handler. */
export function unary<Request, Response>(
  method: string,
  handle: Handler<Request, Response>,
  observe?: Observer,
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const started = performance.now();
    const settle = (error: unknown, response: Response | null) => {
      observe?.({ method, urn: urnOf(call.request), milliseconds: performance.now() - started });
      if (response !== null) callback(null, response);
      else callback({ code: grpc.status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
    };
    // Promise.try does not exist in Node 20; an async function turns a synchronous throw into a rejection as well.
    const answer = async () => handle(call.request);
    answer().then(
      (response) => {
        settle(undefined, response);
      },
      (error: unknown) => {
        settle(error, null);
      },
    );
  };
}

function urnOf(request: unknown): string {
  const withUrn = request as { getUrn?: () => string };
  return typeof withUrn.getUrn === "function" ? withUrn.getUrn() : "";
}
