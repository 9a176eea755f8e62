import { z } from "zod";
import { severityKeys, type SeverityKey } from "../plan";

const forEachSeverity = <S extends z.ZodType>(of: S) =>
  z.strictObject(Object.fromEntries(severityKeys.map((it) => [it, of])) as Record<SeverityKey, S>);

const slackChannel = z.strictObject({
  id: z.string().regex(/^[CG][A-Z0-9]{8,}$/, "must be a Slack channel id, such as C0WARROOM0"),
  name: z.string().regex(/^[a-z0-9_-]{1,80}$/, "must be a Slack channel name without #"),
});

const slack = z.strictObject({
  app: z.literal("slack"),
  workspaceId: z.string().regex(/^T[A-Z0-9]{8,}$/, "must be a Slack workspace id, such as T0VEYZKP1"),
  /** Name of the Slack account as Datadog's Slack integration lists it; it is part of a handle, which ends at a space. */
  datadogAccount: z.string().regex(/^[\w-]+$/, "must be the account's name in Datadog, without spaces"),
  channels: forEachSeverity(slackChannel),
});

const teams = z.strictObject({
  app: z.literal("teams"),
  /** The Microsoft Entra tenant: PagerDuty's "Microsoft Teams Organization". */
  organisationId: z.uuid("must be the Entra tenant's id, a UUID"),
  /** The tenant's name as Datadog's Microsoft Teams integration lists it. */
  tenant: z.string().min(1),
  team: z.string().min(1),
  /** The object id of the user in whose name PagerDuty opens an incident's chat. */
  chatOwnerId: z.uuid("must be the user's Entra object id, a UUID"),
  /** The channel of each severity, by its name in the team. */
  channels: forEachSeverity(z.string().regex(/^[^~#%&*{}+/\\:<>?|'"]{1,50}$/, "must be a channel's name in Teams")),
});

/** Where people talk while an incident lasts, and the channel that each severity is announced in. */
export const chat = z.discriminatedUnion("app", [slack, teams], {
  error: ({ input }) =>
    typeof input === "object" && input !== null
      ? "name the app under `app`: slack or teams"
      : "must be an object with `app`: slack or teams",
});
/** The chat of an environment. */
export type Chat = z.output<typeof chat>;
