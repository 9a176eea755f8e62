/** A difference between the program and a vendor that is known and accepted: listed in every report, and never acted on. */
export interface DriftException {
  /** The type of the objects that may differ. */
  readonly type: string;
  /** The property that may differ. */
  readonly property: string;
  readonly reason: string;
  /** When it was accepted, YYYY-MM-DD; reports say how long ago that is. */
  readonly since: string;
}

/** Every accepted difference. Each has an `ignoreChanges` beside its resource in `src`, for the same reason. */
export const driftExceptions: readonly DriftException[] = [
  {
    type: "pagerduty:index/schedulev2:Schedulev2",
    property: "effectiveSince",
    reason: "the API moves a start in the past to the moment of creation; who is on call stays as declared",
    since: "2026-11-23",
  },
  {
    type: "aws:wafv2/ipSet:IpSet",
    property: "addresses",
    reason: "responders and runbooks fill the lists while an attack lasts",
    since: "2026-11-23",
  },
  {
    type: "aws:wafv2/webAcl:WebAcl",
    property: "rules",
    reason: "its rules are resources of their own; the firewall shows them as its inline rules, too",
    since: "2026-11-23",
  },
  {
    type: "aws:kms/alias:Alias",
    property: "targetKeyId",
    reason: "the key runbook points an alias at a fresh key; an up must not point it back at the one that leaked",
    since: "2026-11-23",
  },
  {
    type: "aws:kms/replicaKey:ReplicaKey",
    property: "primaryKeyArn",
    reason: "a replica may have become the primary while the other region was down",
    since: "2026-11-23",
  },
  {
    type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    property: "changeableForDays",
    reason: "the grace period is never read back, so after an import it would look like a change",
    since: "2026-11-23",
  },
];

/** Whole days between a date and today. */
export function ageInDays({ since }: DriftException, today: Date): number {
  return Math.floor((today.getTime() - Date.parse(since)) / 86_400_000);
}
