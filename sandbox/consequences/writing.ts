import { differencesOf } from "../behaviour";
import type { Properties } from "../protocol";

/**
 * Properties that AWS takes in one call, which writes them all. A call is made when one of its properties changes; what it
 * carries of the others is what the provider was told, not what is there (the provider's Update functions).
 */
const together: Readonly<Record<string, readonly string[]>> = {
  "aws:wafv2/ipSet:IpSet": ["addresses", "description"],
  "aws:wafv2/webAcl:WebAcl": [
    "associationConfig",
    "captchaConfig",
    "challengeConfig",
    "customResponseBodies",
    "dataProtectionConfig",
    "defaultAction",
    "description",
    "rules",
    "tokenDomains",
    "visibilityConfig",
  ],
};

/**
 * What an object is like after an update. PagerDuty and Datadog take an object as a whole: whatever was edited by hand is
 * written over. AWS has a call for each of most objects' properties, and the provider calls those that differ from what it
 * knew, so an edit of another property stays.
 *
 * @param live what is there.
 * @param known what the provider knew when it decided to update: the state.
 * @param wanted what it was told to make of it.
 */
export function written(type: string, live: Properties, known: Properties, wanted: Properties): Properties {
  if (!type.startsWith("aws:")) return wanted;
  const changed = [...new Set(differencesOf(type, known, wanted).map(({ path }) => /^[\w-]+/.exec(path)?.[0] ?? path))];
  const sent = changed.flatMap((name) => (together[type]?.includes(name) === true ? together[type] : [name]));
  return Object.fromEntries(
    [...new Set([...Object.keys(live), ...sent])]
      .map((name) => [name, sent.includes(name) ? wanted[name] : live[name]] as const)
      .flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
