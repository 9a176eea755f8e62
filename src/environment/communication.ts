import { z } from "zod";
import { componentKeys, type ComponentKey } from "../plan";
import { email as address, httpsUrl } from "./formats";

const statuspageId = z
  .string()
  .regex(/^[a-z0-9]{12}$/, "must be an id of Statuspage: 12 lower-case letters and digits");

/** The page that customers read, its id at Statuspage, and its component for each of the plan's. */
export const statusPage = z.strictObject({
  url: httpsUrl,
  pageId: statuspageId,
  components: z.strictObject(
    Object.fromEntries(componentKeys.map((it) => [it, statuspageId])) as Record<ComponentKey, typeof statuspageId>,
  ),
});

/** SendGrid: the verified sender, and the list that customers' e-mails go to. */
export const email = z.strictObject({
  senderId: z.int().positive(),
  listId: z.uuid("must be the id of a list of SendGrid, a UUID"),
  from: address,
});

/** The repository that post-mortems are published in. */
export const postMortems = z.strictObject({
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, "must be owner/name"),
  folder: z.string().regex(/^[\w-]+(\/[\w-]+)*$/, "must be a folder without slashes at its ends"),
});
