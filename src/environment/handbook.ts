import { z } from "zod";

/** What the handbook shows. */
export const handbook = z
  .strictObject({
    /** Whether people's phone numbers stand in it; whoever reads it can call them. */
    phoneNumbers: z.boolean().default(false),
  })
  .prefault({});
