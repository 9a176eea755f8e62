import { z } from "zod";
import { aws, failover } from "./aws";
import { chat } from "./chat";
import { email, postMortems, statusPage } from "./communication";
import { company, contactAddresses } from "./company";
import { acceptedLosses, featureSwitches } from "./features";
import { shaped } from "./formats";
import { handbook } from "./handbook";
import { dns } from "./hosts";
import { people, seats, stakeholderGroups } from "./people";
import type { SchemaNode } from "./schemaTree";
import { timeZone } from "./timeZones";
import { datadog, detectorPage, jira, mail, pagerduty, warRoom } from "./vendors";

/** What a stack's config consists of. A section that only a feature needs may be left out while the feature is off. */
export const sections = {
  environment: z.enum(["production", "staging"]),
  company,
  contacts: contactAddresses,
  timeZone,
  people,
  seats,
  stakeholders: stakeholderGroups,
  pagerduty,
  datadog,
  chat: chat.optional(),
  warRoom: warRoom.optional(),
  mail: mail.optional(),
  jira: jira.optional(),
  statusPage: statusPage.optional(),
  email: email.optional(),
  postMortems: postMortems.optional(),
  prometheus: detectorPage.optional(),
  sentry: detectorPage.optional(),
  aws,
  dns,
  failover,
  features: featureSwitches,
  acceptedLosses,
  handbook,
  /** The ids of existing objects; the program refuses a name that it does not declare. */
  adopt: z
    .record(
      shaped(/^\w{1,80}::[\w-]{1,200}$/, "Type::logical-name", "User::escalation-alice-smith"),
      shaped(/^[^\s"'\\<>]{1,500}$/, "the vendor's id, as an import takes it", "PABC123"),
    )
    .default({}),
};

/** A section's name. */
export type SectionName = keyof typeof sections;

/** The facts of one environment: who the people are, which accounts, regions and channels. Plain data, no secrets. */
export type Environment = { readonly [Section in SectionName]: z.output<(typeof sections)[Section]> };

let tree: SchemaNode | undefined;

/** The schema of all sections as a tree with examples; made when something is wrong, and not before. */
export const schemaTree = (): SchemaNode =>
  (tree ??= z.toJSONSchema(z.strictObject(sections), { io: "input" }) as SchemaNode);
