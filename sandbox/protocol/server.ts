import * as grpc from "@grpc/grpc-js";

/** A server that the engine is told to attach to. */
export interface Attached {
  readonly port: number;
  readonly close: () => void;
}

/** One call as it happened. */
export interface ObservedCall {
  readonly method: string;
  readonly urn: string;
  readonly milliseconds: number;
  /** Seconds that the provider's client would have slept between its tries. */
  readonly waitedSeconds: number;
  /** What the call was refused with. */
  readonly error?: string;
}

/** Is told of every call. */
export type Observer = (call: ObservedCall) => void;

/** Decides what goes wrong with a call, before or after it does its work. */
export type Disturbance = (
  method: string,
  request: unknown,
) => { readonly waitedSeconds: number; readonly before?: () => Promise<void>; readonly after?: () => never };

/** What watches calls, and what breaks them on purpose. */
export interface Instruments {
  readonly observe?: Observer | undefined;
  readonly disturb?: Disturbance | undefined;
}

/** An error that ends the connection rather than the call. */
export class ConnectionCut extends Error {
  override readonly name = "ConnectionCut";
}

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
  { observe, disturb }: Instruments = {},
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const started = performance.now();
    const fate = disturb?.(method, call.request) ?? { waitedSeconds: 0 };
    const settle = (error: Error | undefined, response: Response | null) => {
      const milliseconds = performance.now() - started;
      const observed = { method, urn: urnOf(call.request), milliseconds, waitedSeconds: fate.waitedSeconds };
      observe?.({ ...observed, ...(error !== undefined && { error: error.message }) });
      if (error === undefined) callback(null, response);
      else
        callback({
          code: error instanceof ConnectionCut ? grpc.status.UNAVAILABLE : grpc.status.UNKNOWN,
          details: error.message,
        });
    };
    const answer = async () => {
      await fate.before?.();
      const response = await handle(call.request);
      fate.after?.();
      return response;
    };
    answer().then(
      (response) => {
        settle(undefined, response);
      },
      (error: unknown) => {
        settle(error instanceof Error ? error : new Error(String(error)), null);
      },
    );
  };
}

function urnOf(request: unknown): string {
  const withUrn = request as { getUrn?: () => string };
  return typeof withUrn.getUrn === "function" ? withUrn.getUrn() : "";
}
