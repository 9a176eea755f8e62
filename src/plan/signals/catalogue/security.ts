import { targets } from "../../targets";
import { fact, matchesOf, sumInLogs } from "../facts";
import { searches } from "../searches";
import type { Signals } from "../signal";

/** From this many people on, a leak is a mass breach: the plan calls fewer than 100 a P1. */
const massBreachUsers = 100;
/** People are added up for as long as the incident may last, so that ten leaks of ten are as bad as one of a hundred. */
const incidentMinutes = targets.resolveWithinMinutes.p1;
const affected = sumInLogs(searches.linkage, "@affected.users", incidentMinutes);
const anyLeak = fact("privacy-leak", "PID registry: somebody's PID was linked", affected, { atLeast: 1 });
const massLeak = fact(
  "privacy-leak-mass",
  `PID registry: PIDs of at least ${massBreachUsers} people were linked`,
  affected,
  { atLeast: massBreachUsers },
);

/** Breaches of privacy, and keys and lists in wrong hands. */
export const securitySignals = {
  "mass-linkage-breach": {
    title: `PIDs of ${massBreachUsers} or more people were linked to addresses`,
    service: "pid-registry",
    severity: "p0",
    detects: ["mass-linkage-breach"],
    fault: "pid-registry/linkage",
    detector: { kind: "monitor", anyOf: [{ all: [anyLeak, massLeak] }] },
    confirms: ["limited-privacy-leak"],
    runbook: "privacy-breach",
    owner: "security-analyst",
    meaning: "The linkage scanner found PIDs that lead to the addresses of many people.",
    resolves: "by-people",
    source: "Incident Classification / P0 (mass PID to address linkage breach)",
    decision:
      "The plan calls fewer than 100 affected users P1, so a mass breach begins at 100; they are added up over the eight hours that a P1 may last, and whoever is affected twice counts twice.",
  },
  "limited-privacy-leak": {
    title: `PIDs of fewer than ${massBreachUsers} people were linked to addresses`,
    service: "pid-registry",
    severity: "p1",
    detects: ["limited-privacy-leak"],
    fault: "pid-registry/linkage",
    detector: { kind: "monitor", anyOf: [{ all: [anyLeak], none: [massLeak] }] },
    runbook: "privacy-breach",
    owner: "security-analyst",
    meaning: "The linkage scanner found PIDs that lead to the addresses of some people.",
    resolves: "by-people",
    source: "Incident Classification / P1 (privacy leak affecting <100 users)",
  },
  "metadata-leakage": {
    title: "Responses leak metadata",
    service: "pid-registry",
    severity: "p2",
    detects: ["metadata-leakage"],
    fault: "pid-registry/metadata",
    detector: {
      kind: "monitor",
      anyOf: [
        {
          all: [
            fact("metadata-leakage", "Egress scanner: metadata in responses", matchesOf(searches.metadata, 15), {
              atLeast: 1,
            }),
          ],
        },
      ],
    },
    runbook: "privacy-breach",
    owner: "security-analyst",
    meaning: "The egress scanner saw metadata in responses that should carry none.",
    firstStep: "Find the endpoint and the release that began it; nobody's PID needs rotation yet.",
    resolves: "by-people",
    source: "Incident Classification / P2 (metadata leakage)",
  },
  "signing-key-misuse": {
    title: "A signing key was used by somebody other than the issuer",
    service: "issuer-signing",
    severity: "p1",
    detects: ["suspected-key-compromise"],
    fault: "issuer-signing/key",
    detector: { kind: "trail", calls: { of: ["kms"], named: ["Sign"], on: "signing-keys" }, except: ["issuer"] },
    runbook: "signing-key-compromise",
    owner: "security-analyst",
    meaning: "The signing key signed for an identity that is not the issuer: treat it as suspected until explained.",
    resolves: "by-people",
    source: "Incident Classification / P1 (signing key suspected compromise)",
  },
  "signing-key-compromised": {
    title: "A valid signature exists that the issuer never made",
    service: "issuer-signing",
    severity: "p0",
    detects: ["key-compromise"],
    fault: "issuer-signing/key",
    detector: {
      kind: "monitor",
      anyOf: [
        {
          all: [
            fact(
              "signing-key-compromised",
              "Issuer signing: a valid signature without an entry in the issuer's ledger",
              matchesOf(searches.unledgeredSignature, 5),
              { atLeast: 1 },
            ),
          ],
        },
      ],
    },
    confirms: ["signing-key-misuse"],
    runbook: "signing-key-compromise",
    owner: "security-analyst",
    meaning: "Somebody else holds the signing key: a signature verifies that the issuer's ledger does not know.",
    resolves: "by-people",
    source: "Incident Classification / P0 (cryptographic key compromise)",
    decision:
      "A signature outside the ledger confirms the compromise; use by a strange identity is only suspicion (P1).",
  },
  "revocation-list-manipulated": {
    title: "The revocation list was changed by somebody other than its publisher",
    service: "revocation",
    severity: "p1",
    detects: ["revocation-manipulation"],
    fault: "revocation/list",
    detector: {
      kind: "trail",
      calls: {
        of: ["dynamodb"],
        named: ["BatchWriteItem", "DeleteItem", "PutItem", "TransactWriteItems", "UpdateItem"],
        on: "revocation-list",
      },
      except: ["publisher"],
    },
    runbook: "signing-key-compromise",
    owner: "security-analyst",
    meaning: "An entry of the revocation list was written by an identity that is not the publisher.",
    firstStep: "Freeze the publisher, compare the list with its last signed version, restore that version.",
    resolves: "by-people",
    source: "Incident Classification / P1 (revocation list manipulation)",
  },
  "administration-by-others": {
    title: "Keys, evidence or the trail were administered by somebody other than the deployment",
    service: "platform",
    severity: "p2",
    detects: [],
    fault: "platform/administration",
    detector: {
      kind: "trail",
      calls: {
        of: ["backup", "cloudtrail", "dynamodb", "kms", "s3"],
        named: [
          "CreateAlias",
          "CreateGrant",
          "DeleteAlias",
          "DeleteBackupVault",
          "DeleteBucketPolicy",
          "DeleteRecoveryPoint",
          "DeleteTable",
          "DeleteTrail",
          "DisableKey",
          "EnableKey",
          "PutAccountPublicAccessBlock",
          "PutBucketPolicy",
          "PutBucketPublicAccessBlock",
          "PutBucketReplication",
          "PutEventSelectors",
          "PutKeyPolicy",
          "ReplicateKey",
          "ScheduleKeyDeletion",
          "StopLogging",
          "UpdateAlias",
          "UpdatePrimaryRegion",
          "UpdateTrail",
        ],
      },
      except: ["deployer", "responders"],
    },
    runbook: "signing-key-compromise",
    owner: "security-analyst",
    meaning: "What guards keys, evidence or backups was changed, or its change was tried, past the deployment.",
    firstStep: "Ask whoever it was; if nobody can explain it, raise it to P1 and treat it as a suspected compromise.",
    resolves: "by-people",
    source: "Incident Response Process / Phase 1 (security scanning results)",
    decision:
      "Administration by hand may be an emergency, so nobody is woken; it becomes P1 when nobody can explain it.",
  },
  "emergency-role-used": {
    title: "Somebody acts in the emergency role",
    service: "platform",
    severity: "p2",
    detects: [],
    fault: "platform/emergency-role",
    detector: { kind: "trail", calls: { of: ["sts"], named: ["AssumeRole"], on: "emergency-role" }, except: [] },
    runbook: "signing-key-compromise",
    owner: "security-analyst",
    meaning: "The break-glass role was assumed, which only an incident justifies.",
    firstStep: "See which incident it belongs to; without one, treat it as a suspected compromise.",
    resolves: "by-people",
    source: "Incident Response Process / Phase 3 (audit trail: who did what when)",
    decision: "Its use is rightful in an incident and alarming outside of one; only people can tell which it is.",
  },
} as const satisfies Signals;
