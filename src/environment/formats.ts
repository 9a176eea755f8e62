import { z } from "zod";

const label = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
const nameFormat = new RegExp(`^(?=.{1,253}$)${label}(\\.${label})+$`);

/** A host name, as DNS compares them: in lower case. */
export const hostName = z.string().regex(nameFormat, "must be a host name in lower case");

/** A domain, such as vey.example. */
export const domain = z.string().regex(nameFormat, "must be a domain in lower case, such as vey.example");

/** An https URL: what is linked to or called carries tokens, or is trusted by people. */
export const httpsUrl = z.url({ protocol: /^https$/, error: "must be an https URL" });

/** PagerDuty stores addresses in lower case and finds people case-sensitively. */
export const email = z
  .email("must be an e-mail address")
  .refine((it) => it === it.toLowerCase(), "must be written in lower case");

/** A key that becomes part of resource names. */
export const key = (example: string) =>
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, `must be kebab-case, such as ${example}`);

/** Whether a name is a domain itself, or under it. */
export const isWithin = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);
