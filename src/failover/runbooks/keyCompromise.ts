import { aliasName } from "../names";
import type { KeySpec } from "../specs/data";
import type { RunbookSteps } from "./document";
import { assertApi, callApi } from "./steps";

/**
 * Revokes the compromised key and rotates to a fresh one: the alias points at the new key, so no client changes a name,
 * and the old one can never sign again. What was signed is invalidated by the product (Runbook 5, short-term).
 */
export function keyCompromiseSteps(keys: readonly KeySpec[]): RunbookSteps {
  const purposes = keys.map(({ key }) => aliasName(key));
  const alias = "{{ KeyAlias }}";
  const fresh = "{{ makeFreshKey.keyId }}";
  const old = "{{ findKey.keyId }}";
  return {
    parameters: {
      KeyAlias: { type: "String", description: "The alias of the key that leaked.", allowedValues: purposes },
    },
    looks: [
      callApi("findKey", "kms", "DescribeKey", { KeyId: alias }, [
        { Name: "keyId", Selector: "$.KeyMetadata.KeyId", Type: "String" },
        { Name: "keySpec", Selector: "$.KeyMetadata.KeySpec", Type: "String" },
      ]),
    ],
    approve: `Disable the key behind ${alias} for {{ IncidentReference }}? Nothing that it signed can be made valid again by it.`,
    acts: [
      {
        act: callApi("disableOldKey", "kms", "DisableKey", { KeyId: old }),
        assert: assertApi("assertDisabled", "kms", "DescribeKey", { KeyId: old }, "$.KeyMetadata.KeyState", [
          "Disabled",
        ]),
      },
      {
        act: callApi(
          "makeFreshKey",
          "kms",
          "CreateKey",
          {
            Description: "Made by the runbook for {{ IncidentReference }}",
            KeySpec: "{{ findKey.keySpec }}",
            KeyUsage: "SIGN_VERIFY",
            MultiRegion: true,
            // Every signing key has the same policy: the fresh one is as guarded as the old.
            Policy: JSON.stringify(keys[0]?.policy),
          },
          [{ Name: "keyId", Selector: "$.KeyMetadata.KeyId", Type: "String" }],
        ),
        assert: assertApi("assertFreshKey", "kms", "DescribeKey", { KeyId: fresh }, "$.KeyMetadata.KeyState", [
          "Enabled",
        ]),
      },
      {
        act: callApi("pointAlias", "kms", "UpdateAlias", { AliasName: alias, TargetKeyId: fresh }),
        assert: assertApi("assertAlias", "kms", "DescribeKey", { KeyId: alias }, "$.KeyMetadata.KeyId", [fresh]),
      },
    ],
  };
}
