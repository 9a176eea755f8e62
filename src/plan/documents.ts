import { inRegions, runbookKeys, type RunbookKey } from "./runbooks";
import type { RegionRole } from "./continuity";
import type { Sourced } from "./source";

/** The documents that automation runs: the plan's runbooks, the way back, and what every run needs around it. */
export const documentKeys = [...runbookKeys, "failback", "health-check", "collect-evidence", "record-run"] as const;
/** A document's key. */
export type DocumentKey = (typeof documentKeys)[number];

/** A document's name in Systems Manager, in both regions. */
export const documentName = (document: DocumentKey): string => `zkp-${document}`;

/** An option of a command, and the document's parameter that it sets. */
export interface CommandOption {
  /** Absent where the command itself makes something of it. */
  readonly parameter?: string;
  readonly text: string;
  readonly required?: boolean;
  /** As the plan writes it, where it gives one. */
  readonly example?: string;
  /** An option without a value, such as --all: the parameter becomes this. */
  readonly flag?: string;
  /** What messages and buttons write, where they know it before an incident; {primary} and {standby} are regions. */
  readonly preset?: string;
  /** Whether it takes more than one value. */
  readonly several?: true;
}

/** One of the plan's scripts, as a command of this project: the document that does its work, and how. */
export interface Command extends Sourced {
  readonly purpose: string;
  readonly document: DocumentKey;
  /** What is done of the document's choices; absent where it has none. */
  readonly does?: string;
  /** Whether it only looks, whatever is asked. */
  readonly looks?: true;
  readonly options: Readonly<Record<string, CommandOption>>;
  /** What people do when Systems Manager is down, in the region that is up. */
  readonly byHand: readonly string[];
}

/** The names of the plan's nine scripts. */
export const commandKeys = [
  "disable-circuit",
  "enable-fallback",
  "enable-rate-limit",
  "find-linked-pids",
  "rotate-pids",
  "health-check",
  "failover",
  "revoke-key",
  "rotate-signing-key",
] as const;
/** A command's key. */
export type CommandKey = (typeof commandKeys)[number];

const circuit = {
  parameter: "Circuit",
  text: "the circuit",
  required: true,
  example: "membership",
} as const satisfies CommandOption;

/** A row of the controls, written by hand. */
const putControl = (control: string, subject: string, state: string) =>
  `aws dynamodb put-item --region <region> --table-name zkp-controls --item '{"control":{"S":"${control}"},"subject":{"S":"${subject}"},"state":{"S":"${state}"},"since":{"S":"<now, such as 2025-12-07T03:12:00Z>"},"incident":{"S":"<incident>"},"execution":{"S":"by hand"},"details":{"M":{}}}'`;

/** The plan's nine scripts. */
export const commands = {
  "disable-circuit": {
    purpose: "Disable vulnerable circuit version",
    document: "circuit-vulnerability",
    does: "disable-circuit",
    options: { circuit, version: { parameter: "Version", text: "the version", required: true, example: "1.0" } },
    byHand: [putControl("circuit-version", "<circuit>/<version>", "disabled")],
    source: "Runbook 1: Circuit Vulnerability Detected",
  },
  "enable-fallback": {
    purpose: "Enable fallback verification",
    document: "circuit-vulnerability",
    does: "enable-fallback",
    options: { circuit },
    byHand: [putControl("fallback-verification", "<circuit>", "on")],
    source: "Runbook 1: Circuit Vulnerability Detected",
  },
  "enable-rate-limit": {
    purpose: "Enable aggressive rate limiting",
    document: "ddos-attack",
    options: {
      level: { parameter: "Do", text: "strict, normal, block or unblock", required: true, preset: "strict" },
      addresses: { parameter: "Addresses", text: "what block and unblock are about, in CIDR notation", several: true },
    },
    byHand: [
      putControl("rate-level", "*", "strict"),
      "aws wafv2 list-ip-sets --region <region> --scope REGIONAL   # the ids of zkp-strict-v4 and zkp-strict-v6",
      "aws wafv2 get-ip-set --region <region> --scope REGIONAL --name zkp-strict-v4 --id <id>   # its lock token",
      "aws wafv2 update-ip-set --region <region> --scope REGIONAL --name zkp-strict-v4 --id <id> --lock-token <token> --addresses 0.0.0.0/1 128.0.0.0/1",
      "the same for zkp-strict-v6 with ::/1 8000::/1, and in the other region",
    ],
    source: "Runbook 2: DDoS Attack",
  },
  "find-linked-pids": {
    purpose: "Identify affected PIDs",
    document: "privacy-breach",
    looks: true,
    options: { "breach-id": { parameter: "BreachId", text: "the breach", required: true, example: "BR001" } },
    byHand: [
      `aws logs filter-log-events --region <region> --log-group-name /zkp/application --filter-pattern '"<breach>"' --query 'events[].message'`,
    ],
    source: "Runbook 3: Privacy Breach",
  },
  "rotate-pids": {
    purpose: "Trigger emergency PID rotation",
    document: "privacy-breach",
    options: {
      input: {
        text: "the list that find-linked-pids wrote; exactly what is on it is rotated",
        required: true,
        preset: "affected_pids.txt",
      },
    },
    byHand: [
      putControl("revoked-batch", "<breach>", "revoked"),
      putControl("pid-rotation", "<breach>", "ordered"),
      "give both rows the details list (s3:// address), sha256 and count of the list in the evidence store",
    ],
    source: "Runbook 3: Privacy Breach",
  },
  "health-check": {
    purpose: "Check service status",
    document: "health-check",
    looks: true,
    options: { all: { text: "every endpoint of both regions, as always", flag: "all" } },
    byHand: ["curl --fail --max-time 3 https://<endpoint>/health/deep"],
    source: "Runbook 4: Service Outage",
  },
  failover: {
    purpose: "Failover to backup region",
    document: "service-outage",
    does: "failover",
    options: {
      from: { text: "the region that traffic leaves", required: true, preset: "{primary}" },
      to: { text: "the region that takes it over", required: true, preset: "{standby}" },
    },
    byHand: [
      "aws s3api put-object --region <standby> --bucket zkp-switch-<account>-<standby> --key primary-is-out-of-service",
      "with another switch than health-check: docs/failover.md",
    ],
    source: "Runbook 4: Service Outage",
  },
  "revoke-key": {
    purpose: "Revoke compromised key",
    document: "signing-key-compromise",
    does: "revoke",
    options: {
      "key-id": { parameter: "KeyId", text: "the key", required: true, example: "signing-key-001" },
      purpose: { parameter: "Purpose", text: "credential or revocation-list" },
    },
    byHand: [
      "assume zkp-break-glass; in both regions: aws kms disable-key --region <region> --key-id <key>",
      putControl("invalidated-key", "<key>", "invalidated"),
    ],
    source: "Runbook 5: Signing Key Compromise",
  },
  "rotate-signing-key": {
    purpose: "Rotate to new key",
    document: "signing-key-compromise",
    does: "rotate",
    options: {
      "generate-new": { parameter: "KeyId", text: "make a fresh key", flag: "current" },
      purpose: { parameter: "Purpose", text: "credential or revocation-list" },
    },
    byHand: [
      "as the deployer, because who makes a key writes its policy: aws kms get-key-policy --region <region> --key-id alias/zkp/<purpose> --query Policy --output text > policy.json",
      "aws kms create-key --region <region> --multi-region --key-spec ECC_NIST_P256 --key-usage SIGN_VERIFY --policy file://policy.json --tags TagKey=zkp-signing-key,TagValue=<purpose>",
      "aws kms replicate-key --region <region> --key-id <fresh> --replica-region <other> --policy file://policy.json --tags TagKey=zkp-signing-key,TagValue=<purpose>",
      "assume zkp-break-glass; in both regions: aws kms update-alias --region <region> --alias-name alias/zkp/<purpose> --target-key-id <fresh>",
      "publish it: aws kms get-public-key, then the row verification-key <purpose> of zkp-controls (docs/controls.md)",
    ],
    source: "Runbook 5: Signing Key Compromise",
  },
} as const satisfies Record<CommandKey, Command>;

/** The commands of a runbook, in the plan's order. */
export const commandsOf = (runbook: RunbookKey): readonly CommandKey[] =>
  commandKeys.filter((it) => commands[it].document === runbook);

/**
 * How a command is given for an incident; `<…>` is what only the incident tells.
 *
 * @param regions what {primary} and {standby} are.
 */
export function commandLine(key: CommandKey, regions: Readonly<Record<RegionRole, string>>): string {
  const { options, looks }: Command = commands[key];
  const given = Object.entries(options).flatMap(([name, { flag, required, preset = `<${name}>` }]) => {
    if (flag !== undefined) return [`--${name}`];
    return required === true ? [`--${name}=${inRegions(preset, regions)}`] : [];
  });
  return ["npm run respond --", key, ...given, "--incident=<incident>", ...(looks === true ? [] : ["--for-real"])].join(
    " ",
  );
}

/** Whether a key is one of the plan's scripts. */
export const isCommand = (key: string): key is CommandKey => commandKeys.some((it) => it === key);

/** A document's name, and where it runs: first in the standby, which lives when it is needed. */
export const whereItRuns = (document: DocumentKey, regions: Readonly<Record<RegionRole, string>>): string =>
  `${documentName(document)} in ${regions.standby}, else in ${regions.primary}`;

/**
 * What people do by hand, for one account and incident.
 *
 * @param lines such as a command's `byHand`.
 */
export const handLines = (
  lines: readonly string[],
  { accountId, standby, incident }: Readonly<Record<"accountId" | "standby" | "incident", string>>,
): readonly string[] =>
  lines.map((it) =>
    it.replaceAll("<account>", accountId).replaceAll("<standby>", standby).replaceAll("<incident>", incident),
  );
