/** A change of the program as an author would make it: in one file, one text for another. */
export interface ProgramChange {
  readonly title: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Ten changes of policy. What review says of each is kept beside this file, as `<key>.md`. */
export const changes = {
  "backups-later": {
    title: "P0 asks VP Engineering and the Security Officer before the backups",
    file: "src/plan/escalation.ts",
    from: '[[...primaries, "c-level"], backups, primaries]',
    to: '[[...primaries, "c-level"], ["vp-engineering", "security-officer"], backups, primaries]',
  },
  "fewer-climbs": {
    title: "P0 gives up after three climbs",
    file: "src/plan/escalation.ts",
    from: "repeats: 9,",
    to: "repeats: 2,",
  },
  "executives-left-out": {
    title: "P0 no longer pages the C-level",
    file: "src/plan/escalation.ts",
    from: '[[...primaries, "c-level"], backups, primaries]',
    to: "[primaries, backups, primaries]",
  },
  "higher-threshold": {
    title: "A partial outage begins at 60 %",
    file: "src/plan/signals/errorRate.ts",
    from: "from: { percent: 50, inclusive: true },\n    recoverBelowPercent: 45,",
    to: "from: { percent: 60, inclusive: true },\n    recoverBelowPercent: 55,",
  },
  "later-data": {
    title: "Error rates wait 80 seconds for late data",
    file: "src/plan/signals/errorRate.ts",
    from: "evaluationDelaySeconds: 60,",
    to: "evaluationDelaySeconds: 80,",
  },
  unprotected: {
    title: "Public names may be deleted",
    file: "src/failover/failover.ts",
    from: 'failoverRoutingPolicies: [{ type: "SECONDARY" }],\n      },\n      { parent: this, protect: true },',
    to: 'failoverRoutingPolicies: [{ type: "SECONDARY" }],\n      },\n      { parent: this },',
  },
  "slower-updates": {
    title: "P0 is updated every hour",
    file: "src/plan/severities.ts",
    from: "updateEveryMinutes: 30,",
    to: "updateEveryMinutes: 60,",
  },
  "another-person": {
    title: "The backup of the Incident Commander changes",
    file: "Pulumi.prod.yaml",
    from: "incident-commander-backup: bob-jones",
    to: "incident-commander-backup: { rotate: [bob-jones, diana-prince] }",
  },
  "longer-ttl": {
    title: "DNS answers are kept for five minutes",
    file: "src/failover/specs.ts",
    from: "const ttlSeconds = 60;",
    to: "const ttlSeconds = 300;",
  },
  "other-words": {
    title: "A service is described in other words",
    file: "src/plan/severities.ts",
    from: 'definition: "Minor issue with minimal impact",',
    to: 'definition: "A small problem of small impact",',
  },
} as const satisfies Record<string, ProgramChange>;
