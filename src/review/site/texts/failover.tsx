import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of the page of failover, in English. */
export const texts = {
  failover: "Failover",
  rto: "RTO",
  rpo: "RPO",
  disasterRecovery: "disaster recovery",
  primary: "Primary",
  standby: "Standby",
  witness: "Witness",
  switch: "Switch",
  recoveredByItselfWithin: "Recovered by itself within",
  min: (automaticRecoveryMinutes: Said): string => `${automaticRecoveryMinutes} min`,
  byHandWithin: "By hand within",
  minOfThemToDecide: (manualRecoveryMinutes: Said, decideWithinMinutes: Said): string =>
    `${manualRecoveryMinutes} min, ${decideWithinMinutes} of them to decide`,
  runbook: "Runbook",
  byHand: "By hand",
  andBack: "And back",
  timeLine: "Time line",
  failoverOfTheTableSays: (name: Said): string => `Failover of ${name}; the table says the same`,
  atWorst: "At worst",
  whatIsLostWithThe: "What is lost with the primary",
  recoveryPoints: "Recovery points",
  nothing: "nothing",
  allowedBackupsAreMadeDaily: (
    which: ComponentChildren,
    backupAt: ComponentChildren,
    backupKeptDays: ComponentChildren,
  ): VNode => (
    <>
      Allowed: {which}. Backups are made daily at {backupAt} UTC and kept {backupKeptDays} days.
    </>
  ),
  isTheStandbyReady: "Is the standby ready?",
  itsNewestBackupIsYounger: (backupAgeMinutes: Said): string => `its newest backup is younger than ${backupAgeMinutes}`,
  itsCertificatesAreValidFor: (certificateDays: Said): string =>
    `its certificates are valid for ${certificateDays} days more`,
  itHasOfThePrimarys: (capacityPercent: Said): string => `it has ${capacityPercent} % of the primary's capacity`,
  everyMin: (title: Said, does: Said, everyMinutes: Said): string => `${title}: ${does}, every ${everyMinutes} min`,
  howLongARunbookTakes: "How long a runbook takes",
  firstPhases: "First phases",
  whatMissesThePlan: "What misses the plan",
  nothingMissed: "Nothing.",
} as const;
