import { z } from "zod";
import { severityKeys, type SeverityKey } from "../plan";
import { name, shaped, unlessMissing, uuid } from "./formats";

const forEachSeverity = <S extends z.ZodType>(of: S) =>
  z.strictObject(Object.fromEntries(severityKeys.map((it) => [it, of])) as Record<SeverityKey, S>);

const slackChannel = z.strictObject({
  id: shaped(/^[CG][A-Z0-9]{8,20}$/, "a Slack channel id", "C0WARROOM0"),
  name: shaped(/^[a-z0-9_-]{1,80}$/, "a Slack channel name without #", "incidents"),
});

const slack = z.strictObject({
  app: z.literal("slack"),
  workspaceId: shaped(/^T[A-Z0-9]{8,20}$/, "a Slack workspace id", "T0ACMEZKP"),
  /** Name of the Slack account as Datadog's Slack integration lists it; it is part of a handle, which ends at a space. */
  datadogAccount: shaped(/^[\w-]{1,80}$/, "the account's name in Datadog, without spaces", "Acme"),
  channels: forEachSeverity(slackChannel),
});

const teams = z.strictObject({
  app: z.literal("teams"),
  /** The Microsoft Entra tenant: PagerDuty's "Microsoft Teams Organization". */
  organisationId: uuid("the Entra tenant's id, a UUID"),
  /** The tenant's name as Datadog's Microsoft Teams integration lists it. */
  tenant: name("Acme"),
  team: name("Engineering"),
  /** The object id of the user in whose name PagerDuty opens an incident's chat. */
  chatOwnerId: uuid("the user's Entra object id, a UUID"),
  /** The channel of each severity, by its name in the team. */
  channels: forEachSeverity(shaped(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,49}$/u, "a channel's name in Teams", "Incidents")),
});

/** Where people talk while an incident lasts, and the channel that each severity is announced in. */
export const chat = z.discriminatedUnion("app", [slack, teams], {
  error: unlessMissing("must be an object that names the app under `app`: slack or teams"),
});
/** The chat of an environment. */
export type Chat = z.output<typeof chat>;
