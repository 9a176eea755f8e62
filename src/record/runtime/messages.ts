import * as z from "zod/mini";

/** What the queue carries. Each is handled as often as it comes, and counts once. */
export const message = z.discriminatedUnion("is", [
  /** A webhook's body, whose signature was verified. */
  z.object({ is: z.literal("webhook"), body: z.string() }),
  z.object({ is: z.literal("timer"), incident: z.string(), timer: z.string(), at: z.string() }),
  z.object({ is: z.literal("effect"), incident: z.string(), key: z.string() }),
  /** Asks PagerDuty for what nobody told, and looks for what nobody finished. */
  z.object({ is: z.literal("reconcile") }),
  z.object({ is: z.literal("review") }),
]);

/** A message of the queue. */
export type Message = z.infer<typeof message>;
