import { number, record } from "../../resources";
import { prose } from "../terms/prose";
import { units } from "../units";
import { first, flag, guards, less, member, other, position, row } from "../rows";
import { sequence, set, type Row, type Saying, type TypeWords } from "../words";
import { renotify } from "./monitors";
import { alertName } from "./names";
import { tag } from "./tags";
import { lastName, words } from "./unknown";

const assertionText = (value: unknown) => {
  const { type, operator, target } = record(value);
  return `that the ${words(String(type))} ${String(operator)} ${String(target)}`;
};

/** A certificate's target is the days that it must still be valid; anything else's is what the answer must hold. */
const target: Row = row((change, context) => {
  const [was, is] = [number(change.before), number(change.after)];
  const isCertificate =
    change.pattern.includes("assertions") && (change.elements.at(-1)?.key ?? "").includes("certificate");
  if (was === undefined || is === undefined || !isCertificate) return other("expects").say(change, context);
  const said: Saying = {
    verdict: is > was ? "stronger" : "weaker",
    text: `alerts when the certificate has ${is} days left instead of ${was}`,
  };
  return [said];
});

/** A probe's question is a document; what is another in it goes by the name of its field. */
const field: Row = row((change, context) =>
  other(`{asks|ask} with another ${lastName(change.pattern)}:`).say(change, context),
);

/** Synthetic tests: probes that ask from outside. */
export const probeWords: Readonly<Record<string, TypeWords>> = {
  "datadog:index/syntheticsTest:SyntheticsTest": {
    noun: "",
    name: alertName,
    presence: guards("{is|are} now watched for", "{is|are} no longer watched for"),
    lists: {
      tags: set("tag"),
      locations: set("location"),
      assertions: { kind: "keyed", noun: "check of the", by: "type", ordered: false },
      configVariables: sequence("variable"),
    },
    inputs: {
      status: position({ paused: "{is|are} paused: nothing asks any more", live: "{is|are} asked again" }),
      type: other("{is|are} a probe of type"),
      subtype: other("{asks|ask} by"),
      message: prose("its message"),
      "tags[]": tag,
      "locations[]": member("more", "{is|are} also asked from {}", "{is|are} no longer asked from {}"),
      "assertions[]": member("more", "checks {} now", "no longer checks {}", assertionText),
      "assertions[].target": target,
      "assertions[].operator": other("checks by the rule"),
      "assertions[].property": other("checks the"),
      "requestDefinition.url": other("{asks|ask} at"),
      "requestDefinition.host": other("{asks|ask} at the host"),
      "requestDefinition.port": other("{asks|ask} at the port"),
      "requestDefinition.method": other("{asks|ask} with"),
      "requestDefinition.body": other("{asks|ask} for"),
      "requestDefinition.body.**": field,
      "requestDefinition.timeout": less("{waits|wait} for an answer for", units.seconds),
      "requestHeaders.**": other("{asks|ask} with the header"),
      "optionsList.tickEvery": less("{is|are} asked every", units.seconds),
      "optionsList.minLocationFailed": less("fails only when seen from so many locations:", units.plain, {
        as: 1,
        say: "1",
      }),
      "optionsList.minFailureDuration": less("fails only after", units.seconds, { as: 0, say: "no time" }),
      "optionsList.retry.count": less("fails only after being asked again so many times:", units.plain, {
        as: 0,
        say: "0",
      }),
      "optionsList.retry.interval": less("{is|are} asked again after", units.milliseconds),
      "optionsList.monitorName": first(other("{is|are} shown on the page as")),
      "optionsList.monitorPriority": less("{has|have} Datadog's priority", units.plain),
      "optionsList.monitorOptions.renotifyInterval": renotify,
      "optionsList.followRedirects": flag(
        "unclear",
        "{follows|follow} redirects",
        "no longer {follows|follow} redirects",
      ),
      "optionsList.acceptSelfSigned": flag(
        "off",
        "{accepts|accept} any certificate",
        "{accepts|accept} only a valid certificate",
      ),
      "optionsList.checkCertificateRevocation": flag(
        "on",
        "{refuses|refuse} a revoked certificate",
        "{accepts|accept} a revoked certificate",
      ),
    },
  },
};
