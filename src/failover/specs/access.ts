import type { Environment } from "../../environment";
import { roleName, type AccessRole, type Names } from "../names";
import { machineTrust, peopleTrust, policy, serviceTrust, type PolicyDocument, type Statement } from "../../iam";
import {
  approve,
  backUp,
  changeKeys,
  disrupt,
  execute,
  exercise,
  investigate,
  makeKeys,
  neverDestroy,
  page,
  recordEnds,
  recordRun,
  replicate,
  runPlan,
  startButtons,
  startRunbooks,
  throwSwitch,
} from "./rights";

/** A role: who may act in it, and what it may do. */
export interface RoleSpec {
  readonly key: AccessRole;
  readonly name: string;
  readonly description: string;
  readonly trust: PolicyDocument;
  readonly policy: PolicyDocument;
}

/** Draws up the roles. Nobody works in this account by them but in an incident, an exercise or an investigation. */
export function accessSpecs(environment: Environment, names: Names): RoleSpec[] {
  const { accountId } = names;
  const { principals } = environment.failover;
  const people = (who: Exclude<keyof typeof principals, "runner">) => policy(peopleTrust(principals[who]));
  const services = (...all: readonly string[]) => policy(serviceTrust(accountId, ...all));
  const role = (key: AccessRole, description: string, trust: PolicyDocument, ...statements: readonly Statement[]) => ({
    key,
    name: roleName(key),
    description,
    trust,
    policy: policy(...statements),
  });
  const roles = [
    role(
      "operator",
      "Starts runbooks.",
      people("operator"),
      ...startRunbooks(names, "executor", "custodian"),
      neverDestroy,
    ),
    ...(principals.runner === undefined
      ? []
      : [
          role(
            "runner",
            "Starts what the buttons beside an incident start.",
            policy(machineTrust(accountId, principals.runner)),
            ...startButtons(names, "executor", "custodian"),
            neverDestroy,
          ),
        ]),
    role(
      "approver",
      "Approves the steps of runbooks that cannot be undone.",
      people("approver"),
      ...approve(names),
      neverDestroy,
    ),
    role(
      "executor",
      "What runbooks act as.",
      services("ssm.amazonaws.com"),
      ...execute(environment, names),
      neverDestroy,
    ),
    role(
      "custodian",
      "What the runbook of a compromised key acts as.",
      services("ssm.amazonaws.com"),
      ...changeKeys(names),
      ...makeKeys(names),
      ...recordRun(names),
      neverDestroy,
    ),
    role(
      "recorder",
      "Has every run recorded that has ended, by a rule of the event bus.",
      services("events.amazonaws.com"),
      ...recordEnds(names),
      neverDestroy,
    ),
    role(
      "break-glass",
      "Throws the switch, takes keys out of use and writes controls by hand, when no runbook runs.",
      people("breakGlass"),
      ...throwSwitch(environment, names),
      ...changeKeys(names),
      neverDestroy,
    ),
    role(
      "investigator",
      "Reads evidence; who read what is on the trail.",
      people("investigator"),
      ...investigate(names),
      neverDestroy,
    ),
    role(
      "drill",
      "Starts exercises on their days.",
      services("scheduler.amazonaws.com"),
      ...exercise(names),
      neverDestroy,
    ),
    role(
      "experiment",
      "What the experiment that takes the primary away acts as.",
      services("fis.amazonaws.com"),
      ...disrupt(names),
      neverDestroy,
    ),
    role(
      "replication",
      "Copies artefacts and evidence to the standby.",
      services("s3.amazonaws.com"),
      ...replicate(names),
    ),
    role("backup", "Backs the revocation table up.", services("backup.amazonaws.com"), ...backUp(names)),
    role("pager", "Sends the cloud's events to PagerDuty.", services("events.amazonaws.com"), ...page(names)),
  ];
  return environment.failover.switch === "region-switch"
    ? [
        ...roles,
        role(
          "region-switch",
          "What the Region switch plan acts as.",
          services("arc-region-switch.amazonaws.com"),
          ...runPlan(environment, names),
          neverDestroy,
        ),
      ]
    : roles;
}
