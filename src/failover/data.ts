import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { regionRoles, type RegionRole } from "../plan";
import { BucketPair } from "./buckets";
import { controlsTableName, prefix, tableName, vaultName } from "./names";
import type { FailoverSpecs } from "./specs";

/** What the stores are made from, and the name that their names begin with. */
export interface DataArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "data" | "names" | "regions">;
  readonly roles: readonly pulumi.Resource[];
}

/** What must survive a region: revocations, controls, circuits and proving keys, secrets; and backups of what was corrupted. */
export class Data extends pulumi.ComponentResource {
  readonly table: aws.dynamodb.Table;
  readonly artefacts: BucketPair;

  constructor(component: string, { name, specs, roles }: DataArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Data", component, {}, opts);
    this.table = this.#createTable(`${name}-revocation`, tableName, ["credential"], specs);
    this.#createTable(`${name}-controls`, controlsTableName, ["control", "subject"], specs);
    this.artefacts = new BucketPair(
      `${name}-artefacts`,
      {
        name,
        kind: "artefacts",
        names: specs.names,
        replication: { minutes: specs.data.replicationMinutes, dependsOn: roles },
      },
      { parent: this },
    );
    for (const secret of specs.data.secrets)
      new aws.secretsmanager.Secret(
        `${name}-secret-${secret.replaceAll("/", "-")}`,
        {
          name: secret,
          description: "Replicated to the standby; its value is set by people, never by this program.",
          region: specs.regions.primary,
          recoveryWindowInDays: specs.data.recoveryWindowDays,
          replicas: [{ region: specs.regions.standby }],
        },
        { parent: this, protect: true },
      );
    this.#createBackups(name, specs, roles);
    this.registerOutputs({});
  }

  /**
   * Written in either region and read the same in both at once: a revocation or a control that is lost makes valid what is
   * distrusted.
   */
  #createTable(
    name: string,
    title: string,
    [hashKey, rangeKey]: readonly [string, string?],
    { data, regions }: DataArgs["specs"],
  ): aws.dynamodb.Table {
    return new aws.dynamodb.Table(
      name,
      {
        name: title,
        region: regions.primary,
        billingMode: "PAY_PER_REQUEST",
        hashKey,
        ...(rangeKey !== undefined && { rangeKey }),
        attributes: [hashKey, ...(rangeKey === undefined ? [] : [rangeKey])].map((it) => ({ name: it, type: "S" })),
        streamEnabled: true,
        streamViewType: "NEW_AND_OLD_IMAGES",
        deletionProtectionEnabled: true,
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: data.pointInTimeDays },
        // Every optional setting of the replica is given: what is left out differs for ever.
        replicas: [
          {
            regionName: regions.standby,
            consistencyMode: "STRONG",
            deletionProtectionEnabled: true,
            pointInTimeRecovery: true,
            propagateTags: true,
          },
        ],
        globalTableWitness: { regionName: regions.witness },
      },
      // A replica in another region takes AWS up to half an hour.
      { parent: this, protect: true, customTimeouts: { create: "30m", update: "30m", delete: "30m" } },
    );
  }

  /** Each region backs its own replica up, and copies to the other: a region that is lost takes no backups along. */
  #createBackups(name: string, { data, names }: DataArgs["specs"], roles: readonly pulumi.Resource[]): void {
    const vaults = regionRoles.map((role) => this.#createVault(name, role, data, names));
    const lifecycle = { deleteAfter: data.backupKeptDays };
    for (const role of regionRoles) {
      const region = names.regions[role];
      const formerly = (it: string) => ({ aliases: role === "primary" ? [{ name: `${name}-${it}` }] : [] });
      const copyTo = names.vaultArn(role === "primary" ? "standby" : "primary");
      const plan = new aws.backup.Plan(
        `${name}-${role}-backup`,
        {
          name: `${prefix}-revocation`,
          region,
          rules: [
            {
              ruleName: "daily",
              targetVaultName: vaultName,
              schedule: data.backupSchedule,
              lifecycle,
              copyActions: [{ destinationVaultArn: copyTo, lifecycle }],
            },
          ],
        },
        { parent: this, dependsOn: vaults, ...formerly("backup") },
      );
      new aws.backup.Selection(
        `${name}-${role}-backup-selection`,
        {
          name: `${prefix}-revocation`,
          region,
          planId: plan.id,
          iamRoleArn: names.roleArn("backup"),
          resources: [names.tableArn(role)],
        },
        { parent: this, dependsOn: [this.table, ...roles], ...formerly("backup-selection") },
      );
    }
  }

  #createVault(name: string, role: RegionRole, data: DataArgs["specs"]["data"], names: DataArgs["specs"]["names"]) {
    const region = names.regions[role];
    const kept = { parent: this, protect: true, retainOnDelete: true };
    const vault = new aws.backup.Vault(`${name}-${role}-vault`, { name: vaultName, region }, kept);
    new aws.backup.VaultLockConfiguration(
      `${name}-${role}-vault-lock`,
      {
        backupVaultName: vault.name,
        region,
        minRetentionDays: data.backupKeptDays,
        // After these days nobody can ever loosen the lock: production only.
        ...(data.irreversibleLocks && { changeableForDays: 3 }),
      },
      kept,
    );
    return vault;
  }
}
