import { z } from "zod";
import { contactKeys, contacts, type ContactKey } from "../plan";
import { domain, email, httpsUrl, isWithin, name, unlessMissing } from "./formats";

/** The company whose plan this is. */
export const company = z.strictObject({
  /** As customers know it; it stands in texts to them. */
  name: name("Acme"),
  /** Every domain that is the company's own. A name of another one anywhere in what is declared is a leftover. */
  domains: z.array(domain).min(1, "name the domain of the public names at least"),
});

const reached = z.union([email, httpsUrl], {
  error: unlessMissing("must be an e-mail address in lower case, or an https URL"),
});
/** Not every company has an insurer or a CDN; that it has none is written, not left out. */
const outside = z.union([z.literal("none"), email, httpsUrl], {
  error: unlessMissing("must be an e-mail address in lower case, an https URL, or none"),
});

/** How each contact of the plan is reached. */
export const contactAddresses = z.strictObject(
  Object.fromEntries(contactKeys.map((key) => [key, contacts[key].outside ? outside : reached])) as Record<
    ContactKey,
    typeof outside
  >,
);

/** Whether a host name or an address is in one of the domains. */
export const isOwn = (name: string, domains: readonly string[]): boolean => domains.some((it) => isWithin(name, it));
