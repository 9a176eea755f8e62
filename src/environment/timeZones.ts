import { z } from "zod";
import { nearest } from "./words";

/**
 * The time zones that PagerDuty's provider accepts, by continent: a hard-coded list of 135 names in the provider's
 * `ValidTZ`. IANA has many more; `UTC`, `Europe/Kyiv` and `America/Toronto` are among the refused.
 */
const byContinent = {
  Africa: "Algiers Cairo Casablanca Harare Johannesburg Monrovia Nairobi",
  America:
    "Argentina/Buenos_Aires Bogota Caracas Chicago Chihuahua Denver Godthab Guatemala Guyana Halifax Indiana/Indianapolis Juneau La_Paz Lima Los_Angeles Mazatlan Mexico_City Monterrey Montevideo New_York Phoenix Puerto_Rico Regina Santiago Sao_Paulo St_Johns Tijuana",
  Asia: "Almaty Baghdad Baku Bangkok Chongqing Colombo Dhaka Hong_Kong Irkutsk Jakarta Jerusalem Kabul Kamchatka Karachi Kathmandu Kolkata Krasnoyarsk Kuala_Lumpur Kuwait Magadan Muscat Novosibirsk Rangoon Riyadh Seoul Shanghai Singapore Srednekolymsk Taipei Tashkent Tbilisi Tehran Tokyo Ulaanbaatar Urumqi Vladivostok Yakutsk Yekaterinburg Yerevan",
  Atlantic: "Azores Cape_Verde South_Georgia",
  Australia: "Adelaide Brisbane Darwin Hobart Melbourne Perth Sydney",
  Etc: "GMT+12 UTC",
  Europe:
    "Amsterdam Athens Belgrade Berlin Bratislava Brussels Bucharest Budapest Copenhagen Dublin Helsinki Istanbul Kaliningrad Kiev Lisbon Ljubljana London Madrid Minsk Moscow Paris Prague Riga Rome Samara Sarajevo Skopje Sofia Stockholm Tallinn Vienna Vilnius Volgograd Warsaw Zagreb Zurich",
  Pacific:
    "Apia Auckland Chatham Fakaofo Fiji Guadalcanal Guam Honolulu Majuro Midway Noumea Pago_Pago Port_Moresby Tongatapu",
} as const;

/** Every time zone name that PagerDuty accepts for users, schedules and support hours, sorted. */
export const pagerdutyTimeZones: readonly string[] = Object.entries(byContinent)
  .flatMap(([continent, cities]) => cities.split(" ").map((city) => `${continent}/${city}`))
  .sort();

/** A time zone that PagerDuty accepts; the message offers the accepted names of the same continent. */
export const timeZone = z
  .string()
  .refine((it) => pagerdutyTimeZones.includes(it), {
    error: ({ input }) => {
      const continent = String(input).split("/")[0] ?? "";
      const near = pagerdutyTimeZones.filter((zone) => zone.startsWith(`${continent}/`));
      const accepted = near.length > 0 ? near : ["Etc/UTC", "Europe/London", "America/New_York", "…"];
      const meant = nearest(String(input), pagerdutyTimeZones);
      const hint = meant === undefined ? ";" : `; did you mean ${meant}?`;
      return `PagerDuty does not accept this time zone${hint} it accepts ${accepted.join(", ")}`;
    },
  })
  .meta({ examples: ["Etc/UTC"] });
