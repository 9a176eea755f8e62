import { gone, inputs, text, set, statement, without, type Inputs, type Mutation } from "./edit";

/** Changes of names, keys, data, rights and evidence. */
export const awsMutations: readonly Mutation[] = [
  {
    title: "the firewall only counts whoever sends too much",
    of: "failover-primary-rate-normal",
    change: set({ action: { count: {} } }),
    verdict: "weaker",
    sentence: "firewall rule rate-normal in us-east-1 only counts now, where it blocked before",
  },

  {
    title: "an alarm tells nobody",
    of: "failover-primary-alarm-raised-alert",
    change: text('\\"zkp-forged-proof-accepted\\",', ""),
    verdict: "weaker",
    sentence: "event rule zkp-alarm-raised in us-east-1 no longer sees alarm name zkp-forged-proof-accepted",
  },

  {
    title: "a forged proof must be accepted five times",
    of: "failover-primary-forged-proof-accepted",
    change: set({ threshold: 5 }),
    verdict: "weaker",
    sentence: "P0: alarm zkp-forged-proof-accepted in us-east-1: alerts above 5 instead of 0",
  },

  {
    title: "backups become monthly",
    of: "failover-primary-backup",
    change: text("cron(0 5 * * ? *)", "cron(0 5 1 * ? *)"),
    verdict: "weaker",
    sentence: "backups of zkp-revocation in us-east-1, the backup daily is made every month instead of every day",
  },

  {
    title: "the trail notes one region",
    of: "failover-trail",
    change: set({ isMultiRegionTrail: false }),
    verdict: "weaker",
    sentence: "trail of who did what, zkp-evidence in us-west-2 notes what is done in one region only",
  },

  {
    title: "silence of an alarm is shown to nobody",
    of: "failover-primary-canary-silent",
    change: set({ treatMissingData: "notBreaching" }),
    verdict: "weaker",
    sentence: "P1: alarm zkp-canary-silent in us-east-1: silence is taken for all being well",
  },

  {
    title: "the watch on keys sees less",
    of: "failover-primary-signing-key-misuse-alert",
    change: set({ state: "ENABLED" }),
    verdict: "weaker",
    sentence:
      "P1: event rule zkp-signing-key-misuse in us-east-1 no longer sees what only reads, such as the use of keys",
  },

  {
    title: "the use of a key notifies nobody",
    of: "failover-primary-signing-key-misuse-alert-target",
    change: gone,
    verdict: "weaker",
    sentence: "P1: what zkp-signing-key-misuse sets off as pagerduty in us-east-1 is no longer set off",
  },

  {
    title: "one more may sign unseen",
    of: "failover-primary-signing-key-misuse-alert",
    change: text('zkp-issuer\\"', 'zkp-issuer\\",\\"arn:aws:iam::123456789012:role/zkp-operator\\"'),
    verdict: "weaker",
    sentence:
      "P1: event rule zkp-signing-key-misuse in us-east-1: arn: leaves out arn:aws:iam::123456789012:role/zkp-operator now",
  },

  {
    title: "a call on keys is no longer seen",
    of: "failover-primary-administration-by-others-alert",
    change: text('\\"ScheduleKeyDeletion\\",', ""),
    verdict: "weaker",
    sentence: "P2: event rule zkp-administration-by-others in us-east-1 no longer sees event name ScheduleKeyDeletion",
  },

  {
    title: "anyone may read evidence",
    of: "failover-evidence-standby-policy",
    change: statement((all) => [
      ...all,
      {
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::zkp-evidence-123456789012-us-west-2/*",
      },
    ]),
    verdict: "weaker",
    sentence:
      "bucket zkp-evidence-123456789012-us-west-2: anyone may now do s3:GetObject on arn:aws:s3:::zkp-evidence-123456789012-us-west-2/*",
  },

  {
    title: "evidence can be reached without encryption",
    of: "failover-evidence-standby-policy",
    change: statement((all) => all.filter(({ Effect }) => Effect !== "Deny")),
    verdict: "weaker",
    sentence:
      "bucket zkp-evidence-123456789012-us-west-2: anyone may now do s3:* on arn:aws:s3:::zkp-evidence-123456789012-us-west-2 and arn:aws:s3:::zkp-evidence-123456789012-us-west-2/* when aws:SecureTransport is false wherever something else allows it: nothing denies it any more",
  },

  {
    title: "anyone may sign",
    of: "failover-credential-key",
    change: statement((all) => [
      ...all,
      { Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:Sign", Resource: "*" },
    ]),
    verdict: "weaker",
    sentence: 'key "Signs credentials" in us-east-1: anyone may now do kms:Sign',
  },

  {
    title: "anyone may act as break-glass",
    of: "failover-break-glass-role",
    change: statement(
      (all) => all.map((it, at) => (at === 0 ? { ...it, Principal: { AWS: "*" } } : it)),
      "assumeRolePolicy",
    ),
    verdict: "weaker",
    sentence:
      "role zkp-break-glass: anyone may now act as it when aws:MultiFactorAuthAge is less than 3600 and aws:MultiFactorAuthPresent is true",
  },

  {
    title: "the operator may delete evidence",
    of: "failover-operator-rights",
    change: statement((all) => [...all, { Effect: "Allow", Action: "s3:DeleteObject", Resource: "*" }]),
    verdict: "weaker",
    sentence: "role zkp-operator may now do s3:DeleteObject on everything",
  },

  {
    title: "nobody can approve",
    of: "failover-approver-role",
    change: gone,
    verdict: "unknown",
    sentence: "role zkp-approver is gone: nothing can act as it any more",
  },

  {
    title: "the record cannot be called",
    of: "record-url-open",
    change: gone,
    verdict: "unknown",
    sentence: "zkp-record-ingress for * in us-west-2: can no longer be called",
  },

  {
    title: "nobody is blocked by address",
    of: "failover-primary-blocked",
    change: gone,
    verdict: "weaker",
    sentence: "list of addresses zkp-blocked-v4 in us-east-1 is gone: what is in it is blocked no more",
  },

  {
    title: "the executor cannot throw the switch",
    of: "failover-executor-rights",
    change: statement((all) => all.filter((it) => !JSON.stringify(it).includes("switch"))),
    verdict: "unknown",
    sentence:
      "role zkp-executor may no longer do s3:DeleteObject, s3:GetObject and s3:PutObject on arn:aws:s3:::zkp-switch-123456789012-us-west-2/primary-is-out-of-service",
  },

  {
    title: "evidence can be bypassed",
    of: "failover-evidence-standby-lock",
    change: text("COMPLIANCE", "GOVERNANCE"),
    verdict: "weaker",
    sentence: "the lock of bucket zkp-evidence-123456789012-us-west-2: holds against all but those who may bypass it",
  },

  {
    title: "a copy follows when it can",
    of: "failover-revocation",
    change: text('"STRONG"', '"EVENTUAL"'),
    verdict: "weaker",
    sentence: "table zkp-revocation in us-east-1, copy in us-west-2: can lack the last writes when the primary is lost",
  },

  {
    title: "artefacts are not copied",
    of: "failover-artefacts-replication",
    change: text(/"status":"Enabled"}],?/, '"status":"Disabled"}]'),
    verdict: "weaker",
    sentence: "the copy of bucket zkp-artefacts-123456789012-us-east-1, rule to-standby is no longer made",
  },

  {
    title: "a health check only asks whether somebody answers",
    of: "failover-proof-api-primary-health",
    change: text("HTTPS_STR_MATCH", "TCP"),
    verdict: "unknown",
    sentence: 'health check "api.us-east-1.vey.example in us-east-1" asks by TCP instead of HTTPS_STR_MATCH',
  },

  {
    title: "clients keep an answer",
    of: "failover-proof-api-primary",
    change: set({ ttl: 3600 }),
    verdict: "weaker",
    sentence: "api.vey.example is answered from the standby after 61.9 min instead of 2.9 min at worst",
  },

  {
    title: "the primary's own health does not count",
    of: "failover-proof-api-primary-serves",
    change: without("childHealthchecks", 0),
    verdict: "weaker",
    sentence: "api.vey.example is never answered from the standby, where it was after 2.9 min at worst",
  },

  {
    title: "an experiment stops by nothing",
    of: "failover-region-lost",
    change: set({ stopConditions: [] }),
    verdict: "weaker",
    sentence: "experiment zkp-region-lost in us-east-1 is no longer stopped by aws:cloudwatch:alarm",
  },

  {
    title: "a runbook isolates users without asking",
    of: "failover-primary-privacy-breach-runbook",
    change: inputs(({ content }) => {
      const it = JSON.parse(String(content)) as { readonly mainSteps: readonly Inputs[] };
      return { content: JSON.stringify({ ...it, mainSteps: it.mainSteps.filter(({ name }) => name !== "approval") }) };
    }),
    verdict: "unknown",
    sentence: "runbook zkp-privacy-breach in us-east-1: no longer does: approval",
  },

  {
    title: "logs are kept for a day",
    of: "failover-primary-firewall-log",
    change: set({ retentionInDays: 1 }),
    verdict: "weaker",
    sentence: "log aws-waf-logs-zkp in us-east-1 is kept for 1 day instead of 90 days",
  },
];
