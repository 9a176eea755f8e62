import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Emulator } from "../emulator";

/** An API call that a step is about to make, as the vendor's model names it. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Whether a call may be made, and why not. */
export type Answer = { readonly allowed: true } | { readonly allowed: false; readonly why: string };

/** How a step ended, and how long it slept, in virtual seconds. */
export type Outcome = { readonly slept: number } & (
  { readonly result: unknown } | { readonly error: string } | { readonly timedOut: true }
);

/** What a step does. */
export type Work =
  | {
      readonly kind: "call";
      readonly service: string;
      readonly api: string;
      readonly region: string;
      readonly inputs: unknown;
    }
  | {
      readonly kind: "script";
      readonly script: string;
      readonly handler: string;
      readonly region: string;
      readonly payload: unknown;
    };

/** Where names on the web lead, and which regions are dead. */
export interface World {
  readonly web: Readonly<Record<string, string>>;
  readonly dead: readonly string[];
}

/** The Python beside the emulator that runs steps. */
export interface Worker {
  /** Runs one step; every call that it makes is asked about first. */
  readonly run: (work: Work, timeoutSeconds: number, mayCall: (call: Call) => Promise<Answer>) => Promise<Outcome>;
  readonly live: (world: World) => Promise<void>;
  readonly close: () => void;
}

/** Starts a worker; `ssmUrl` is where it finds Systems Manager. */
export function startWorker(emulator: Emulator, ssmUrl: string): Worker {
  const child = spawn(emulator.python, [join(__dirname, "worker.py")], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { PATH: process.env.PATH, ...emulator.env, AWS_ENDPOINT_URL_SSM: ssmUrl },
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const send = (message: unknown) => child.stdin.write(`${JSON.stringify(message)}\n`);
  const receive = async (): Promise<Record<string, unknown>> => {
    const line = await lines.next();
    if (line.done === true) throw new Error("the worker of the automation harness ended");
    return JSON.parse(line.value) as Record<string, unknown>;
  };
  // One step at a time: calls that it asks about are answered on the same line of talk.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(action: () => Promise<T>): Promise<T> => {
    const mine = last.then(action, action);
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    run: (work, timeoutSeconds, mayCall) =>
      inTurn(async () => {
        send({ ...work, timeoutSeconds });
        for (;;) {
          const message = await receive();
          if (!("ask" in message)) return message as unknown as Outcome;
          send(await mayCall(message.ask as Call));
        }
      }),
    live: (world) =>
      inTurn(async () => {
        send({ kind: "world", world });
        await receive();
      }),
    close: () => {
      child.stdin.end();
      void once(child, "exit");
    },
  };
}
