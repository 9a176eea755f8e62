import type { Sourced } from "./source";

/**
 * Something of a declared object that is changed at the vendor while an incident lasts, and that an `up` must never write
 * back. The program's `ignoreChanges`, the drift report's exceptions and the words of both are derived from this list.
 */
export interface Lever extends Sourced {
  /** What is moved, as a sentence names it. */
  readonly what: string;
  /** The type token of the objects that have it. */
  readonly type: string;
  /** Paths in the inputs, as the engine writes them: `addresses`, `rotations[*].events[*].effectiveSince`. */
  readonly properties: readonly string[];
  /**
   * What the vendor takes in the same call. A deployment that changed one of these would send the lever's position as it
   * was at the last refresh along with it, so these are left alone, too; by hand they can be changed at any time.
   */
  readonly alongside?: readonly string[];
  readonly changedBy: "responders" | "runbooks" | "the vendor";
  readonly reason: string;
  /** Since when the difference is accepted, YYYY-MM-DD. */
  readonly since: string;
}

/** Everything that people, runbooks or a vendor change in declared objects, and that stays as they left it. */
export const levers = {
  "address-lists": {
    what: "the addresses that are blocked, or limited strictly",
    type: "aws:wafv2/ipSet:IpSet",
    properties: ["addresses"],
    alongside: ["description"],
    changedBy: "responders",
    reason: "responders and runbooks fill the lists while an attack lasts",
    since: "2026-11-23",
    source: "Runbook 2: DDoS Attack (block malicious traffic)",
  },
  "firewall-rules": {
    what: "the firewall's rules",
    type: "aws:wafv2/webAcl:WebAcl",
    properties: ["rules"],
    alongside: [
      "associationConfig",
      "captchaConfig",
      "challengeConfig",
      "customResponseBodies",
      "dataProtectionConfig",
      "defaultAction",
      "description",
      "ruleJson",
      "tokenDomains",
      "visibilityConfig",
    ],
    changedBy: "responders",
    reason: "responders add rules while an attack lasts; those of the plan are resources of their own",
    since: "2026-11-23",
    source: "Runbook 2: DDoS Attack (block malicious traffic)",
  },
  "signing-key-state": {
    what: "whether a signing key may sign",
    type: "aws:kms/key:Key",
    properties: ["isEnabled"],
    changedBy: "runbooks",
    reason: "the key runbook disables a key that leaked; an up must not let it sign again",
    since: "2026-12-07",
    source: "Runbook 5: Signing Key Compromise",
  },
  "signing-key-replica": {
    what: "which region's key is the primary, and whether its copy may sign",
    type: "aws:kms/replicaKey:ReplicaKey",
    properties: ["enabled", "primaryKeyArn"],
    changedBy: "runbooks",
    reason: "a copy is disabled with its key, and may have become the primary while the other region was down",
    since: "2026-11-23",
    source: "Runbook 5: Signing Key Compromise",
  },
  "signing-key-alias": {
    what: "the key that is signed with",
    type: "aws:kms/alias:Alias",
    properties: ["targetKeyId"],
    changedBy: "runbooks",
    reason: "the key runbook points an alias at a fresh key; an up must not point it back at the one that leaked",
    since: "2026-11-23",
    source: "Runbook 5: Signing Key Compromise (rotate to new key)",
  },
  "secret-replicas": {
    what: "the regions that a secret is copied to",
    type: "aws:secretsmanager/secret:Secret",
    properties: ["replicas"],
    changedBy: "responders",
    reason: "a copy is promoted to a secret of its own when it must change while the primary is down",
    since: "2026-12-07",
    source: "Runbook 4: Service Outage (failover to backup region)",
  },
  "backup-lock-grace": {
    what: "how long a backup vault's lock can still be loosened",
    type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    properties: ["changeableForDays"],
    changedBy: "the vendor",
    reason: "the grace period is never read back, so after an import it would look like a change, and replace the lock",
    since: "2026-11-23",
    source: "Runbook 4: Service Outage (restore from backup if data corruption)",
  },
  "schedule-start": {
    what: "when a shift began to recur",
    type: "pagerduty:index/schedulev2:Schedulev2",
    properties: ["rotations[*].events[*].effectiveSince"],
    changedBy: "the vendor",
    reason: "the API moves a start in the past to the moment of creation; who is on call stays as declared",
    since: "2026-11-23",
    source: "Tools and Systems / PagerDuty (on-call rotation)",
  },
} as const satisfies Record<string, Lever>;
/** The name of a lever. */
export type LeverKey = keyof typeof levers;

/** Every lever, with its name. */
export const allLevers: readonly (Lever & { readonly key: LeverKey })[] = (
  Object.entries(levers) as [LeverKey, Lever][]
).map(([key, lever]) => ({ key, ...lever }));

/** The lever that a property of a type belongs to, be it moved itself or sent along: by its top-level name, or a path below. */
export const leverOf = (type: string, path: string): Lever | undefined =>
  allLevers.find((it) => it.type === type && leftAlone(it).some((own) => topLevel(own) === topLevel(path)));

/** The paths that the program leaves alone, for one lever. */
export const leftAlone = ({ properties, alongside = [] }: Lever): readonly string[] => [...properties, ...alongside];

const topLevel = (path: string) => path.replace(/[.[].*$/, "");
