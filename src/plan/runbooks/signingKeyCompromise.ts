import { phasesOf, type Runbook } from "./runbook";

const immediate = [
  {
    key: "revoke-key",
    purpose: "Revoke compromised key",
    command: "./scripts/revoke-key.sh --key-id=signing-key-001",
    reversible: true,
  },
  {
    key: "rotate-signing-key",
    purpose: "Rotate to new key",
    command: "./scripts/rotate-signing-key.sh --generate-new",
    reversible: true,
  },
] as const satisfies Runbook["immediate"];

/** Runbook 5. */
export const signingKeyCompromise = {
  number: 5,
  title: "Signing Key Compromise",
  scenario: "Private signing key suspected compromise",
  component: "issuer-signing",
  severity: "p0",
  immediate,
  phases: phasesOf(
    immediate,
    1,
    {
      untilMinute: 15,
      steps: [
        "Identify all signatures from compromised key",
        "Invalidate compromised signatures",
        "Re-sign critical data with new key",
        "Update verification keys",
      ],
    },
    {
      untilMinute: 60,
      steps: [
        "Forensic analysis of compromise",
        "Audit all systems for unauthorized access",
        "Implement enhanced key protection (HSM)",
        "Notify users of key rotation",
      ],
    },
  ),
  clientCode: `// Update verification key in SDK
const NEW_VERIFICATION_KEY = "..." // New key
const KEY_ROTATION_DATE = "2025-12-07"

// Reject signatures from old key after grace period
if (signature.date > KEY_ROTATION_DATE && signature.key !== NEW_VERIFICATION_KEY) {
  throw new Error('Signature from revoked key');
}`,
  source: "Runbook 5: Signing Key Compromise",
  decision: "Suspicion (P1) and confirmation (P0) run the same steps; the runbook is ready at the worse.",
} as const satisfies Runbook;
