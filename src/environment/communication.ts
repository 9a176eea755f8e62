import { z } from "zod";
import { componentKeys, type ComponentKey } from "../plan";
import { email as address, httpsUrl, shaped, uuid } from "./formats";

const statuspageId = shaped(/^[a-z0-9]{12}$/, "an id of Statuspage: 12 lower-case letters and digits", "kctbh9vrtdwd");

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
  senderId: z
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .meta({ examples: [1] }),
  listId: uuid("the id of a list of SendGrid, a UUID"),
  from: address,
});

/** The repository that post-mortems are published in. */
export const postMortems = z.strictObject({
  repository: shaped(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, "owner/name", "acme/post-mortems"),
  folder: shaped(/^(?=.{1,200}$)[\w-]+(\/[\w-]+)*$/, "a folder without slashes at its ends", "incidents"),
});
