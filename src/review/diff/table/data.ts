import { text } from "../../resources";
import { rights } from "../rights";
import { units } from "../units";
import { flag, guards, less, member, more, other, position, row } from "../rows";
import { keyed, set, type Row, type TypeWords } from "../words";

/** How many days apart the runs of a cron expression are at most; undefined for one that is not that simple. */
function daysApart(expression: string | undefined): number | undefined {
  const [, , , days, months, weekdays] = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) \S+\)$/.exec(expression ?? "") ?? [];
  if (months !== "*") return undefined;
  if (days === "*" || (days === "?" && weekdays === "*")) return 1;
  if (days === "?" && weekdays !== undefined) return 7 / weekdays.split(",").length;
  return days !== undefined && /^\d+(,\d+)*$/.test(days) ? 31 / days.split(",").length : undefined;
}

const often = (days: number) =>
  days === 1 ? "every day" : days === 7 ? "every week" : days === 31 ? "every month" : `every ${Math.round(days)} days`;

const backups: Row = row(({ before, after }) => {
  const [was, is] = [daysApart(text(before)), daysApart(text(after))];
  const shown = `${text(after) ?? "never"} instead of ${text(before) ?? "never"}`;
  if (was === undefined || is === undefined) return [{ verdict: "unknown", text: `{is|are} made at ${shown}` }];
  if (was === is) return [{ verdict: "neutral", text: `{is|are} made ${often(is)}, at ${shown}` }];
  return [{ verdict: is < was ? "stronger" : "weaker", text: `{is|are} made ${often(is)} instead of ${often(was)}` }];
});

const key: Pick<TypeWords, "noun" | "name"> = {
  noun: "key",
  name: ({ description }) => text(description)?.split(/[;.]/)[0],
};
const keyRows: TypeWords["inputs"] = {
  policy: rights("resource"),
  deletionWindowInDays: more("can be rescued after a deletion for", units.days, { as: 30, say: "30 days" }),
  enabled: flag("on", "can be used", "cannot be used", "on"),
  isEnabled: flag("on", "can be used", "cannot be used", "on"),
  bypassPolicyLockoutSafetyCheck: flag(
    "off",
    "can be locked away from everybody",
    "cannot be locked away from everybody",
  ),
};

const deletion = flag(
  "on",
  "{is|are} protected against deletion at AWS",
  "{is|are} no longer protected against deletion at AWS",
);

/** Keys, tables, secrets and backups: what must not be lost. */
export const dataWords: Readonly<Record<string, TypeWords>> = {
  "aws:kms/key:Key": {
    ...key,
    presence: guards(),
    inputs: {
      ...keyRows,
      customerMasterKeySpec: other("{is|are} of the kind"),
      keyUsage: other("{is|are} for"),
      enableKeyRotation: flag("on", "{is|are} renewed every year by AWS", "{is|are} not renewed by AWS"),
      rotationPeriodInDays: less("{is|are} renewed every", units.days),
      multiRegion: flag("on", "can have a copy in another region", "{is|are} gone with its region"),
    },
  },
  "aws:kms/replicaKey:ReplicaKey": {
    ...key,
    presence: guards("{has|have} a copy now", "{has|have} no copy any more, and {is|are} gone with its region"),
    inputs: { ...keyRows, primaryKeyArn: other("{is|are} the copy of") },
  },
  "aws:kms/alias:Alias": {
    noun: "key name",
    presence: guards(),
    inputs: { name: other("whoever signs knows it as"), targetKeyId: other("{stands|stand} for") },
  },
  "aws:dynamodb/table:Table": {
    noun: "table",
    presence: guards(),
    lists: { attributes: keyed("attribute", "name"), replicas: keyed("copy in", "regionName") },
    inputs: {
      billingMode: other("{is|are} paid"),
      deletionProtectionEnabled: deletion,
      hashKey: other("{is|are} looked up by"),
      rangeKey: other("{is|are} sorted by"),
      "attributes[]": member("unclear", "has the {element} now", "no longer has the {element}"),
      "attributes[].type": other("holds values of type"),
      "globalTableWitness.regionName": other("which copy is right is decided with the help of"),
      "pointInTimeRecovery.enabled": flag(
        "on",
        "can be put back to any moment",
        "can no longer be put back to any moment",
      ),
      "pointInTimeRecovery.recoveryPeriodInDays": more("can be put back to any moment of the last", units.days, {
        as: 35,
        say: "35 days",
      }),
      "replicas[]": member("more", "{has|have} a {element} now", "{has|have} no {element} any more"),
      "replicas[].consistencyMode": position(
        {
          EVENTUAL: "can lack the last writes when the primary is lost",
          STRONG: "never lacks a write",
        },
        "EVENTUAL",
      ),
      "replicas[].deletionProtectionEnabled": deletion,
      "replicas[].pointInTimeRecovery": flag(
        "on",
        "can be put back to any moment",
        "can no longer be put back to any moment",
      ),
      "replicas[].propagateTags": flag(
        "neither",
        "{carries|carry} the table's tags",
        "no longer {carries|carry} the table's tags",
      ),
      streamEnabled: flag("on", "its changes can be followed", "its changes can no longer be followed"),
      streamViewType: other("whoever follows its changes sees"),
      "ttl.enabled": flag("off", "entries are deleted by their age", "entries are no longer deleted by their age"),
      "ttl.attributeName": other("the age of entries is told by"),
    },
  },
  "aws:secretsmanager/secret:Secret": {
    noun: "secret",
    presence: guards(),
    lists: { replicas: keyed("copy in", "region") },
    inputs: {
      "replicas[]": member(
        "more",
        "{has|have} a {element} now",
        "{has|have} no {element} any more, and {is|are} gone with the primary",
      ),
      recoveryWindowInDays: more("can be rescued after a deletion for", units.days, { as: 30, say: "30 days" }),
      kmsKeyId: other("{is|are} encrypted under"),
      policy: rights("resource"),
      forceOverwriteReplicaSecret: flag(
        "neither",
        "takes the place of what is called so in another region",
        "leaves what is called so in another region",
      ),
    },
  },
  "aws:backup/plan:Plan": {
    noun: "backups of",
    presence: guards("{is|are} made now", "{is|are} no longer made"),
    lists: { rules: keyed("the backup", "ruleName"), "rules[].copyActions": keyed("copy in", "destinationVaultArn") },
    inputs: {
      "rules[]": member("more", "{element} is made now", "{element} is no longer made"),
      "rules[].schedule": backups,
      "rules[].scheduleExpressionTimezone": other("{is|are} made by the clock of"),
      "rules[].targetVaultName": other("{is|are} kept in"),
      "rules[].startWindow": less("{begins|begin} within", units.minutes),
      "rules[].completionWindow": less("{must|must} end within", units.minutes),
      "rules[].enableContinuousBackup": flag(
        "on",
        "{can|can} be put back to any moment",
        "{cannot|cannot} be put back to any moment",
      ),
      "rules[].lifecycle.deleteAfter": more("{is|are} kept for", units.days, { as: Infinity, say: "ever" }),
      "rules[].lifecycle.coldStorageAfter": more("{is|are} at hand for", units.days, { as: Infinity, say: "ever" }),
      "rules[].copyActions[]": member("more", "has a {element} now", "has no {element} any more"),
      "rules[].copyActions[].lifecycle.deleteAfter": more("{is|are} kept for", units.days, {
        as: Infinity,
        say: "ever",
      }),
      "rules[].copyActions[].lifecycle.coldStorageAfter": more("{is|are} at hand for", units.days, {
        as: Infinity,
        say: "ever",
      }),
    },
  },
  "aws:backup/selection:Selection": {
    noun: "what is backed up as",
    presence: guards("{is|are} backed up now", "{is|are} no longer backed up"),
    lists: { resources: set("thing"), notResources: set("thing") },
    inputs: {
      iamRoleArn: other("{is|are} backed up by"),
      planId: other("{is|are} backed up as told by"),
      "resources[]": member("more", "{} is backed up now", "{} is no longer backed up"),
      "notResources[]": member("less", "{} is left out now", "{} is no longer left out"),
    },
  },
  "aws:backup/vault:Vault": {
    noun: "backup vault",
    presence: guards(),
    inputs: {
      kmsKeyArn: other("{is|are} encrypted under"),
      forceDestroy: flag(
        "off",
        "{is|are} deleted with all that is in it",
        "{is|are} not deleted while something is in it",
      ),
    },
  },
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": {
    noun: "",
    name: ({ backupVaultName }) => `the lock of backup vault ${text(backupVaultName) ?? ""}`,
    presence: guards("holds now", "no longer holds: backups can be deleted"),
    inputs: {
      backupVaultName: other("locks"),
      minRetentionDays: more("nobody can delete a backup for", units.days),
      maxRetentionDays: more("nobody can keep a backup for longer than", units.days),
      changeableForDays: less("can still be taken off for", units.days, { as: Infinity, say: "ever" }),
    },
  },
};
