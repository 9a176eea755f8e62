import { flag, label, meaningless, member, other, row } from "../rows";
import { set, type TypeWords } from "../words";

const provider = (vendor: string, inputs: TypeWords["inputs"]): TypeWords => ({
  noun: `the way to ${vendor}`,
  name: () => "",
  presence: row(({ before }) => [
    { verdict: "unknown", text: before === undefined ? "{is|are} new" : "{is|are} gone" },
  ]),
  lists: { allowedAccountIds: set("account") },
  inputs: {
    version: label("{uses|use} the plugin"),
    "__internal.**": meaningless("what the engine notes for itself"),
    __internal: meaningless("what the engine notes for itself"),
    skipCredentialsValidation: flag(
      "off",
      "credentials are not tried before they are used",
      "credentials are tried before they are used",
    ),
    ...inputs,
  },
});

/** How the program reaches the vendors. */
export const providerWords: Readonly<Record<string, TypeWords>> = {
  "pulumi:providers:aws": provider("AWS", {
    "allowedAccountIds[]": member("unclear", "{} may be changed too", "{} may no longer be changed"),
    region: other("what says no region lands in"),
    skipRegionValidation: flag("neither", "names of regions are not checked", "names of regions are checked"),
    skipMetadataApiCheck: flag(
      "neither",
      "credentials of the machine are not looked for",
      "credentials of the machine are looked for",
    ),
  }),
  "pulumi:providers:datadog": provider("Datadog", {
    apiUrl: other("{leads|lead} to"),
    validate: flag(
      "on",
      "credentials are tried before they are used",
      "credentials are not tried before they are used",
    ),
  }),
  "pulumi:providers:pagerduty": provider("PagerDuty", { serviceRegion: other("{leads|lead} to the region") }),
};
