import { ConnectionCut } from "../protocol";
import { clientOf } from "./clients";
import type { Fault, FaultPlan } from "./plan";

/** A call to a stand-in provider, as faults see it. */
export interface Call {
  readonly method: string;
  readonly type: string;
  readonly name: string;
  readonly region: string | undefined;
  /** Seconds after which the engine wants the call given up; absent where the program declares none. */
  readonly timeoutSeconds?: number;
}

/** What happens to a call. */
export interface Outcome {
  /** Seconds that the client would have slept; the sandbox does not. */
  readonly waitedSeconds: number;
  /** Runs before the vendor does anything: throws, or never returns. */
  readonly before?: () => Promise<never>;
  /** Runs after the vendor has done its work: the answer is lost. */
  readonly after?: () => never;
}

/** What providers wait for when the program declares nothing: twenty minutes is the usual default of a resource. */
const defaultTimeoutSeconds = 1200;

const undisturbed: Outcome = { waitedSeconds: 0 };

/** Decides for each call whether a fault meets it. The same plan and the same calls meet the same faults. */
export function injector(plan: FaultPlan): (call: Call) => Outcome {
  const seen = new Map<Fault, number>();
  const random = seeded(plan.seed);
  return (call) => {
    for (const fault of plan.faults) {
      if (!isMeant(fault, call)) continue;
      const count = (seen.get(fault) ?? 0) + 1;
      seen.set(fault, count);
      if (fault.call !== undefined && fault.call !== count) continue;
      if (fault.probability !== undefined && random() >= fault.probability) continue;
      return outcomeOf(fault, call);
    }
    return undisturbed;
  };
}

function isMeant(fault: Fault, call: Call): boolean {
  return (
    (fault.method === undefined || fault.method === call.method) &&
    (fault.type === undefined || call.type.includes(fault.type)) &&
    (fault.name === undefined || call.name.includes(fault.name)) &&
    (fault.region === undefined || fault.region === call.region) &&
    // Checks, diffs and configuration happen inside the plugin; no vendor is called.
    ["Create", "Read", "Update", "Delete", "Invoke"].includes(call.method)
  );
}

function outcomeOf(fault: Fault, call: Call): Outcome {
  const client = clientOf(call.type);
  const fail = (message: string, waitedSeconds = 0): Outcome => ({
    waitedSeconds,
    before: () => Promise.reject(new Error(message)),
  });
  switch (fault.fault) {
    case "rate-limit":
      if (fault.resetSeconds > client.longestWaitSeconds)
        return fail(
          `429 Too Many Requests: the limit is lifted in ${fault.resetSeconds} s, the client waits ${client.longestWaitSeconds} s at most`,
        );
      if (fault.times < client.triesWhenLimited) return { waitedSeconds: fault.times * fault.resetSeconds };
      return fail(
        `429 Too Many Requests, ${client.triesWhenLimited} times in a row`,
        client.triesWhenLimited * fault.resetSeconds,
      );
    case "server-error":
      if (fault.times < client.triesWhenFailing) return { waitedSeconds: fault.times };
      return fail(`500 Internal Server Error, ${client.triesWhenFailing} times in a row`);
    case "timeout":
      return fail(
        `context deadline exceeded (Client.Timeout exceeded while awaiting headers)${call.region === undefined ? "" : ` in ${call.region}`}`,
        call.timeoutSeconds ?? defaultTimeoutSeconds,
      );
    case "hang":
      return { waitedSeconds: 0, before: () => new Promise<never>(() => undefined) };
    case "cut":
      return { waitedSeconds: 0, before: () => Promise.reject(new ConnectionCut("connection reset by peer")) };
    case "lost-answer":
      return {
        waitedSeconds: 0,
        after: () => {
          throw new Error(`the ${call.method.toLowerCase()} was made, but its answer was lost: unexpected EOF`);
        },
      };
  }
}

/** A small generator of numbers between 0 and 1 (mulberry32): the same seed gives the same run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
