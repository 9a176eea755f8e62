import { allow, type Statement } from "../../../iam";
import { signingKeys } from "../../../plan";
import { aliasName, signingKeyTag, type Names } from "../../names";
import { writeControls } from "./runbooks";

const keysOf = ({ accountId }: Names): string => `arn:aws:kms:*:${accountId}:key/*`;
/** Signing keys are told by a tag, whose value is their purpose; nobody but the makers below can set it. */
const purposes = Object.keys(signingKeys);
const signing = { Condition: { StringEquals: { [`aws:ResourceTag/${signingKeyTag}`]: purposes } } };

/**
 * Takes a signing key out of use, or back: points aliases at another one and disables it. Deletes none, and makes none: whoever
 * makes a key writes its policy, and could sign with it.
 */
export const changeKeys = (names: Names): Statement[] => [
  { ...allow("EnableAndDisableKeys", ["kms:DisableKey", "kms:EnableKey"], keysOf(names)), ...signing },
  { ...allow("LookAtKeys", ["kms:DescribeKey", "kms:GetPublicKey"], keysOf(names)), ...signing },
  { ...allow("PointAtKeys", ["kms:UpdateAlias"], keysOf(names)), ...signing },
  allow("PointAlias", ["kms:UpdateAlias"], `arn:aws:kms:*:${names.accountId}:${aliasName("*" as "credential")}`),
  ...writeControls(names),
];

/**
 * Makes and copies fresh signing keys: of the kind that the plan's are, tagged as they are, and with the policy that the
 * runbook's document fixes. No person is trusted with this; KMS has no condition on what a key's policy says.
 */
export const makeKeys = (names: Names): Statement[] => [
  {
    ...allow("MakeFreshKeys", ["kms:CreateKey"], "*"),
    Condition: {
      StringEquals: { [`aws:RequestTag/${signingKeyTag}`]: purposes },
      StringEqualsIfExists: { "kms:KeyUsage": "SIGN_VERIFY" },
      BoolIfExists: { "kms:MultiRegion": "true", "kms:BypassPolicyLockoutSafetyCheck": "false" },
    },
  },
  {
    ...allow("TagFreshKeys", ["kms:TagResource"], "*"),
    Condition: {
      StringEquals: { [`aws:RequestTag/${signingKeyTag}`]: purposes },
      "ForAllValues:StringEquals": { "aws:TagKeys": [signingKeyTag, "incident"] },
    },
  },
  { ...allow("CopyFreshKeys", ["kms:ReplicateKey"], keysOf(names)), ...signing },
];
