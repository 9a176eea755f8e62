import { secondsIn, signingKeys, type SigningKeyPurpose } from "../../plan";
import { aliasName, signingKeyTag } from "../names";
import { asJson, type PolicyDocument } from "../../iam";
import { runOf, type Place, type Runbook } from "./document";
import { goalStep, runScript } from "./steps";

/**
 * Replaces a signing key and disables it, in both regions: make, publish and point first, disable last. The plan leaves a
 * minute, and nobody approves within it; everything can be taken back, and a second person looks afterwards.
 */
export function keyCompromise(place: Place, policy: PolicyDocument): Runbook {
  const run = (more: Readonly<Record<string, unknown>> = {}) =>
    runOf(place, {
      do: "{{ Do }}",
      purpose: "{{ Purpose }}",
      alias: aliasName("{{ Purpose }}" as SigningKeyPurpose),
      policy: asJson(policy),
      tag: signingKeyTag,
      ...more,
    });
  const compromised = { compromised: "{{ findKey.compromised }}" };
  const fresh = { ...compromised, fresh: "{{ makeFreshKey.fresh }}", home: "{{ makeFreshKey.home }}" };
  return {
    description: "Runbook 5: Signing Key Compromise",
    as: "custodian",
    choices: {
      contain: "a fresh key in both regions, its verification key published, the old one disabled and distrusted",
      revoke: "the same for a key that is in use; one that is not is only disabled",
      rotate: "a fresh key, without disabling the old one",
    },
    parameters: {
      Purpose: {
        type: "String",
        description: "What the key signs.",
        default: "credential",
        allowedValues: Object.keys(signingKeys),
      },
      KeyId: {
        type: "String",
        description: "The key that leaked; current: the one in use when the incident's first run starts.",
        default: "current",
        allowedPattern: "^[A-Za-z0-9-]{1,64}$",
      },
    },
    looks: [
      runScript({
        name: "findKey",
        runs: "keys.look",
        payload: run({ key: "{{ KeyId }}" }),
        gives: { compromised: "String", spec: "String", behind: "StringList" },
        timeoutSeconds: 10,
      }),
    ],
    acts: [
      runScript({
        name: "makeFreshKey",
        runs: "keys.make",
        payload: run({ ...compromised, spec: "{{ findKey.spec }}", behind: "{{ findKey.behind }}" }),
        gives: { fresh: "String", home: "String" },
        timeoutSeconds: 12,
      }),
      runScript({ name: "pointAliases", runs: "keys.point", payload: run(fresh), timeoutSeconds: 18 }),
      runScript({ name: "disableOldKey", runs: "keys.disable", payload: run(fresh), timeoutSeconds: 10 }),
    ],
    verify: { name: goalStep, runs: "keys.verify", payload: run(fresh), timeoutSeconds: 10 },
    review: {
      message: `{{ Do }} of the {{ Purpose }} key was done for {{ IncidentReference }}: {{ findKey.compromised }} was replaced. Approve to keep it so; reject, and the old key is used again in both regions.`,
      withinSeconds: secondsIn(30),
      takeBack: runScript({ name: "takeBack", runs: "keys.restore", payload: run(), timeoutSeconds: 30 }),
    },
  };
}
