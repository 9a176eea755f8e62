import { z } from "zod";
import { missingValue } from "./words";

/** A message about a value that is there; that one is missing is said alike everywhere. */
export const unlessMissing =
  (message: string) =>
  ({ input }: { readonly input?: unknown }): string | undefined =>
    input === undefined ? undefined : message;

/**
 * A text of one form. The example stands in the message, and in for the value while the rest of the config is judged.
 *
 * @param what the end of a sentence that begins with "must be".
 */
export const shaped = (format: RegExp, what: string, example: string) =>
  z
    .string({
      error: ({ input }) => `${input === undefined ? `${missingValue}:` : "must be"} ${what}, such as ${example}`,
    })
    .regex(format, `must be ${what}, such as ${example}`)
    .meta({ examples: [example] });

const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const dotted = `${label}(?:\\.${label})+`;
const nameFormat = new RegExp(`^(?=.{1,253}$)${dotted}$`);

/** A host name, as DNS compares them: in lower case. */
export const hostName = shaped(nameFormat, "a host name in lower case", "api.acme.example");

/** A domain, such as vey.example. */
export const domain = shaped(nameFormat, "a domain in lower case", "acme.example");

/**
 * An https URL: what is linked to or called carries tokens, or is trusted by people. It has neither a user, which a message
 * would take for somebody to notify, nor what would end a link.
 */
export const httpsUrl = shaped(
  new RegExp(`^https://(?=.{1,253}$|.{1,253}[:/?#])${dotted}(?::\\d{1,5})?(?:[/?#][\\w.~%/+:,;=&?#!-]{0,500})?$`),
  "an https URL without a user and without spaces",
  "https://wiki.acme.example/incidents",
);

/** A vendor's API by another name. Tokens go there, so it is https, except on this machine. */
export const gateway = shaped(
  new RegExp(`^(?:https://${dotted}|https?://(?:localhost|127\\.0\\.0\\.1))(?::\\d{1,5})?/?$`),
  "an https URL with a host and no path, because tokens are sent there",
  "https://gateway.acme.example",
);

/** PagerDuty stores addresses in lower case and finds people case-sensitively. */
export const email = shaped(
  new RegExp(`^(?=.{1,254}$)[\\w+-]+(?:\\.[\\w+-]+)*@${dotted}$`, "i"),
  "an e-mail address",
  "ada@acme.example",
).refine((it) => it === it.toLowerCase(), "must be written in lower case");

/** A key that becomes part of resource names. */
export const key = (example: string) => shaped(/^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/, "kebab-case", example);

const written = "[\\p{L}\\p{M}\\p{N}.,'’&/()+_#-]+";

/**
 * A name as people write it, up to PagerDuty's 100 characters. Spaces around it would be trimmed by vendors, and what
 * mentions, links, quotes or commands are made of is no part of a name.
 */
export const name = (example: string) =>
  shaped(
    new RegExp(`^(?=.{1,100}$)${written}(?: ${written})*$`, "u"),
    "a name: letters, digits, single spaces and . , ' & / ( ) + _ # -, 100 characters at most",
    example,
  );

/** An id of 32 hexadecimal digits in five groups. */
export const uuid = (what: string) =>
  shaped(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, what, "5f1c7a7e-3b1d-4a7e-9a54-7d7c2f6b0e19");

/** A whole number of days. */
export const days = (atLeast: number, atMost: number) => z.int().min(atLeast).max(atMost);

/** Whether a name is a domain itself, or under it. */
export const isWithin = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);
